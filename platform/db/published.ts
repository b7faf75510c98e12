import { sql } from "drizzle-orm";
import type { Context } from "./context.ts";
import type { Database } from "./database.ts";
import type { Reader } from "./transact.ts";

type Kept = { version: string; answers: Map<string, unknown> };
const keptOf = new WeakMap<Database, Map<string, Kept>>();

/**
 * What the public sees of a region is the same for everybody until the region publishes again. It is asked once per
 * content version, which is read in the question's own snapshot, and kept. Whoever is not the public asks for himself.
 * The answer is shared: never change it.
 *
 * @param name of the question; one question, one name
 */
export async function published<T>(ctx: Context, db: Reader, name: string, question: () => Promise<T>): Promise<T> {
  if (ctx.actor.kind !== "public") return question();
  const answers = answersAt(ctx, await versionSeenBy(db, ctx.region.id));
  // The caller asks this very question whenever this name is unknown, so what is kept under it has its type.
  if (answers.has(name)) return answers.get(name) as T;
  const answer = await question();
  answers.set(name, answer);
  return answer;
}

const seenBy = new WeakMap<Reader, Promise<string>>();

/** A reader sees one snapshot, so it asks once. */
function versionSeenBy(db: Reader, regionId: string): Promise<string> {
  const seen =
    seenBy.get(db) ??
    db
      .execute<{ version: string }>(sql`select version from directory.content_versions where region_id = ${regionId}`)
      .then(({ rows }) => rows[0]?.version ?? "0");
  seenBy.set(db, seen);
  return seen;
}

/** A reader whose snapshot is older than what is kept gets a place of its own, which nobody else sees. */
function answersAt({ database, region }: Context, version: string): Map<string, unknown> {
  const regions = keptOf.get(database) ?? new Map<string, Kept>();
  keptOf.set(database, regions);
  const kept = regions.get(region.id);
  if (kept?.version === version) return kept.answers;
  const answers = new Map<string, unknown>();
  if (!kept || BigInt(kept.version) < BigInt(version)) regions.set(region.id, { version, answers });
  return answers;
}
