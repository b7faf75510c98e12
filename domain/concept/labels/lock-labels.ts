import { sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";

/** Two who enter or rename at once follow each other: the key of the table knows "Sprache" and "sprache" as two. */
export async function lockLabels(ctx: Context, tx: Writer): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`labels ${ctx.region.id}`}, 0))`);
}
