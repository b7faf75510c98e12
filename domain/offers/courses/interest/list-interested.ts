import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { mayKeepLearner } from "../../access.ts";
import type { LEVELS } from "../schema.ts";
import type { CourseType, DayPart, InterestState } from "./schema.ts";
import { whoFits } from "./who-fits.ts";

export const INTEREST_ORDERS = ["since", "level", "place"] as const;

/** Empty and null: any. */
export type InterestFilter = {
  /** A part of the name, the address or the number. */
  said: string;
  levels: (typeof LEVELS)[number][];
  types: CourseType[];
  municipalityId: string | null;
  /** Who looks, or got a place. */
  isPlaced: boolean;
  needsChildcare: boolean;
  order: (typeof INTEREST_ORDERS)[number];
};

export type ListedInterest = {
  id: string;
  version: number;
  state: InterestState;
  level: string | null;
  types: CourseType[];
  municipality: string | null;
  weekdays: number[];
  dayParts: DayPart[];
  needsChildcare: boolean;
  /** YYYY-MM-DD */
  since: string;
  lastSignOn: string;
  enteredBy: "self" | "office";
  /** Null: this one did not agree to be written to, or left. */
  contact: { name: string; email: string | null; phone: string; language: Locale; consentedOn: string } | null;
};

const ROW = sql`e.id, e.version, e.state, e.level, e.types, e.weekdays, e.day_parts as "dayParts", e.needs_childcare as "needsChildcare", e.since::text as since,
  e.last_sign_on::text as "lastSignOn", e.entered_by as "enteredBy",
  (select m.name from municipalities m where m.region_id = e.region_id and m.id = e.municipality_id) as municipality,
  (select json_build_object('name', k.name, 'email', k.email, 'phone', k.phone, 'language', k.language, 'consentedOn', k.consented_on)
    from interest_contacts k where k.region_id = e.region_id and k.interest_id = e.id) as contact`;

/** Who waits for a course, longest first unless told otherwise; entries that nobody confirmed are in no list. One query. */
export async function listInterested(
  ctx: Context,
  db: Reader,
  filter: InterestFilter,
  { from, limit }: { from: number; limit: number },
): Promise<{ entries: ListedInterest[]; total: number }> {
  // However a number is spaced; "+49" and "0" stand for the same.
  const number = /^[+0-9 ()/-]{3,}$/.test(filter.said)
    ? filter.said
        .replace(/^\s*(\+|00)49/, "")
        .replace(/\D/g, "")
        .replace(/^0/, "")
    : "";
  const order = { since: sql`e.since, e.id`, level: sql`e.level nulls last, e.since, e.id`, place: sql`municipality nulls last, e.since, e.id` }[filter.order];
  const { rows } = await db.execute<ListedInterest & { total: number }>(sql`
    select ${ROW}, count(*) over ()::int as total from interest_entries e
    where e.region_id = ${ctx.region.id} and e.state = any(${sql.param(filter.isPlaced ? ["placed"] : ["listed", "offered"])}::text[])
      and (${filter.levels.length} = 0 or e.level = any(${sql.param(filter.levels)}::text[]))
      and (${filter.types.length} = 0 or e.types && ${sql.param(filter.types)}::text[] or e.types = '{}')
      and (${filter.municipalityId}::uuid is null or e.municipality_id = ${filter.municipalityId}
        or exists (select 1 from municipalities m where m.region_id = e.region_id and m.id = e.municipality_id and m.parent_id = ${filter.municipalityId}))
      and (not ${filter.needsChildcare} or e.needs_childcare)
      and (${filter.said} = '' or exists (select 1 from interest_contacts k where k.region_id = e.region_id and k.interest_id = e.id
        and (strpos(lower(k.name), lower(${filter.said})) > 0 or strpos(lower(k.email), lower(${filter.said})) > 0
          or (${number} <> '' and strpos(regexp_replace(k.phone, '[^0-9]', '', 'g'), ${number}) > 0))))
    order by ${order} offset ${from} limit ${limit}`);
  return { entries: rows.map(({ total: _total, ...entry }) => entry), total: rows[0]?.total ?? 0 };
}

/** Somebody whom a counsellor entered, and the course in which a place is kept or was given. */
export type OwnInterested = ListedInterest & { course: { id: string; title: string; until: string | null } | null };

