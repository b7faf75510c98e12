import { and, eq, isNotNull } from "drizzle-orm";
import { actorName, newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { itemsOf } from "../compare/index.ts";
import { conceptInForce } from "../in-force.ts";
import { readTree } from "../read-tree.ts";
import { concepts, type BaseItem } from "../schema.ts";
import type { ConceptTree } from "../tree.ts";
import { copyConcept } from "./copy-concept.ts";
import { listVersions, readAdoptedParts } from "./read-versions.ts";

export type BeginRefusal = "not-allowed" | "no-concept" | "revision-under-way";

/**
 * Begins the revision: a copy of the concept in force that all editing works on from now on. It is never public.
 *
 * @param id of the form; the same form sent twice is one revision
 */
export async function beginRevision(ctx: Context, id: string = newId(ctx.now)): Promise<Result<{ id: string }, BeginRefusal>> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const begun = await insertRevision(ctx, tx, id);
    return begun.ok || begun.refusal !== "revision-under-way" || begun.revisionId !== id ? begun : done({ id });
  });
}

type Begun = { ok: true; value: { id: string; copies: Map<string, string> } } | { ok: false; refusal: "no-concept" | "revision-under-way"; revisionId: string };

/** The part that reading in a second edition shares. `copies`: the id in the revision by the id in force. */
export async function insertRevision(ctx: Context, tx: Writer, id: string = newId(ctx.now)): Promise<Begun> {
  const regionId = ctx.region.id;
  const [inForce] = await tx
    .select()
    .from(concepts)
    .where(and(eq(concepts.regionId, regionId), eq(concepts.id, conceptInForce(ctx))))
    .for("update");
  const tree = inForce && (await readTree(ctx, tx, inForce.id));
  if (!tree) return { ok: false, refusal: "no-concept", revisionId: "" };
  const [underWay] = await tx
    .select({ id: concepts.id })
    .from(concepts)
    .where(and(eq(concepts.regionId, regionId), isNotNull(concepts.revisesId)));
  if (underWay) return { ok: false, refusal: "revision-under-way", revisionId: underWay.id };
  const { title, periodFrom, periodTo } = inForce;
  await tx.insert(concepts).values({
    regionId,
    id,
    title,
    periodFrom,
    periodTo,
    edition: nextEdition(inForce.edition),
    revisesId: inForce.id,
    begunAt: ctx.now,
    base: { items: baseOf(tree), adoptedParts: await partsAdoptedNow(ctx, tx), settled: [] },
  });
  const copies = await copyConcept(ctx, tx, inForce.id, id);
  tx.audit("concept.revision-begun", id, { by: actorName(ctx.actor) });
  return { ok: true, value: { id, copies } };
}

/** Ids of the parts in force that nobody may change. */
export async function partsAdoptedNow(ctx: Context, db: Reader): Promise<string[]> {
  const [newest] = await listVersions(ctx, db);
  return newest ? (await readAdoptedParts(ctx, db, newest.id)).map(({ id }) => id) : [];
}

/** What every item says and below what it stands, by id. */
export function baseOf(tree: ConceptTree): Record<string, BaseItem> {
  return Object.fromEntries(itemsOf(tree).map((item) => [item.id ?? "", { parent: item.parent?.id ?? null, content: item.content }]));
}

/** "1.3" is followed by "2.0"; what is no number gets none. */
export function nextEdition(edition: string): string {
  const major = /^\d+/.exec(edition)?.[0];
  return major === undefined ? `${edition.slice(0, 17)} +1` : `${Number(major) + 1}.0`;
}
