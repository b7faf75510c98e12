import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { OfferQuery } from "../finding/index.ts";
import type { ListLanguage, Pace } from "./schema.ts";
import { wholeQuery } from "./subscribe.ts";

export type Subscriber = {
  id: string;
  version: number;
  state: "asked" | "listed";
  name: string;
  email: string;
  language: ListLanguage;
  pace: Pace;
  query: OfferQuery;
  enteredBy: "self" | "office";
  /** YYYY-MM-DD */
  since: string;
  /** The last mail, and the last one that brought a list. */
  mailedOn: string | null;
  listOn: string | null;
};

/** Who gets the course list, by address; `said` looks in names and addresses. One query. */
export async function listSubscribers(
  ctx: Context,
  db: Reader,
  said: string,
  { from, limit }: { from: number; limit: number },
): Promise<{ subscribers: Subscriber[]; total: number }> {
  const like = `%${said.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await db.execute<Omit<Subscriber, "query"> & { query: Partial<OfferQuery>; total: number }>(sql`
    select id, version, state, name, email, language, pace, query, entered_by as "enteredBy", since::text as since,
      mailed_on::text as "mailedOn", list_on::text as "listOn", count(*) over ()::int as total
    from course_list_subscribers where region_id = ${ctx.region.id} and (email ilike ${like} or name ilike ${like})
    order by lower(email), since, id offset ${from} limit ${limit}`);
  return { subscribers: rows.map(({ total: _total, query, ...row }) => ({ ...row, query: wholeQuery(query) })), total: rows[0]?.total ?? 0 };
}

/** Of one that is deleted as it was seen; null: no such subscriber. */
export async function findSubscriber(ctx: Context, db: Reader, id: string): Promise<{ email: string; version: number } | null> {
  const { rows } = await db.execute<{ email: string; version: number }>(
    sql`select email, version from course_list_subscribers where region_id = ${ctx.region.id} and id = ${id}`,
  );
  return rows[0] ?? null;
}