/** Whom this account entered, newest first, also who left meanwhile: what became of them. One query. */
export async function listOwnInterested(
  ctx: Context,
  db: Reader,
  { from, limit }: { from: number; limit: number },
): Promise<{ entries: OwnInterested[]; total: number }> {
  if (ctx.actor.kind !== "staff") return { entries: [], total: 0 };
  const { rows } = await db.execute<OwnInterested & { total: number }>(sql`
    select ${ROW}, count(*) over ()::int as total,
      (select json_build_object('id', i.offer_id, 'title', t.title, 'until', case when i.state = 'offered' then b.offered_until end)
        from interest_offers i join offer_texts t on t.region_id = i.region_id and t.offer_id = i.offer_id and t.language = 'de'
          join bookings b on b.region_id = i.region_id and b.id = i.booking_id
        where i.region_id = e.region_id and i.interest_id = e.id and i.state in ('offered', 'taken') order by i.offered_at desc limit 1) as course
    from interest_entries e
    where e.region_id = ${ctx.region.id} and e.entered_by_account = ${ctx.actor.accountId}
    order by e.since desc, e.id desc offset ${from} limit ${limit}`);
  return { entries: rows.map(({ total: _total, ...entry }) => entry), total: rows[0]?.total ?? 0 };
}

/** Who fits a course, longest waiting first, also who can only be called. One query. */
export async function listFitting(ctx: Context, db: Reader, offerId: string, limit: number): Promise<ListedInterest[]> {
  const { rows } = await db.execute<ListedInterest>(sql`
    select ${ROW} ${whoFits(ctx, offerId)} and exists (select 1 from interest_contacts k where k.region_id = e.region_id and k.interest_id = e.id)
    order by e.since, e.id limit ${limit}`);
  return rows;
}

/** One entry as it is corrected or deleted, everybody's by who keeps the list, else an own one; null: no such entry. One query. */
export async function findInterest(ctx: Context, db: Reader, id: string): Promise<(ListedInterest & { municipalityId: string | null }) | null> {
  const { rows } = await db.execute<ListedInterest & { municipalityId: string | null; enteredByAccount: string | null }>(sql`
    select ${ROW}, e.municipality_id as "municipalityId", e.entered_by_account as "enteredByAccount"
    from interest_entries e where e.region_id = ${ctx.region.id} and e.id = ${id}`);
  const [found] = rows;
  return found && mayKeepLearner(ctx.actor, found) ? found : null;
}

export type AskedForCourse = {
  name: string | null;
  state: "offered" | "taken" | "declined" | "lapsed";
  offeredAt: Date;
  answeredAt: Date | null;
  until: Date | null;
};

/** To whom places of a course were offered, newest first. One query. */
export async function listAsked(ctx: Context, db: Reader, offerId: string): Promise<AskedForCourse[]> {
  const { rows } = await db.execute<{
    name: string | null;
    state: AskedForCourse["state"];
    offeredAt: string;
    answeredAt: string | null;
    until: string | null;
  }>(sql`
    select k.name, i.state, i.offered_at as "offeredAt", i.answered_at as "answeredAt", b.offered_until as until
    from interest_offers i join bookings b on b.region_id = i.region_id and b.id = i.booking_id
      left join interest_contacts k on k.region_id = i.region_id and k.interest_id = i.interest_id
    where i.region_id = ${ctx.region.id} and i.offer_id = ${offerId} order by i.offered_at desc, i.booking_id desc`);
  const moment = (at: string | null) => (at === null ? null : new Date(at));
  return rows.map((row) => ({ ...row, offeredAt: new Date(row.offeredAt), answeredAt: moment(row.answeredAt), until: moment(row.until) }));
}

export type InterestCount = { level: string | null; municipality: string | null; waiting: number; entered: number };

/**
 * By level and municipality: how many wait now, and how many ever began to; the second number stays when entries go. Exact: who
 * shows it outside the house rounds it. One query.
 */
export async function countInterest(ctx: Context, db: Reader): Promise<InterestCount[]> {
  const { rows } = await db.execute<InterestCount>(sql`
    select level, m.name as municipality, sum(waiting)::int as waiting, sum(entered)::int as entered from (
      select level, municipality_id, count(*)::int as waiting, 0 as entered from interest_entries
        where region_id = ${ctx.region.id} and state in ('listed', 'offered') group by 1, 2
      union all
      select level, municipality_id, 0, sum(entered)::int from interest_counts where region_id = ${ctx.region.id} group by 1, 2) n
      left join municipalities m on m.region_id = ${ctx.region.id} and m.id = n.municipality_id
    group by level, m.name having sum(waiting) + sum(entered) > 0 order by level nulls last, m.name nulls last`);
  return rows;
}
