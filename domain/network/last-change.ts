import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

export type LastChange = { by: string; at: Date };

/** Somebody else saved meanwhile; `version` is the one that is stored now. */
export type Overtaken = { ok: false; refusal: "version-conflict"; version: number; changed: LastChange | null };

/**
 * Who wrote one of these events about the subject last: what two editors are told about each other. An act over many at once
 * names them in its details, as `changed`.
 */
export async function findLastChange(ctx: Context, db: Reader, subjectId: string, events: readonly string[]): Promise<LastChange | null> {
  const found = await db.execute<{ actor: string; at: string }>(sql`
    select actor, at from audit.entries
    where region_id = ${ctx.region.id} and (subject_id = ${subjectId} or details -> 'changed' ? ${subjectId}::text) and event in ${events} order by seq desc limit 1`);
  const [entry] = found.rows;
  return entry ? { by: entry.actor, at: new Date(entry.at) } : null;
}
