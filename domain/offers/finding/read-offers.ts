import { sql } from "drizzle-orm";
import type { Accessibility } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { LEVELS } from "../courses/schema.ts";
import type { Scope } from "./fitting.ts";
import type { OfferKind, REGISTRATIONS, SETTINGS, TIME_KINDS } from "../schema.ts";

type Level = (typeof LEVELS)[number];

/** Words and the language they stand in: the reader's, or German. */
export type InLanguage = { text: string; language: Locale };

export type OfferCard = {
  id: string;
  kind: OfferKind;
  isPaused: boolean;
  /** ISO moment. */
  publishedAt: string | null;
  title: InLanguage;
  summary: InLanguage;
  /** Null where the organisation is not public. */
  organisation: string | null;
  branch: { key: string; icon: string | null; names: Record<string, string> };
  setting: (typeof SETTINGS)[number];
  /** Null: not said. Zero: free of charge. */
  costCents: number | null;
  hasChildcare: boolean;
  accessibility: Accessibility[];
  languages: Locale[];
  registration: (typeof REGISTRATIONS)[number];
  places: OfferPlace[];
  times: { kind: (typeof TIME_KINDS)[number]; openingHours: string | null }[];
  /** The next one that is not over; one that has begun counts. */
  next: OfferDate | null;
  /** Of a course. Null: not said. */
  level: { from: Level | null; to: Level | null } | null;
  /** Null: nobody counts them here, or no more are taken. Full also where others wait for the free ones. */
  seats: { free: number; isFull: boolean } | null;
};
export type OfferPlace = {
  name: string;
  street: string;
  postalCode: string;
  municipality: string | null;
  /** Degrees: its own, or the middle of its municipality. */
  latitude: number | null;
  longitude: number | null;
};
/** ISO moments. */
export type OfferDate = { startsAt: string; endsAt: string; isAllDay: boolean; isCancelled: boolean };

export type OfferPage = OfferCard & {
  /** Null where the organisation is not public. */
  organisationId: string | null;
  description: InLanguage;
  /** A line each. */
  papers: InLanguage;
  /** What somebody must know or have before it fits, a line each. */
  requirements: InLanguage;
  costNote: InLanguage;
  childcareNote: InLanguage;
  timesNote: InLanguage;
  /** What a person released, and nothing else of it. */
  contact: { name: string; function: string } | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  onlineAddress: string | null;
  registrationLink: string | null;
  validUntil: string | null;
  confirmedOn: string;
  labels: { kind: string; key: string; names: Record<string, string> }[];
  dates: OfferDate[];
  /** Of all that come. */
  dateCount: number;
};

const NEXT_DATES = 6;

/**
 * The offers of these ids, in their order, as lists show them; ids that the context does not see are passed over. One query.
 *
 * @param scope `kept`: also those that the public does not see, for the house
 */
