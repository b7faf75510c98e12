import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { InLanguage } from "../finding/index.ts";
import { programmeOffers, programmes, programmeTexts } from "./schema.ts";

export type ProgrammeText = { language: Locale; title: string; description: string };
export type Programme = {
  id: string;
  isPublic: boolean;
  firstDay: string;
  lastDay: string;
  version: number;
  texts: ProgrammeText[];
  offerIds: string[];
};

/** All of a programme as its form shows it; null where this reader sees none. Three queries. */
export async function readProgramme(ctx: Context, db: Reader, id: string): Promise<Programme | null> {
  const here = ctx.region.id;
  const [row] = await db
    .select()
    .from(programmes)
    .where(and(eq(programmes.regionId, here), eq(programmes.id, id)));
  if (!row) return null;
  const texts = await db
    .select({ language: programmeTexts.language, title: programmeTexts.title, description: programmeTexts.description })
    .from(programmeTexts)
    .where(and(eq(programmeTexts.regionId, here), eq(programmeTexts.programmeId, id)))
    .orderBy(asc(programmeTexts.language));
  const chosen = await db
    .select({ offerId: programmeOffers.offerId })
    .from(programmeOffers)
    .where(and(eq(programmeOffers.regionId, here), eq(programmeOffers.programmeId, id)));
  const { isPublic, firstDay, lastDay, version } = row;
  return { id, isPublic, firstDay, lastDay, version, texts, offerIds: chosen.map(({ offerId }) => offerId) };
}

export type ListedProgramme = { id: string; isPublic: boolean; firstDay: string; lastDay: string; title: InLanguage; events: number };

/**
 * The programmes that this reader sees, the latest first. One query.
 * @param options.comingOnly those that are not over today
 */
export async function listProgrammes(ctx: Context, db: Reader, reader: Locale, { comingOnly = false } = {}): Promise<ListedProgramme[]> {
  const text = (column: "title" | "language") =>
    sql<string>`(select t.${sql.raw(column)} from programme_texts t where t.region_id = ${programmes.regionId} and t.programme_id = ${programmes.id}
      and t.language in (${reader}, 'de') order by t.language = ${reader} desc limit 1)`;
  const rows = await db
    .select({
      id: programmes.id,
      isPublic: programmes.isPublic,
      firstDay: programmes.firstDay,
      lastDay: programmes.lastDay,
      text: text("title"),
      language: text("language"),
      events: sql<number>`(select count(*)::int from programme_offers o where o.region_id = ${programmes.regionId} and o.programme_id = ${programmes.id})`,
    })
    .from(programmes)
    .where(and(eq(programmes.regionId, ctx.region.id), comingOnly ? sql`${programmes.lastDay} >= ${ctx.today}` : undefined))
    .orderBy(desc(programmes.firstDay), asc(programmes.id));
  return rows.map(({ text: title, language, ...row }) => ({ ...row, title: { text: title, language: language as Locale } }));
}

export type ProgrammeEntry = {
  offerId: string;
  timesId: string;
  /** ISO moments. */
  startsAt: string;
  endsAt: string;
  /** YYYY-MM-DD */
  day: string;
  isAllDay: boolean;
  isCancelled: boolean;
  title: InLanguage;
  summary: InLanguage;
  /** "Saal, Am Markt 1" */
  place: string;
  municipality: { id: string; name: string } | null;
  organisation: string | null;
  offerVersion: number;
};

/**
 * What happens within a programme's days, in the order of time, of what the public sees: cancelled dates stay on it, marked,
 * for whoever holds the printed one. One query.
 */
export async function listEntries(
  ctx: Context,
  db: Reader,
  { id, firstDay, lastDay }: Pick<Programme, "id" | "firstDay" | "lastDay">,
  reader: Locale,
): Promise<ProgrammeEntry[]> {
  const { rows } = await db.execute<ProgrammeEntry>(sql`
    select d.offer_id as "offerId", d.times_id as "timesId", d.starts_on::text as day, d.is_all_day as "isAllDay", d.is_cancelled as "isCancelled",
      to_json(d.starts_at) #>> '{}' as "startsAt", to_json(d.ends_at) #>> '{}' as "endsAt", o.version as "offerVersion",
      json_build_object('text', t.title, 'language', t.language) as title, json_build_object('text', t.summary, 'language', t.language) as summary,
      coalesce(p.place, '') as place, p.municipality,
      (select g.name from organisations g where g.region_id = o.region_id and g.id = o.organisation_id) as organisation
    from programme_offers x
      join offers o on o.region_id = x.region_id and o.id = x.offer_id and o.is_shown
      join offer_dates d on d.region_id = x.region_id and d.offer_id = x.offer_id and d.starts_on between ${firstDay} and ${lastDay}
      cross join lateral (select t.title, t.summary, t.language from offer_texts t where t.region_id = o.region_id and t.offer_id = o.id and t.language in (${reader}, 'de')
        order by t.language = ${reader} desc limit 1) t
      left join lateral (select concat_ws(', ', nullif(q.name, ''), nullif(q.street, '')) as place, json_build_object('id', m.id, 'name', m.name) as municipality
        from offer_places q left join municipalities m on m.region_id = q.region_id and m.id = q.municipality_id
        where q.region_id = o.region_id and q.offer_id = o.id order by q.position limit 1) p on true
    where x.region_id = ${ctx.region.id} and x.programme_id = ${id} order by d.starts_on, d.is_all_day desc, d.starts_at, d.offer_id`);
  return rows.map(({ municipality, ...entry }) => ({ ...entry, municipality: municipality?.id ? municipality : null }));
}

export type Candidate = { id: string; title: string; firstDay: string | null; isShown: boolean };

/** What can be chosen for a programme: events with a date in its days, and what was chosen before. In the order of time; one query. */
export async function listCandidates(
  ctx: Context,
  db: Reader,
  { id, firstDay, lastDay }: Pick<Programme, "id" | "firstDay" | "lastDay">,
): Promise<Candidate[]> {
  const { rows } = await db.execute<Candidate>(sql`
    select o.id, t.title, o.is_shown as "isShown", (select min(d.starts_on)::text from offer_dates d where d.region_id = o.region_id and d.offer_id = o.id
        and d.starts_on between ${firstDay} and ${lastDay}) as "firstDay"
    from offers o join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de'
    where o.region_id = ${ctx.region.id} and (
      exists (select 1 from programme_offers x where x.region_id = o.region_id and x.offer_id = o.id and x.programme_id = ${id})
      or (o.kind = 'event' and o.state not in ('ended', 'archived')
        and exists (select 1 from offer_dates d where d.region_id = o.region_id and d.offer_id = o.id and d.starts_on between ${firstDay} and ${lastDay})))
    order by 4 nulls last, t.title limit 400`);
  return rows;
}
