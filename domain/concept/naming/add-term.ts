import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { terms } from "../schema.ts";
import { nameKey } from "./name-key.ts";
import { dismissedNames } from "./schema.ts";

export const AddTerm = z.strictObject({
  kind: z.enum(["organisation", "office", "app", "municipality", "target-group", "theme", "abbreviation", "role"]),
  name: z.string().trim().min(2).max(200),
  /** Further word forms and abbreviations, e.g. "KoStelle". */
  forms: z.array(z.string().trim().min(1).max(100)).max(30),
});
export type AddTerm = z.infer<typeof AddTerm>;

/** Extends the region's dictionary; a term of this name gets these forms instead of its old ones. */
export async function addTerm(ctx: Context, input: AddTerm): Promise<Result<{ termId: string }, "not-allowed">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [row] = await tx
      .insert(terms)
      .values({ regionId: ctx.region.id, id: newId(ctx.now), ...input })
      .onConflictDoUpdate({ target: [terms.regionId, terms.kind, terms.name], set: { forms: input.forms } })
      .returning({ id: terms.id });
    if (!row) throw new Error("An upsert gave no row.");
    await tx.delete(dismissedNames).where(and(eq(dismissedNames.regionId, ctx.region.id), eq(dismissedNames.key, nameKey(input))));
    tx.audit("term.added", row.id);
    return done({ termId: row.id });
  });
}
