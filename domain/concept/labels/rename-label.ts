import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { defaultDictionary } from "../names/index.ts";
import { terms } from "../schema.ts";
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

/**
 * Words a theme or target group anew; all that carries it keeps it, and where the text names it by the old name it is
 * still meant. Two never become one by a name.
 */
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
    await keepWord(ctx, tx, input, stored.name);
    tx.audit("concept-label.renamed", input.id, { kind: input.kind });
    tx.publish();
    return done(null);
  });
}

/** Else the next confirmation of names would make the label of the old name again. */
async function keepWord(ctx: Context, tx: Writer, { kind, id, name }: RenameLabel, formerly: string): Promise<void> {
  const lower = formerly.toLowerCase();
  const word = defaultDictionary.find((term) => term.kind === kind && term.name.toLowerCase() === lower);
  if (!word || name.toLowerCase() === lower) return;
  const [column, meaning] = kind === "theme" ? [terms.themeId, { themeId: id }] : [terms.targetGroupId, { targetGroupId: id }];
  await tx
    .insert(terms)
    .values({ regionId: ctx.region.id, id: newId(ctx.now), kind, name: word.name, forms: word.forms, ...meaning })
    .onConflictDoUpdate({ target: [terms.regionId, terms.kind, terms.name], set: meaning, setWhere: isNull(column) });
}
