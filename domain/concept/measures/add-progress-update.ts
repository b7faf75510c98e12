import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actorName, newId, transact, type Context } from "#platform/db/index.ts";
import { storeFile } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { measures, progressUpdates, results } from "../schema.ts";
import { mayEditMeasure, mayEditPublicPart, mayRelease } from "./access.ts";
import { ALLOWED_FILES, type FileRefused, type Upload } from "./attach-file.ts";
import { ASSESSMENTS, MEASURE_STATES, needsReason } from "./states.ts";

export const AddProgressUpdate = z.strictObject({
  measureId: z.uuid(),
  dated: z.iso.date(),
  assessment: z.enum(ASSESSMENTS),
  text: z.string().trim().min(1).max(5000),
  /** null: the state stays. */
  state: z.enum(MEASURE_STATES).nullable(),
  stateReason: z.string().trim().min(1).max(1000).nullable(),
  /** What was reached since, by result id; results that are left out stay. */
  figures: z.record(z.uuid(), z.number().min(0).max(9_999_999_999)),
  /** Show it on the public page at once. Never possible for "off track", see `releaseUpdate`. */
  released: z.boolean(),
});
export type AddProgressUpdate = z.infer<typeof AddProgressUpdate>;
export type AddProgressRefusal =
  | "public-part-by-office"
  | "measure-not-found"
  | "not-allowed"
  | "dated-in-future"
  | "reason-missing"
  | "result-unknown"
  | "release-not-allowed"
  | "off-track-needs-own-release";
export type AddProgressResult = Result<{ id: string }, AddProgressRefusal> | FileRefused;

/**
 * Writes a dated entry into a measure's history. Entries are never changed: what was wrong is said in the next one.
 *
 * @param id of the form; the same form sent twice is one entry
 */
export async function addProgressUpdate(
  ctx: Context,
  input: AddProgressUpdate,
  upload: Upload | null,
  id: string = newId(ctx.now),
): Promise<AddProgressResult> {
  return transact(ctx, async (tx): Promise<AddProgressResult> => {
    const own = and(eq(measures.regionId, ctx.region.id), eq(measures.id, input.measureId));
    const [measure] = await tx.select().from(measures).where(own).for("update");
    if (!measure) return refused("measure-not-found");
    if (!mayEditMeasure(ctx.actor, measure)) return refused("not-allowed");
    if ((await tx.$count(progressUpdates, and(eq(progressUpdates.regionId, ctx.region.id), eq(progressUpdates.id, id)))) > 0) return done({ id });
    if (input.dated > ctx.today) return refused("dated-in-future");
    if (input.state !== null && needsReason(input.state) && input.stateReason === null) return refused("reason-missing");
    // State and figures stand on the public page at once, unlike the entry's text.
    const changesPublic = input.state !== null || Object.keys(input.figures).length > 0;
    if (changesPublic && !mayEditPublicPart(ctx.actor, measure)) return refused("public-part-by-office");
    if (input.released && !mayRelease(ctx.actor)) return refused("release-not-allowed");
    if (input.released && input.assessment === "off-track") return refused("off-track-needs-own-release");
    const author = actorName(ctx.actor);
    for (const [resultId, reached] of Object.entries(input.figures)) {
      const updated = await tx
        .update(results)
        .set({ reached })
        .where(and(eq(results.regionId, ctx.region.id), eq(results.measureId, measure.id), eq(results.id, resultId)))
        .returning({ id: results.id });
      if (updated.length === 0) return refused("result-unknown");
    }
    const stored = upload ? await storeFile(tx, ctx, { ...upload, allowed: ALLOWED_FILES }) : null;
    if (stored && !stored.ok) return { ok: false, refusal: "file-refused", reason: stored.refusal };
    await tx.insert(progressUpdates).values({
      regionId: ctx.region.id,
      id,
      measureId: measure.id,
      dated: input.dated,
      authorName: author,
      assessment: input.assessment,
      state: input.state,
      text: input.text,
      fileId: stored?.value.id ?? null,
      createdAt: ctx.now,
      releasedAt: input.released ? ctx.now : null,
      releasedBy: input.released ? author : null,
    });
    // An edit form that lies open must not overwrite what this entry says.
    if (input.state !== null)
      await tx
        .update(measures)
        .set({ state: input.state, stateReason: input.stateReason, version: measure.version + 1 })
        .where(own);
    else if (Object.keys(input.figures).length > 0)
      await tx
        .update(measures)
        .set({ version: measure.version + 1 })
        .where(own);
    tx.audit("progress.added", measure.id, { updateId: id, assessment: input.assessment, state: input.state, released: input.released });
    if (measure.releasedAt) tx.publish();
    return done({ id });
  });
}
