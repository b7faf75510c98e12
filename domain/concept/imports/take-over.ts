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
import { insertRevision, partsAdoptedNow } from "../versions/begin-revision.ts";
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
export type TakeOverRefusal = "not-allowed" | "import-not-found" | "already-taken-over" | "places-open" | "nothing-found" | "revision-under-way";
export type TakenOver = { conceptId: string; counts: ConceptCounts; isSecondEdition: boolean };

/**
 * Puts a document in preview into the concept, all of it or nothing: a first edition as a new concept,
 * a second one as the chosen changes of the stored one, whose measures and history stay where they are. While parts of
 * the concept in force are adopted, or a revision is under way, the changes go into the revision.
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
): Promise<Result<TakenOver, "nothing-found" | "revision-under-way">> {
  const counts = countTree(reading.tree);
  if (counts.recommendations === 0) return refused("nothing-found");
  let before = await storedTree(ctx, tx);
  let { selection } = input;
  if (before && selection === "as-new" && before.concept.revisesId !== null) return refused("revision-under-way");
  if (before && selection !== "as-new") {
    if (before.concept.revisesId === null && (await partsAdoptedNow(ctx, tx)).length > 0) {
      // Chosen were items in force; what is changed is their copies.
      const begun = await insertRevision(ctx, tx);
      if (!begun.ok) throw new Error(begun.refusal);
      const { copies } = begun.value;
      if (selection !== "all") selection = new Set([...selection].map((id) => copies.get(id) ?? id));
      before = await storedTree(ctx, tx);
      if (!before) throw new Error("The revision begun a moment ago is gone.");
    }
    const difference = await compareAside(before.tree, reading.tree);
    await applyDifference(ctx, tx, { conceptId: before.concept.id, stored: before.tree, difference, selection });
    tx.audit("concept.edition-taken-over", before.concept.id, {
      edited: difference.edited.length,
      moved: difference.moved.length,
      removed: difference.removed.length,
      added: difference.added.length,
    });
    tx.publish();
    // Of a revision the concept in force is noted: the revision is deleted when it is adopted.
    return done({ conceptId: before.concept.revisesId ?? before.concept.id, counts, isSecondEdition: true });
  }
  const conceptId = newId(ctx.now);
  await tx.insert(concepts).values({ regionId: ctx.region.id, id: conceptId, title: reading.tree.title ?? input.title });
  await storeTree(ctx, tx, conceptId, reading.tree, input.along?.stored);
  tx.audit("concept.taken-over", conceptId, { ...counts });
  return done({ conceptId, counts, isSecondEdition: false });
}
