import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { LABEL_KINDS, labelTables, MOST_LETTERS } from "./kinds.ts";
import { lockLabels } from "./lock-labels.ts";

export const RenameLabel = z.strictObject({
  kind: z.enum(LABEL_KINDS),
  id: z.uuid(),
  name: z
    .string()
    .transform((text) => text.trim().replace(/\s+/g, " "))
    .pipe(z.string().min(1).max(MOST_LETTERS)),
});
export type RenameLabel = z.infer<typeof RenameLabel>;

/** Words a theme or target group anew; all that carries it keeps it. Two never become one by a name. */
export async function renameLabel(ctx: Context, input: RenameLabel): Promise<Result<null, "not-allowed" | "label-not-found" | "name-taken">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "label-not-found" | "name-taken">> => {
    await lockLabels(ctx, tx);
    const table = labelTables[input.kind];
    const here = eq(table.regionId, ctx.region.id);
    const [stored] = await tx
      .select({ name: table.name })
      .from(table)
      .where(and(here, eq(table.id, input.id)))
      .for("update");
    if (!stored) return refused("label-not-found");
    if (stored.name === input.name) return done(null);
    const [other] = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(here, ne(table.id, input.id), sql`lower(${table.name}) = lower(${input.name})`));
    if (other) return refused("name-taken");
    await tx
      .update(table)
      .set({ name: input.name })
      .where(and(here, eq(table.id, input.id)));
    tx.audit("concept-label.renamed", input.id, { kind: input.kind });
    tx.publish();
    return done(null);
  });
}
