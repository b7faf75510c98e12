import { and, desc, eq, isNull } from "drizzle-orm";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import { files, openInternalFile } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { compareAside, itemsOf, type EditionDifference } from "../compare/index.ts";
import { readConcept, type ConceptReading } from "../import/index.ts";
import { conceptToEdit } from "../in-force.ts";
import { readTree } from "../read-tree.ts";
import { conceptImports, concepts } from "../schema.ts";
import { partsAdoptedNow } from "../versions/begin-revision.ts";

export type ImportPreview = {
  id: string;
  version: number;
  file: { name: string; size: number };
  /** How long reading took, in milliseconds. */
  readIn: number;
  reading: ConceptReading;
  /** Places where nothing is preselected and nobody has decided yet. */
  open: number;
  /** What this edition changes in the stored concept; null where the region has none yet. */
  difference: EditionDifference | null;
  /** Taken over, the changes go into the revision; one begins where none is under way. */
  intoRevision: boolean;
  /** One has begun: beside it there cannot be another new concept. */
  revisionUnderWay: boolean;
  /** The words of stored items by id, to show what moves. */
  storedTexts: Record<string, string>;
  takenOver: boolean;
};

/** The preview is read anew from the kept document and the decisions so far: there is no second copy that could differ. */
export async function importPreview(ctx: Context, input: { importId: string; dataFolder: string }): Promise<Result<ImportPreview, "import-not-found">> {
  const kept = await read(ctx, async (db) => {
    const [found] = await db
      .select()
      .from(conceptImports)
      .where(and(eq(conceptImports.regionId, ctx.region.id), eq(conceptImports.id, input.importId)));
    return found && { found, stored: await storedTree(ctx, db), adopted: (await partsAdoptedNow(ctx, db)).length > 0 };
  });
  if (!kept) return refused("import-not-found");
  const file = await openInternalFile(ctx, { dataFolder: input.dataFolder, id: kept.found.fileId });
  if (!file.ok) return refused("import-not-found");

  const started = performance.now();
  const reading = await readConcept({ name: file.value.name, bytes: file.value.bytes }, kept.found.decisions);
  if (!reading.ok) throw new Error("A document that was readable when it was kept is not any more.");
  return done({
    id: kept.found.id,
    version: kept.found.version,
    file: { name: file.value.name, size: file.value.bytes.length },
    readIn: performance.now() - started,
    reading: reading.value,
    open: openPlaces(reading.value),
    difference: kept.stored && (await compareAside(kept.stored.tree, reading.value.tree)),
    intoRevision: kept.adopted || kept.stored?.concept.revisesId != null,
    revisionUnderWay: kept.stored?.concept.revisesId != null,
    storedTexts: Object.fromEntries(
      (kept.stored ? itemsOf(kept.stored.tree) : []).map(({ id, content }) => [id ?? "", "text" in content ? content.text : content.title]),
    ),
    takenOver: kept.found.takenOverAt !== null,
  });
}

/** The kept document itself, for taking it over. `recommendations`: how many were found when it was read in. */
export async function importFile(
  ctx: Context,
  input: { importId: string; dataFolder: string },
): Promise<Result<{ name: string; bytes: Uint8Array; recommendations: number }, "import-not-found">> {
  const [found] = await read(ctx, (db) =>
    db
      .select()
      .from(conceptImports)
      .where(and(eq(conceptImports.regionId, ctx.region.id), eq(conceptImports.id, input.importId))),
  );
  const file = found && (await openInternalFile(ctx, { dataFolder: input.dataFolder, id: found.fileId }));
  return found && file?.ok ? done({ name: file.value.name, bytes: file.value.bytes, recommendations: found.recommendations }) : refused("import-not-found");
}

export function openPlaces({ suggestions }: ConceptReading): number {
  return suggestions.filter((suggestion) => !suggestion.sure && suggestion.decided === null).length;
}

/** The concept that a second edition changes: the one that editing changes, too. */
export async function storedTree(ctx: Context, db: Reader) {
  const [concept] = await db
    .select({ id: concepts.id, revisesId: concepts.revisesId })
    .from(concepts)
    .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, conceptToEdit(ctx))));
  const tree = concept && (await readTree(ctx, db, concept.id));
  return concept && tree ? { concept, tree } : null;
}

export type OpenImport = { id: string; fileName: string; createdAt: Date; createdBy: string };

/** Documents in preview, newest first. */
export function listOpenImports(ctx: Context): Promise<OpenImport[]> {
  return read(ctx, (db) =>
    db
      .select({ id: conceptImports.id, fileName: files.name, createdAt: conceptImports.createdAt, createdBy: conceptImports.createdBy })
      .from(conceptImports)
      .innerJoin(files, and(eq(files.regionId, conceptImports.regionId), eq(files.id, conceptImports.fileId)))
      .where(and(eq(conceptImports.regionId, ctx.region.id), isNull(conceptImports.takenOverAt)))
      .orderBy(desc(conceptImports.id)),
  );
}
