import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { LabelKind, OfferKind, SETTINGS } from "../schema.ts";
import type { OfferTime } from "../times/index.ts";

/** An offer with all that the public may know of it, in German, for other houses' directories. */
export type ServiceOut = {
  id: string;
  kind: OfferKind;
  title: string;
  summary: string;
  description: string;
  /** A line each. */
  papers: string;
  costNote: string;
  timesNote: string;
  isPaused: boolean;
  setting: (typeof SETTINGS)[number];
  /** Null: not said. Zero: free of charge. */
  costCents: number | null;
  languages: Locale[];
  phone: string | null;
  email: string | null;
  website: string | null;
  onlineAddress: string | null;
  /** YYYY-MM-DD */
  confirmedOn: string;
  /** Null where the organisation is not public. */
  organisation: OrganisationOut | null;
  places: PlaceOut[];
  labels: LabelOut[];
  times: (Pick<OfferTime, "kind" | "durationMinutes" | "isAllDay" | "rule" | "openingHours"> & { id: string; /** Wall clock. */ startsAt: string | null })[];
};
export type OrganisationOut = { id: string; name: string; shortName: string | null; phone: string | null; email: string | null; website: string | null };
export type PlaceOut = {
  id: string;
  name: string;
  street: string;
  postalCode: string;
  municipality: string | null;
  /** Degrees; its own, not its municipality's. */
  latitude: number | null;
  longitude: number | null;
};
export type LabelOut = { id: string; kind: LabelKind; key: string; names: { de: string } & Partial<Record<Locale, string>> };

export type ServiceQuery = { said?: string; ids?: readonly string[]; labelId?: string; organisationId?: string };
export type Paged<T> = { total: number; items: T[] };
export type PageOf = { /** From 1. */ page: number; size: number };

/** Most that a search goes through. */
const MOST_FOUND = 20_000;

/** A page of what the public sees, by id. One query. */
export async function listServices(ctx: Context, db: Reader, query: ServiceQuery, page: PageOf): Promise<Paged<ServiceOut>> {
  const here = ctx.region.id;
  const where = sql.join(
    [
      sql`o.region_id = ${here} and o.is_shown and (o.valid_until is null or o.valid_until >= ${ctx.today})`,
      ...(query.ids ? [sql`o.id = any(${sql.param(query.ids)}::uuid[])`] : []),
      ...(query.organisationId ? [sql`o.organisation_id = ${query.organisationId}`] : []),
      ...(query.labelId
        ? [
            sql`(o.branch_id = ${query.labelId} or exists (select from offer_topics c where c.region_id = ${here} and c.offer_id = o.id and c.label_id = ${query.labelId}))`,
          ]
        : []),
      ...(query.said ? [sql`o.id in (select offer_id from search.find_offers(${query.said}, 'de', ${MOST_FOUND}))`] : []),
    ],
    sql` and `,
  );
  const one = sql`json_build_object('id', o.id, 'kind', o.kind, 'title', t.title, 'summary', t.summary, 'description', t.description, 'papers', t.papers,
    'costNote', t.cost_note, 'timesNote', t.times_note, 'isPaused', o.state = 'paused', 'setting', o.setting, 'costCents', o.cost_cents, 'languages', o.languages,
    'phone', coalesce(o.phone, g.phone), 'email', coalesce(o.email, g.email), 'website', o.website, 'onlineAddress', o.online_address, 'confirmedOn', o.confirmed_on,
    'organisation', case when g.id is not null then ${ORGANISATION} end,
    'places', (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'street', p.street, 'postalCode', p.postal_code, 'municipality', m.name,
        'latitude', p.latitude, 'longitude', p.longitude) order by p.position, p.id), '[]')
      from offer_places p left join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id where p.region_id = o.region_id and p.offer_id = o.id),
    'labels', (select coalesce(json_agg(${LABEL} order by l.kind, l.position, l.key), '[]') from offer_labels l where l.region_id = o.region_id
      and (l.id = o.branch_id or l.id in (select c.label_id from offer_topics c where c.region_id = o.region_id and c.offer_id = o.id))),
    'times', (select coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind, 'startsAt', w.starts_at, 'durationMinutes', w.duration_minutes, 'isAllDay', w.is_all_day,
        'rule', w.rule, 'openingHours', w.opening_hours) order by w.position, w.id), '[]') from offer_times w where w.region_id = o.region_id and w.offer_id = o.id))`;
  return paged<ServiceOut>(
    db,
    { from: sql`offers o`, where, order: sql`o.id` },
    sql`select ${one} from page o join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de'
      left join organisations g on g.region_id = o.region_id and g.id = o.organisation_id order by o.id`,
    page,
  );
}

/** A page of where they take place. One query. @param id of one */
export async function listPlaces(ctx: Context, db: Reader, id: string | null, page: PageOf): Promise<Paged<{ id: string; offerId: string }>> {
  const where = sql`p.region_id = ${ctx.region.id} and p.is_shown ${id === null ? sql`` : sql`and p.id = ${id}`}
    and exists (select from offers o where o.region_id = p.region_id and o.id = p.offer_id and (o.valid_until is null or o.valid_until >= ${ctx.today}))`;
  const one = sql`select json_build_object('id', p.id, 'offerId', p.offer_id) from page p order by p.id`;
  return paged(db, { from: sql`offer_places p`, where, order: sql`p.id` }, one, page);
}

/** A page of the public organisations that have an offer, by name. One query. @param id of one */
export async function listProviders(ctx: Context, db: Reader, id: string | null, page: PageOf): Promise<Paged<OrganisationOut>> {
  const where = sql`g.region_id = ${ctx.region.id} and g.is_public and g.hidden_at is null ${id === null ? sql`` : sql`and g.id = ${id}`}
    and exists (select from offers o where o.region_id = g.region_id and o.organisation_id = g.id and o.is_shown)`;
  return paged<OrganisationOut>(
    db,
    { from: sql`organisations g`, where, order: sql`g.name, g.id` },
    sql`select ${ORGANISATION} from page g order by g.name, g.id`,
    page,
  );
}

/** A page of the words by which offers are sorted. One query. */
export async function listLabels(ctx: Context, db: Reader, query: { id?: string; kind?: LabelKind }, page: PageOf): Promise<Paged<LabelOut>> {
  const where = sql`l.region_id = ${ctx.region.id} ${query.id ? sql`and l.id = ${query.id}` : sql``} ${query.kind ? sql`and l.kind = ${query.kind}` : sql``}`;
  const order = sql`l.kind, l.position, l.key`;
  return paged<LabelOut>(db, { from: sql`offer_labels l`, where, order }, sql`select ${LABEL} from page l order by ${order}`, page);
}

const ORGANISATION = sql`json_build_object('id', g.id, 'name', g.name, 'shortName', g.short_name, 'phone', g.phone, 'email', g.email, 'website', g.website)`;
const LABEL = sql`json_build_object('id', l.id, 'kind', l.kind, 'key', l.key, 'names', l.names)`;

async function paged<T>(db: Reader, list: { from: SQL; where: SQL; order: SQL }, items: SQL, { page, size }: PageOf): Promise<Paged<T>> {
  const { rows } = await db.execute<{ total: number; items: T[] }>(sql`
    with page as (select * from ${list.from} where ${list.where} order by ${list.order} limit ${size} offset ${(page - 1) * size})
    select (select count(*)::int from ${list.from} where ${list.where}) as total, array(${items}) as items`);
  const [found] = rows;
  if (!found) throw new Error("A query without rows that always gives one.");
  return found;
}
