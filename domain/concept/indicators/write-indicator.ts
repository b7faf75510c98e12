import { and, eq } from "drizzle-orm";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { actorName, newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept, mayLeadConcept } from "../access.ts";
import { areGoalsInForce } from "../goals-in-force.ts";
import type { IndicatorFields } from "./fields.ts";
import { indicators } from "./schema.ts";

export type StoredIndicator = typeof indicators.$inferSelect;
export type IndicatorRefusal = "not-allowed" | "indicator-not-found" | "goal-not-found";
/** Somebody saved in between; the caller shows both versions and lets the person decide. */
export type IndicatorConflict = { ok: false; refusal: "version-conflict"; stored: StoredIndicator; changed: LastChange | null };

/** @param id of the form; the same form sent twice is one indicator */
export async function createIndicator(ctx: Context, input: IndicatorFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, IndicatorRefusal>> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    if (!(await areGoalsInForce(ctx, tx, [input.goalId]))) return refused("goal-not-found");
    const added = await tx
      .insert(indicators)
      .values({ regionId: ctx.region.id, id, ...input })
      .onConflictDoNothing()
      .returning({ id: indicators.id });
    if (added.length > 0) tx.audit("indicator.created", id);
    return done({ id });
  });
}

/** @param input.version as it was when the form was opened */
export async function editIndicator(
  ctx: Context,
  { id, version, fields }: { id: string; version: number; fields: IndicatorFields },
): Promise<Result<null, IndicatorRefusal> | IndicatorConflict> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, IndicatorRefusal> | IndicatorConflict> => {
    const stored = await lockIndicator(ctx, tx, id);
    if (!stored) return refused("indicator-not-found");
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["indicator.edited"]) };
    }
    // A goal that left the concept keeps what was measured there.
    if (fields.goalId !== stored.goalId && !(await areGoalsInForce(ctx, tx, [fields.goalId]))) return refused("goal-not-found");
    await tx
      .update(indicators)
      .set({ ...fields, version: version + 1 })
      .where(own(ctx, id));
    tx.audit("indicator.edited", id);
    if (stored.releasedAt) tx.publish();
    return done(null);
  });
}

/**
 * Shows an indicator with all its values to the public, or takes it back. Doing it twice changes nothing.
 * The coordinator decides, as with everything that becomes public.
 */
export async function releaseIndicator(
  ctx: Context,
  { id, release }: { id: string; release: boolean },
): Promise<Result<null, "not-allowed" | "indicator-not-found">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const stored = await lockIndicator(ctx, tx, id);
    if (!stored) return refused("indicator-not-found");
    if ((stored.releasedAt !== null) === release) return done(null);
    await tx
      .update(indicators)
      .set(release ? { releasedAt: ctx.now, releasedBy: actorName(ctx.actor) } : { releasedAt: null, releasedBy: null })
      .where(own(ctx, id));
    tx.audit(release ? "indicator.released" : "indicator.withdrawn", id);
    tx.publish();
    return done(null);
  });
}

/**
 * Its values go with it.
 *
 * @param input.version as it was when its reader decided; what was changed since is not deleted unseen
 */
export async function deleteIndicator(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, "not-allowed" | "indicator-not-found" | "version-conflict">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const stored = await lockIndicator(ctx, tx, id);
    if (!stored) return refused("indicator-not-found");
    if (stored.version !== version) return refused("version-conflict");
    await tx.delete(indicators).where(own(ctx, id));
    tx.audit("indicator.deleted", id);
    if (stored.releasedAt) tx.publish();
    return done(null);
  });
}

export async function lockIndicator(ctx: Context, tx: Writer, id: string): Promise<StoredIndicator | undefined> {
  const [stored] = await tx.select().from(indicators).where(own(ctx, id)).for("update");
  return stored;
}

function own(ctx: Context, id: string) {
  return and(eq(indicators.regionId, ctx.region.id), eq(indicators.id, id));
}
