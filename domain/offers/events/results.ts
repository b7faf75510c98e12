import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers } from "../schema.ts";
import { eventResults } from "./schema.ts";

export type EventResult = Omit<typeof eventResults.$inferSelect, "regionId">;

/** What came of these offers, in the order of entering; outside the house only what is released. One query. */
export async function listResults(ctx: Context, db: Reader, offerIds: readonly string[]): Promise<EventResult[]> {
  if (offerIds.length === 0) return [];
  const rows = await db
    .select()
    .from(eventResults)
    .where(and(eq(eventResults.regionId, ctx.region.id), inArray(eventResults.offerId, [...offerIds])))
    .orderBy(asc(eventResults.enteredAt), asc(eventResults.id));
  return rows.map(({ regionId: _regionId, ...result }) => result);
}

/** The words used for results so far: so that two events say the same about the same. One query. */
export async function listResultLabels(ctx: Context, db: Reader): Promise<string[]> {
  const rows = await db.selectDistinct({ label: eventResults.label }).from(eventResults).where(eq(eventResults.regionId, ctx.region.id));
  return rows.map(({ label }) => label).toSorted((a, b) => a.localeCompare(b, "de"));
}

export const AddResult = z.strictObject({
  offerId: z.uuid(),
  label: z.string().trim().min(1).max(80),
  number: z.int().min(0).max(1_000_000),
  countsPeople: z.boolean(),
  sentence: z.string().trim().max(400),
});
export type AddResult = z.infer<typeof AddResult>;

/** Enters one result; it stays inside until somebody releases it. @param id of the form: the same sent twice is one result */
export async function addResult(ctx: Context, fields: AddResult, id = newId(ctx.now)): Promise<Result<{ id: string }, "not-allowed" | "not-found">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string }, "not-found">> => {
    const regionId = ctx.region.id;
    const [offer] = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(eq(offers.regionId, regionId), eq(offers.id, fields.offerId)));
    if (!offer) return refused("not-found");
    const made = await tx
      .insert(eventResults)
      .values({ ...fields, regionId, id, enteredAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: eventResults.id });
    if (made.length > 0) tx.audit("event.result-added", fields.offerId);
    return done({ id });
  });
}

export const ReleaseResult = z.strictObject({ offerId: z.uuid(), id: z.uuid(), isReleased: z.boolean() });
export type ReleaseResult = z.infer<typeof ReleaseResult>;

/** Shows a result in public at the measures of its event, or takes it back. */
export async function releaseResult(ctx: Context, { offerId, id, isReleased }: ReleaseResult): Promise<Result<null, "not-allowed" | "not-found">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found">> => {
    const changed = await tx
      .update(eventResults)
      .set({ isReleased })
      .where(own(ctx, offerId, id))
      .returning({ id: eventResults.id });
    if (changed.length === 0) return refused("not-found");
    tx.audit("event.result-released", offerId, { isReleased });
    tx.publish();
    return done(null);
  });
}

/** What is gone already is gone as well. */
export async function deleteResult(ctx: Context, { offerId, id }: { offerId: string; id: string }): Promise<Result<null, "not-allowed">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [gone] = await tx
      .delete(eventResults)
      .where(own(ctx, offerId, id))
      .returning({ isReleased: eventResults.isReleased });
    if (!gone) return done(null);
    tx.audit("event.result-deleted", offerId);
    if (gone.isReleased) tx.publish();
    return done(null);
  });
}

const own = (ctx: Context, offerId: string, id: string) =>
  and(eq(eventResults.regionId, ctx.region.id), eq(eventResults.offerId, offerId), eq(eventResults.id, id));
