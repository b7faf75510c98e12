import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { makeContext, read, type Context } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { COURSE_TYPES, LEVELS } from "../courses/index.ts";
import { findOffers, type InLanguage, type OfferQuery } from "../finding/index.ts";

/** More than a county has; longer lists are for the screen. */
const MOST_COURSES = 300;

export type ListedCourse = {
  id: string;
  title: InLanguage;
  type: (typeof COURSE_TYPES)[number] | null;
  levelFrom: (typeof LEVELS)[number] | null;
  levelTo: (typeof LEVELS)[number] | null;
  /** What somebody must know or have, a line each. */
  requirements: InLanguage;
  isPaused: boolean;
  /** Null: not said here, one asks there. */
  places: { free: number; hasQueue: boolean } | null;
  /** YYYY-MM-DD; of a course that runs it lies behind. Null: without a day of its own. */
  startsOn: string | null;
  /** "VHS, Marktplatz 1, Hohenwede". Empty: online, or where one agrees on it. */
  place: string;
  organisation: string | null;
  phone: string | null;
  email: string | null;
};

/**
 * The courses of a search as everybody may see them, whoever asks: those that begin next first, then those that run. Two
 * queries, three with a place.
 *
 * @returns `hash` of what the rows say, whatever their order
 */
export async function readCourseList(ctx: Context, query: OfferQuery, language: Locale): Promise<{ courses: ListedCourse[]; more: number; hash: string }> {
  const everybody = makeContext(ctx.database, ctx.region, { kind: "public" }, ctx.now);
  return read(everybody, async (db) => {
    const found = await findOffers(everybody, db, { ...query, kind: "course" }, language, { page: 1, size: MOST_COURSES });
    const text = (
      column: "title" | "requirements",
    ) => sql`(select json_build_object('text', t.${sql.identifier(column)}, 'language', t.language) from offer_texts t
      where t.region_id = o.region_id and t.offer_id = o.id and t.language in (${language}, 'de')
      order by t.${sql.identifier(column)} <> '' desc, t.language = ${language} desc limit 1)`;
    const { rows } = await db.execute<ListedCourse>(sql`
      select o.id, ${text("title")} as title, c.type, c.level_from as "levelFrom", c.level_to as "levelTo", ${text("requirements")} as requirements,
        o.state = 'paused' as "isPaused",
        case when k.maximum is not null then json_build_object('free', greatest(0, k.maximum - k.taken_elsewhere - k.booked), 'hasQueue', k.waiting > 0) end as places,
        c.starts_on::text as "startsOn",
        coalesce((select concat_ws(', ', nullif(p.name, ''), nullif(p.street, ''), nullif(concat_ws(' ', nullif(p.postal_code, ''), m.name), ''))
          from offer_places p left join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
          where p.region_id = o.region_id and p.offer_id = o.id order by p.position limit 1), '') as place,
        g.name as organisation, coalesce(o.phone, g.phone) as phone, coalesce(o.email, g.email) as email
      from offers o left join courses c on c.region_id = o.region_id and c.offer_id = o.id
        left join offer_capacities k on k.region_id = o.region_id and k.offer_id = o.id
        left join organisations g on g.region_id = o.region_id and g.id = o.organisation_id
      where o.region_id = ${ctx.region.id} and o.is_shown and o.id = any(${sql.param(found.offers.map(({ id }) => id))}::uuid[])
      order by o.id`);
    const more = found.total - rows.length;
    const hash = createHash("sha256")
      .update(JSON.stringify([more, rows]))
      .digest("hex");
    const ahead = ({ startsOn }: ListedCourse) => (startsOn !== null && startsOn >= ctx.today ? startsOn : "9");
    return { courses: rows.toSorted((a, b) => ahead(a).localeCompare(ahead(b)) || a.title.text.localeCompare(b.title.text, language)), more, hash };
  });
}
