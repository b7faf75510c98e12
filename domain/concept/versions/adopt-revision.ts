import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { compareById, itemsOf } from "../compare/index.ts";
import { applyDifference } from "../imports/apply-difference.ts";
import { readTree } from "../read-tree.ts";
import { actionFields, chapters, concepts, principleFields, principles } from "../schema.ts";
import type { ConceptTree } from "../tree.ts";
import { baseOf, partsAdoptedNow } from "./begin-revision.ts";
import { closePath } from "./close-path.ts";
import { conflictsOf } from "./conflicts.ts";
import type { Adoption } from "./adoption.ts";
import { closeGaps, freezeParts, insertVersion } from "./freeze-parts.ts";
import { partsOf, treeOfParts } from "./parts.ts";
import { listVersions, readAdoptedParts } from "./read-versions.ts";
import { readRevisionSides, type RevisionSides } from "./revision-sides.ts";
import { changeReasons } from "./schema.ts";
import { targetTree } from "./target-tree.ts";

type Refusal = "edition-missing" | "edition-taken" | "conflicts-open" | "outcomes-missing" | "parts-belong-together" | "part-unknown";

/**
 * Brings parts of the revision into force. Items keep the ids they have in force, new ones those they have in the
 * revision; recommendations and goals that are gone stay as rows outside the concept, with all that hangs on them.
 * Parts that are not chosen follow: what is in force of them stays, as it was adopted.
 */
export async function adoptRevision(ctx: Context, tx: Writer, adoption: Adoption): Promise<Result<{ versionId: string }, Refusal>> {
  const { concept, edition, adoptedOn, adoptedBy, resolutionId, enter } = adoption;
  const sides = await readRevisionSides(ctx, tx);
  if (!sides) return refused("part-unknown");
  const { revision, rowOf } = sides;
  const knownAs = new Map([...rowOf].map(([known, row]) => [row, known]));
  const chosen = new Set([...adoption.chosen].map((row) => knownAs.get(row) ?? row));
  if (conflictsOf(sides, await partsAdoptedNow(ctx, tx)).length > 0) return refused("conflicts-open");
  if (sides.changes.some(({ kind }) => kind === "gone")) return refused("outcomes-missing");
  if (crossesParts(sides, chosen)) return refused("parts-belong-together");

  const versions = await listVersions(ctx, tx);
  const newest = versions[0];
  if (edition === "") return refused("edition-missing");
  if (versions.some((version) => version.edition === edition)) return refused("edition-taken");
  const before = newest ? await readAdoptedParts(ctx, tx, newest.id) : [];
  const target = targetTree(sides, chosen);
  const links = chosen.has(revision.conceptId) ? await readLinks(ctx, tx, sides) : null;
  const versionId = newId(ctx.now);
  const version = { conceptId: concept.id, number: (newest?.number ?? 0) + 1, title: concept.title, edition, adoptedOn, adoptedBy };
  await insertVersion(ctx, tx, versionId, version);
  await enter(versionId);
  await closePath(ctx, tx, concept.id, versionId);
  await deleteDraft(ctx, tx, sides, chosen);
  const difference = compareById(sides.inForce, target);
  await applyDifference(ctx, tx, { conceptId: concept.id, stored: sides.inForce, difference, selection: "all", isAdopted: true });
  if (links) await writeLinks(ctx, tx, target, links);
  await closeGaps(ctx, tx, concept.id);

  const parts = partsOf(concept.id, target).map((part, position) => ({ ...part, position }));
  const carried = new Map(before.map((part) => [part.id, part]));
  await freezeParts(
    ctx,
    tx,
    versionId,
    parts.flatMap((part) => {
      if (chosen.has(part.id)) return [{ ...part, adoptedOn, resolutionId }];
      const old = carried.get(part.id);
      return old ? [{ ...old, position: part.position }] : [];
    }),
  );
  await tx
    .update(concepts)
    .set({ adoptedOn, adoptedBy, edition, version: sql`${concepts.version} + 1` })
    .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, concept.id)));
  await settle(ctx, tx, sides, { chosen, versionId, target });
  return done({ versionId });
}

/** Something moved from one part into another while only one of the two is adopted: it would stand in both, or in none. */
function crossesParts({ before, after, revision }: RevisionSides, chosen: ReadonlySet<string>): boolean {
  const partOf = (tree: ConceptTree) =>
    new Map(partsOf(revision.conceptId, tree).flatMap((part) => itemsOf(treeOfParts("", [part])).map((item) => [item.id ?? "", part.id] as const)));
  const from = partOf(before);
  return [...partOf(after)].some(([id, to]) => {
    const was = from.get(id);
    return was !== undefined && was !== to && chosen.has(was) !== chosen.has(to);
  });
}

