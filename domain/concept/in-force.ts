import { sql, type SQL } from "drizzle-orm";
import type { Context } from "#platform/db/index.ts";

/**
 * The id of the concept in force as a subquery: the newest that is no revision, as far as the context may see it. All
 * pages, lists, counts and files read this one.
 */
export function conceptInForce(ctx: Context): SQL<string | null> {
  return sql`(select c.id from concepts c where c.region_id = ${ctx.region.id} and c.revises_id is null order by c.id desc limit 1)`;
}

/** The id of the concept that editing changes: the revision where one is under way, else the concept in force. */
export function conceptToEdit(ctx: Context): SQL<string | null> {
  return sql`(select c.id from concepts c where c.region_id = ${ctx.region.id} order by c.revises_id is null, c.id desc limit 1)`;
}
