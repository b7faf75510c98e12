import { eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { LABEL_KINDS, labelTables, MOST_LETTERS } from "./kinds.ts";
import { lockLabels } from "./lock-labels.ts";

/** A longer list is something else that was pasted; nobody finds anything in so many words. */
const MOST = 200;

/** One name a line, all of one kind. */
export const AddLabels = z.strictObject({
  kind: z.enum(LABEL_KINDS),
  names: z
    .string()
    .max(MOST * MOST_LETTERS)
    .transform((text) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim().replace(/\s+/g, " "))
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(MOST_LETTERS)).min(1).max(MOST)),
});
export type AddLabels = z.infer<typeof AddLabels>;

/**
 * Enters the region's themes or target groups. A name that stands there already, in whatever case, is passed over:
 * the same list twice makes no doubles.
 *
 * @returns how many are new
 */
export async function addLabels(ctx: Context, { kind, names }: AddLabels): Promise<Result<{ added: number }, "not-allowed">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const regionId = ctx.region.id;
    await lockLabels(ctx, tx);
    const table = labelTables[kind];
    const stored = await tx.select({ name: table.name }).from(table).where(eq(table.regionId, regionId));
    const known = new Set(stored.map(({ name }) => name.toLowerCase()));
    const fresh = names.filter((name) => {
      const seen = known.has(name.toLowerCase());
      known.add(name.toLowerCase());
      return !seen;
    });
    if (fresh.length === 0) return done({ added: 0 });
    // Who edits a recommendation may make one of them at the same moment.
    const added = await tx
      .insert(table)
      .values(fresh.map((name) => ({ regionId, id: newId(ctx.now), name })))
      .onConflictDoNothing()
      .returning({ id: table.id });
    for (const { id } of added) tx.audit("concept-label.added", id, { kind });
    tx.publish();
    return done({ added: added.length });
  });
}
