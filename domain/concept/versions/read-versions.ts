import { and, asc, desc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { conceptInForce } from "../in-force.ts";
import type { ConceptTree } from "../tree.ts";
import { treeOfParts, type Part, type PartKind } from "./parts.ts";
import { adoptedParts, changeReasons, conceptVersions } from "./schema.ts";

export type Version = { id: string; number: number; title: string; edition: string; adoptedOn: string; adoptedBy: string };
export type AdoptedPart = Part & { kind: PartKind; position: number; adoptedOn: string; resolutionId: string };
export type VersionContent = Version & {
  parts: AdoptedPart[];
  tree: ConceptTree;
  /** By the item's id: why it changed with this version, and of what is gone what became of it. */
  reasons: Map<string, ChangeReason>;
};
export type ChangeReason = { reason: string; outcome: "done" | "dropped" | null };

/** Versions of the concept in force, newest first; none before anything was adopted. One query. */
export function listVersions(ctx: Context, db: Reader): Promise<Version[]> {
  return db
    .select({
      id: conceptVersions.id,
      number: conceptVersions.number,
      title: conceptVersions.title,
      edition: conceptVersions.edition,
      adoptedOn: conceptVersions.adoptedOn,
      adoptedBy: conceptVersions.adoptedBy,
    })
    .from(conceptVersions)
    .where(and(eq(conceptVersions.regionId, ctx.region.id), eq(conceptVersions.conceptId, conceptInForce(ctx))))
    .orderBy(desc(conceptVersions.number));
}

/** The parts of a version as they were adopted, in their order. One query. */
export async function readAdoptedParts(ctx: Context, db: Reader, versionId: string): Promise<AdoptedPart[]> {
  const rows = await db
    .select()
    .from(adoptedParts)
    .where(and(eq(adoptedParts.regionId, ctx.region.id), eq(adoptedParts.versionId, versionId)))
    .orderBy(asc(adoptedParts.position));
  return rows.map(({ partId, ...row }) => ({ id: partId, ...row }));
}

/** A version with everything it says. Two queries. */
export async function readVersion(ctx: Context, db: Reader, version: Version): Promise<VersionContent> {
  const parts = await readAdoptedParts(ctx, db, version.id);
  const reasons = await db
    .select({ itemId: changeReasons.itemId, reason: changeReasons.reason, outcome: changeReasons.outcome })
    .from(changeReasons)
    .where(and(eq(changeReasons.regionId, ctx.region.id), eq(changeReasons.versionId, version.id)));
  return {
    ...version,
    parts,
    tree: treeOfParts(version.title, parts),
    reasons: new Map(reasons.map(({ itemId, ...reason }) => [itemId, reason])),
  };
}