type Links = { principleId: string; actionFieldId: string }[];

/** Which fields serve which principle in the revision, by the ids they have in force. */
async function readLinks(ctx: Context, tx: Writer, { revision, rowOf }: RevisionSides): Promise<Links> {
  const rows = await tx
    .select({ principleId: principleFields.principleId, actionFieldId: principleFields.actionFieldId })
    .from(principleFields)
    .innerJoin(principles, and(eq(principles.regionId, principleFields.regionId), eq(principles.id, principleFields.principleId)))
    .where(and(eq(principleFields.regionId, ctx.region.id), eq(principles.conceptId, revision.id)));
  const knownAs = new Map([...rowOf].map(([known, row]) => [row, known]));
  return rows.map(({ principleId, actionFieldId }) => ({
    principleId: knownAs.get(principleId) ?? principleId,
    actionFieldId: knownAs.get(actionFieldId) ?? actionFieldId,
  }));
}

async function writeLinks(ctx: Context, tx: Writer, target: ConceptTree, links: Links): Promise<void> {
  const regionId = ctx.region.id;
  const ids = target.principles.flatMap(({ id }) => id ?? []);
  await tx.delete(principleFields).where(and(eq(principleFields.regionId, regionId), inArray(principleFields.principleId, ids)));
  const fields = new Set(target.actionFields.map(({ id }) => id));
  const wanted = links.filter(({ actionFieldId }) => fields.has(actionFieldId));
  if (wanted.length > 0) await tx.insert(principleFields).values(wanted.map((link) => ({ regionId, ...link })));
}

/** The rows of the adopted parts leave the revision: new items come into force under the same ids. */
async function deleteDraft(ctx: Context, tx: Writer, { revision, rowOf }: RevisionSides, chosen: ReadonlySet<string>): Promise<void> {
  const rows = [...chosen].map((id) => rowOf.get(id) ?? id);
  const own = (table: typeof chapters | typeof actionFields) =>
    and(eq(table.regionId, ctx.region.id), eq(table.conceptId, revision.id), inArray(table.id, rows));
  if (chosen.has(revision.conceptId)) await tx.delete(principles).where(and(eq(principles.regionId, ctx.region.id), eq(principles.conceptId, revision.id)));
  await tx.delete(chapters).where(own(chapters));
  await tx.delete(actionFields).where(own(actionFields));
}

/** The reasons go with the version. Nothing left: the revision is over. Else it goes on with the parts that follow. */
async function settle(
  ctx: Context,
  tx: Writer,
  sides: RevisionSides,
  { chosen, versionId, target }: { chosen: ReadonlySet<string>; versionId: string; target: ConceptTree },
): Promise<void> {
  const { revision, before, after, base } = sides;
  const here = ctx.region.id;
  const left = partsOf(revision.conceptId, after).filter(({ id }) => !chosen.has(id));
  const open = new Set(left.flatMap(({ content }) => itemsOf(treeOfParts("", [{ content }])).map(({ id }) => id ?? "")));
  const settledItems = [...itemsOf(before), ...itemsOf(after)].flatMap(({ id }) => (id === undefined || open.has(id) ? [] : [id]));
  await tx
    .update(changeReasons)
    .set({ versionId })
    .where(
      and(
        eq(changeReasons.regionId, here),
        eq(changeReasons.conceptId, revision.conceptId),
        isNull(changeReasons.versionId),
        inArray(changeReasons.itemId, settledItems),
      ),
    );
  const own = and(eq(concepts.regionId, here), eq(concepts.id, revision.id));
  if (left.length === 0) {
    await tx.delete(concepts).where(own);
    return;
  }
  const leftIds = new Set(left.map(({ id }) => id));
  const settled = partsOf(revision.conceptId, target).flatMap(({ id }) => (leftIds.has(id) ? [] : [id]));
  const now = await readTree(ctx, tx, revision.conceptId);
  if (!now) throw new Error("The concept in force is gone.");
  const items = baseOf(now);
  const kept = Object.fromEntries(Object.entries(items).filter(([id]) => open.has(id)));
  await tx
    .update(concepts)
    .set({ base: { items: kept, adoptedParts: base.adoptedParts, settled } })
    .where(own);
}
