import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { comparedRows, type ComparedRow } from "./compared-rows.ts";
import { likenessOf, LIKELY, profileOf, type Compared, type Likeness } from "./likeness.ts";
import { nameVariants } from "./name-words.ts";

export type Alike = ComparedRow & Likeness;

/** As many as a person reads before going on. */
const SHOWN = 5;

/**
 * Entries that may be the one that somebody is about to write, the likeliest first, at most five. Two queries: the
 * database names candidates by its indexes, the rule judges them.
 */
export async function findAlike(ctx: Context, db: Reader, entry: Compared): Promise<Alike[]> {
  const names = [...nameVariants(entry.name), ...(entry.shortName ? [entry.shortName] : [])];
  const ids = await db.execute<{ id: string }>(sql`
    select distinct id from search.alike_organisations(${sql.param(names)}::text[], ${entry.phone}, ${entry.email}, ${entry.website}, ${entry.street}) id`);
  if (ids.rows.length === 0) return [];
  const rows = await comparedRows(ctx, db, sql`o.id = any(${sql.param(ids.rows.map(({ id }) => id))}::uuid[])`);
  const own = profileOf(entry);
  return rows
    .map((row) => ({ ...row, ...likenessOf(own, profileOf(row)) }))
    .filter(({ score }) => score >= LIKELY)
    .toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name, "de"))
    .slice(0, SHOWN);
}
