import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { synonyms } from "../schema.ts";

export const SaveSynonym = z.strictObject({
  /** One word, as people type it. */
  word: z.string().trim().min(2).max(60).regex(/^\S+$/),
  /** What is found by it besides; a name of several words is one entry. */
  means: z.array(z.string().trim().min(2).max(100)).min(1).max(20),
});
export type SaveSynonym = z.infer<typeof SaveSynonym>;

export type Synonym = { id: string; word: string; means: string[] };

export function listSynonyms(ctx: Context, db: Reader): Promise<Synonym[]> {
  return db
    .select({ id: synonyms.id, word: synonyms.word, means: synonyms.means })
    .from(synonyms)
    .where(eq(synonyms.regionId, ctx.region.id))
    .orderBy(asc(synonyms.word));
}

/** From now on a search for the word finds the others, too; a word that is there gets these instead of its old ones. */
export async function saveSynonym(ctx: Context, input: SaveSynonym): Promise<Result<{ synonymId: string }, "not-allowed">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [row] = await tx
      .insert(synonyms)
      .values({ regionId: ctx.region.id, id: newId(ctx.now), ...input })
      .onConflictDoUpdate({ target: [synonyms.regionId, synonyms.word], set: { means: input.means } })
      .returning({ id: synonyms.id });
    if (!row) throw new Error("An upsert gave no row.");
    tx.audit("synonym.saved", row.id);
    // Pages with results are kept like all public pages.
    tx.publish();
    return done({ synonymId: row.id });
  });
}

export async function removeSynonym(ctx: Context, input: { synonymId: string }): Promise<Result<null, "not-allowed" | "synonym-not-found">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const removed = await tx
      .delete(synonyms)
      .where(and(eq(synonyms.regionId, ctx.region.id), eq(synonyms.id, input.synonymId)))
      .returning({ id: synonyms.id });
    if (removed.length === 0) return refused("synonym-not-found");
    tx.audit("synonym.removed", input.synonymId);
    tx.publish();
    return done(null);
  });
}
