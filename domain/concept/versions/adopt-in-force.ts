import { and, eq, inArray, sql } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { concepts } from "../schema.ts";
import type { Adoption } from "./adoption.ts";
import { closePath } from "./close-path.ts";
import { closeGaps, freezeParts, insertVersion, readParts } from "./freeze-parts.ts";
import { listVersions, readAdoptedParts } from "./read-versions.ts";
import { followingParts } from "./schema.ts";

/** Adopts parts of the concept in force: the first time they make version 1, later they join the newest one. */
export async function adoptInForce(
  ctx: Context,
  tx: Writer,
  { concept, chosen, edition, adoptedOn, adoptedBy, resolutionId, enter, isPathOpen }: Adoption & { isPathOpen: boolean },
): Promise<Result<{ versionId: string }, "adopted-already" | "edition-missing">> {
  const [newest] = await listVersions(ctx, tx);
  const before = newest ? await readAdoptedParts(ctx, tx, newest.id) : [];
  if (before.some(({ id }) => chosen.has(id))) return refused("adopted-already");
  const versionId = newest?.id ?? newId(ctx.now);
  if (!newest) {
    if (edition === "") return refused("edition-missing");
    await closeGaps(ctx, tx, concept.id);
    await insertVersion(ctx, tx, versionId, { conceptId: concept.id, number: 1, title: concept.title, edition, adoptedOn, adoptedBy });
    await tx
      .update(concepts)
      .set({ adoptedOn, adoptedBy, edition, version: sql`${concepts.version} + 1` })
      .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, concept.id)));
  }
  await enter(versionId);
  if (isPathOpen) await closePath(ctx, tx, concept.id, versionId);
  const parts = await readParts(ctx, tx, concept.id);
  await freezeParts(
    ctx,
    tx,
    versionId,
    parts.flatMap((part, position) => (chosen.has(part.id) ? [{ ...part, position, adoptedOn, resolutionId }] : [])),
  );
  await tx
    .delete(followingParts)
    .where(and(eq(followingParts.regionId, ctx.region.id), eq(followingParts.conceptId, concept.id), inArray(followingParts.partId, [...chosen])));
  return done({ versionId });
}
