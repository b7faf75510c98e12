import type { Context, Writer } from "#platform/db/index.ts";
import { LEVELS } from "../editing/outline.ts";
import { readOutline, writeOutline } from "../editing/stored-outline.ts";
import { readTree } from "../read-tree.ts";
import { partsOf, type Part } from "./parts.ts";
import { adoptedParts, conceptVersions } from "./schema.ts";

/** The parts of a concept as they stand. */
export async function readParts(ctx: Context, tx: Writer, conceptId: string): Promise<Part[]> {
  const tree = await readTree(ctx, tx, conceptId);
  if (!tree) throw new Error("The concept is locked and gone.");
  return partsOf(conceptId, tree);
}

/**
 * Numbers all items from 0 without gaps, as the outline does when something is added. After that an act on an open part
 * does not touch the rows of an adopted one.
 */
export async function closeGaps(ctx: Context, tx: Writer, conceptId: string): Promise<void> {
  for (const level of LEVELS) await writeOutline(ctx, tx, await readOutline(ctx, tx, conceptId, level), level);
}

export type NewVersion = { conceptId: string; number: number; title: string; edition: string; adoptedOn: string; adoptedBy: string };

/** Makes a version: from here to the end of the transaction nothing of the concept is adopted until freezeParts says so. */
export async function insertVersion(ctx: Context, tx: Writer, id: string, version: NewVersion): Promise<void> {
  await tx.insert(conceptVersions).values({ regionId: ctx.region.id, id, ...version });
}

/** Writes parts into a version, as they are: they are adopted now. */
export async function freezeParts(
  ctx: Context,
  tx: Writer,
  versionId: string,
  parts: readonly (Part & { position: number; adoptedOn: string; resolutionId: string })[],
): Promise<void> {
  await tx.insert(adoptedParts).values(
    parts.map(({ id, title, content, position, adoptedOn, resolutionId }) => ({
      regionId: ctx.region.id,
      versionId,
      partId: id,
      resolutionId,
      kind: content.kind,
      position,
      title,
      adoptedOn,
      content,
    })),
  );
}
