import { and, eq, isNull } from "drizzle-orm";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { compareAside } from "../compare/index.ts";
import { readConcept, type ConceptReading } from "../import/index.ts";
import { conceptImports, concepts } from "../schema.ts";
import { storeTree } from "../store-tree.ts";
import { countTree, type ConceptCounts } from "../tree.ts";
import { applyDifference, type Selection } from "./apply-difference.ts";
import { openPlaces, storedTree } from "./import-preview.ts";

export type TakeOver = {
  importId: string;
  file: { name: string; bytes: Uint8Array };
  title: string;
  /** Which changes of a second edition to carry out, or "as-new": a concept of its own beside the stored one. */
  selection: Selection | "as-new";
  /** For a job that takes long. */
  along?: {
    /** Told again and again which share of a new concept is stored, 0 to 1. */
    stored: (share: number) => Promise<void>;
    /** The last act of the same transaction. */
    finish: (tx: Writer, taken: TakenOver) => Promise<void>;
  };
};
export type TakeOverRefusal = "not-allowed" | "import-not-found" | "already-taken-over" | "places-open" | "nothing-found";
export type TakenOver = { conceptId: string; counts: ConceptCounts; isSecondEdition: boolean };

/**
 * Puts a document in preview into the concept, all of it or nothing: a first edition as a new concept,
 * a second one as the chosen changes of the stored one, whose measures and history stay where they are.
 */
export async function takeOver(ctx: Context, input: TakeOver): Promise<Result<TakenOver, TakeOverRefusal>> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    // The lock makes a second click wait and then find it taken over.
    const [kept] = await tx
      .select()
      .from(conceptImports)
      .where(and(eq(conceptImports.regionId, ctx.region.id), eq(conceptImports.id, input.importId)))
      .for("update");
    if (!kept) return refused("import-not-found");
    if (kept.takenOverAt) return refused("already-taken-over");
    const reading = await readConcept(input.file, kept.decisions);
    if (!reading.ok) return refused("import-not-found");
    if (openPlaces(reading.value) > 0) return refused("places-open");

    const stored = await putIntoConcept(ctx, tx, reading.value, input);
    if (!stored.ok) return stored;
    await tx
      .update(conceptImports)
      .set({ takenOverAt: ctx.now, conceptId: stored.value.conceptId })
      .where(and(eq(conceptImports.regionId, ctx.region.id), eq(conceptImports.id, input.importId), isNull(conceptImports.takenOverAt)));
    await input.along?.finish(tx, stored.value);
    return stored;
  });
}

/** The same for a document that nobody previews: the command line, which has decided everything already. */
export async function importDirectly(ctx: Context, reading: ConceptReading, title: string): Promise<Result<TakenOver, TakeOverRefusal>> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  if (openPlaces(reading) > 0) return refused("places-open");
  return transact(ctx, (tx) => putIntoConcept(ctx, tx, reading, { title, selection: "all" }));
}

async function putIntoConcept(
  ctx: Context,
  tx: Writer,
  reading: ConceptReading,
  input: Pick<TakeOver, "title" | "selection" | "along">,
): Promise<Result<TakenOver, "nothing-found">> {
  const counts = countTree(reading.tree);
  if (counts.recommendations === 0) return refused("nothing-found");
  const before = await storedTree(ctx, tx);
  if (before && input.selection !== "as-new") {
    const difference = await compareAside(before.tree, reading.tree);
    await applyDifference(ctx, tx, { conceptId: before.concept.id, stored: before.tree, difference, selection: input.selection });
    tx.audit("concept.edition-taken-over", before.concept.id, {
      edited: difference.edited.length,
      moved: difference.moved.length,
      removed: difference.removed.length,
      added: difference.added.length,
    });
    tx.publish();
    return done({ conceptId: before.concept.id, counts, isSecondEdition: true });
  }
  const conceptId = newId(ctx.now);
  await tx.insert(concepts).values({ regionId: ctx.region.id, id: conceptId, title: reading.tree.title ?? input.title });
  await storeTree(ctx, tx, conceptId, reading.tree, input.along?.stored);
  tx.audit("concept.taken-over", conceptId, { ...counts });
  return done({ conceptId, counts, isSecondEdition: false });
}
