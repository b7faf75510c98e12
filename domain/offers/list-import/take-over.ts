import { and, eq, inArray, sql } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { createOffers } from "../catalogue/index.ts";
import { offers } from "../schema.ts";
import { lockImport, own, readImport, type ImportWords } from "./preview.ts";
import { offerImports } from "./schema.ts";

export type TakenOver = { made: number; leftOut: number; bad: number };

/**
 * Makes offers of the good rows that are not there yet, all of them or none; the bad ones stay out.
 * @param input.publishes else they are drafts
 */
export async function takeOverOffers(
  ctx: Context,
  input: { importId: string; publishes: boolean; words: ImportWords },
): Promise<Result<TakenOver, "not-allowed" | "import-not-found" | "already-taken-over" | "nothing-to-take">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<TakenOver, "import-not-found" | "already-taken-over" | "nothing-to-take">> => {
    // The lock makes a second click wait and then find it taken over.
    const kept = await lockImport(ctx, tx, input.importId);
    if (!kept) return refused("import-not-found");
    if (kept.takenOverAt) return refused("already-taken-over");
    const { good, there, badRows } = await readImport(ctx, tx, kept, input.words);
    if (good.length === 0) return refused("nothing-to-take");
    const made = await createOffers(ctx, tx, good, input.publishes ? "public" : "draft");
    const [leftOut, bad] = [there.length, badRows.length];
    await tx
      .update(offerImports)
      // The list itself has done its work; what it said stands in the offers.
      .set({ made, leftOut, bad, publishes: input.publishes, rows: "[]", takenOverAt: ctx.now })
      .where(own(ctx, input.importId));
    tx.audit("offer-import.taken-over", input.importId, { made: made.length, leftOut, bad });
    return done({ made: made.length, leftOut, bad });
  });
}

/** Takes the offers of an import out again. What somebody has changed since, or asked for a place in, stays. */
export async function undoOfferImport(
  ctx: Context,
  importId: string,
): Promise<Result<{ removed: number; kept: number }, "not-allowed" | "import-not-found" | "not-taken-over">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ removed: number; kept: number }, "import-not-found" | "not-taken-over">> => {
    const found = await lockImport(ctx, tx, importId);
    if (!found) return refused("import-not-found");
    if (!found.takenOverAt || found.undoneAt) return refused("not-taken-over");
    const unchanged = sql`${offers.version} = 1 and not exists (select from bookings b where b.region_id = ${offers.regionId} and b.offer_id = ${offers.id})`;
    const ofImport = and(eq(offers.regionId, ctx.region.id), inArray(offers.id, found.made.length > 0 ? found.made : [importId]));
    const removed = (await tx.delete(offers).where(and(ofImport, unchanged)).returning({ id: offers.id })).length;
    const kept = await tx.$count(offers, ofImport);
    await tx.update(offerImports).set({ undoneAt: ctx.now, kept }).where(own(ctx, importId));
    tx.audit("offer-import.undone", importId, { removed, kept });
    if (found.publishes) tx.publish();
    return done({ removed, kept });
  });
}