export async function readOffers(ctx: Context, db: Reader, ids: readonly string[], reader: Locale, scope: Scope = "shown"): Promise<OfferCard[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.execute<{ card: OfferCard }>(sql`
    select json_build_object(${cardOf(ctx, reader)}) as card from offers o ${JOINS}
    where o.region_id = ${ctx.region.id} ${scope === "shown" ? sql`and o.is_shown` : sql``} and o.id = any(${sql.param(ids)}::uuid[])`);
  const cards = new Map(rows.map(({ card }) => [card.id, card]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}

/** One offer that the public sees, with all that is said of it. One query. */
export async function findOffer(ctx: Context, db: Reader, id: string, reader: Locale): Promise<OfferPage | null> {
  const text = (column: string) => inLanguage(reader, column);
  const coming = sql`d.region_id = o.region_id and d.offer_id = o.id and d.ends_at > ${ctx.now}`;
  const { rows } = await db.execute<{ card: OfferCard; more: Omit<OfferPage, keyof OfferCard> }>(sql`
    select json_build_object(${cardOf(ctx, reader)}) as card, json_build_object(
      'organisationId', g.id, 'description', ${text("description")}, 'papers', ${text("papers")}, 'requirements', ${text("requirements")},
      'costNote', ${text("cost_note")}, 'childcareNote', ${text("childcare_note")}, 'timesNote', ${text("times_note")},
      'contact', (select json_build_object('name', r.name, 'function', r.function) from person_releases r where r.region_id = o.region_id and r.person_id = o.contact_person_id),
      'phone', coalesce(o.phone, g.phone), 'email', coalesce(o.email, g.email), 'website', o.website, 'onlineAddress', o.online_address, 'registrationLink', o.registration_link,
      'validUntil', o.valid_until, 'confirmedOn', o.confirmed_on,
      'labels', (select coalesce(json_agg(json_build_object('kind', l.kind, 'key', l.key, 'names', l.names) order by l.kind, l.position), '[]')
        from offer_topics c join offer_labels l on l.region_id = c.region_id and l.id = c.label_id where c.region_id = o.region_id and c.offer_id = o.id),
      'dates', (select coalesce(json_agg(date), '[]') from (select ${DATE} as date from offer_dates d where ${coming} order by d.starts_at limit ${NEXT_DATES}) dates),
      'dateCount', (select count(*) from offer_dates d where ${coming} and not d.is_cancelled)) as more
    from offers o ${JOINS} where o.region_id = ${ctx.region.id} and o.is_shown and o.id = ${id}`);
  const [row] = rows;
  return row ? { ...row.card, ...row.more } : null;
}

const JOINS = sql`join offer_labels b on b.region_id = o.region_id and b.id = o.branch_id left join organisations g on g.region_id = o.region_id and g.id = o.organisation_id`;
const DATE = sql`json_build_object('startsAt', d.starts_at, 'endsAt', d.ends_at, 'isAllDay', d.is_all_day, 'isCancelled', d.is_cancelled)`;

/** The column of the reader's language, where something stands there, else of German. */
function inLanguage(reader: Locale, column: string) {
  return sql`(select json_build_object('text', t.${sql.identifier(column)}, 'language', t.language) from offer_texts t
    where t.region_id = o.region_id and t.offer_id = o.id and t.language in (${reader}, 'de')
    order by t.${sql.identifier(column)} <> '' desc, t.language = ${reader} desc limit 1)`;
}

function cardOf(ctx: Context, reader: Locale) {
  return sql`'id', o.id, 'kind', o.kind, 'isPaused', o.state = 'paused', 'publishedAt', o.published_at, 'title', ${inLanguage(reader, "title")}, 'summary', ${inLanguage(reader, "summary")}, 'organisation', g.name,
    'branch', json_build_object('key', b.key, 'icon', b.icon, 'names', b.names), 'setting', o.setting, 'costCents', o.cost_cents, 'hasChildcare', o.has_childcare,
    'accessibility', o.accessibility, 'languages', o.languages, 'registration', o.registration,
    'places', (select coalesce(json_agg(json_build_object('name', p.name, 'street', p.street, 'postalCode', p.postal_code, 'municipality', m.name,
        'latitude', coalesce(p.latitude, a.latitude), 'longitude', coalesce(p.longitude, a.longitude)) order by p.position), '[]')
      from offer_places p left join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
        left join municipality_areas a on a.region_id = p.region_id and a.municipality_id = p.municipality_id where p.region_id = o.region_id and p.offer_id = o.id),
    'times', (select coalesce(json_agg(json_build_object('kind', w.kind, 'openingHours', w.opening_hours) order by w.position), '[]')
      from offer_times w where w.region_id = o.region_id and w.offer_id = o.id),
    'next', (select ${DATE} from offer_dates d where d.region_id = o.region_id and d.offer_id = o.id and d.ends_at > ${ctx.now} and not d.is_cancelled order by d.starts_at limit 1),
    'level', (select json_build_object('from', c.level_from, 'to', c.level_to) from courses c
      where c.region_id = o.region_id and c.offer_id = o.id and coalesce(c.level_from, c.level_to) is not null),
    'seats', (select json_build_object('free', greatest(0, c.maximum - c.taken_elsewhere - c.booked), 'isFull', c.waiting > 0 or c.taken_elsewhere + c.booked >= c.maximum)
      from offer_capacities c where c.region_id = o.region_id and c.offer_id = o.id and o.state = 'public'
        and (c.booking_until is null or c.booking_until >= ${ctx.today}))`;
}
