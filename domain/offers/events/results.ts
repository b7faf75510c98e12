import { and, asc, eq, getTableColumns, inArray } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { shownCount } from "#platform/small-numbers/index.ts";
import { mayEditOffers } from "../access.ts";
import { offers } from "../schema.ts";
import { eventResultInternals, eventResults } from "./schema.ts";

/** As anybody may read it who reads the result: people are rounded in `shownNumber`, null for few. */
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

/** @property number as it was counted: for who enters it */
export type ExactResult = Omit<EventResult, "shownNumber"> & { number: number };

/** What came of one offer in exact numbers; outside the house nothing. One query. */
export async function listExactResults(ctx: Context, db: Reader, offerId: string): Promise<ExactResult[]> {
  const { regionId: _regionId, shownNumber: _shownNumber, ...columns } = getTableColumns(eventResults);
  return db
    .select({ ...columns, number: eventResultInternals.number })
    .from(eventResults)
    .innerJoin(eventResultInternals, and(eq(eventResultInternals.regionId, eventResults.regionId), eq(eventResultInternals.resultId, eventResults.id)))
    .where(and(eq(eventResults.regionId, ctx.region.id), eq(eventResults.offerId, offerId)))
    .orderBy(asc(eventResults.enteredAt), asc(eventResults.id));
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
    if (await insertResults(tx, [{ ...fields, regionId, id, enteredAt: ctx.now }])) tx.audit("event.result-added", fields.offerId);
    return done({ id });
  });
}

/** @returns people as others may read them, else the number itself */
const shownOf = (number: number, countsPeople: boolean): number | null => (countsPeople ? shownCount(number) : number);

export type NewResult = Omit<typeof eventResults.$inferInsert, "shownNumber"> & { number: number; countsPeople: boolean };

/** Writes results with what others may read of their numbers. Writes no audit row. @returns whether any of them is new */
export async function insertResults(tx: Writer, results: readonly NewResult[]): Promise<boolean> {
  const made = await tx
    .insert(eventResults)
    .values(results.map(({ number, ...result }) => ({ ...result, shownNumber: shownOf(number, result.countsPeople) })))
    .onConflictDoNothing()
    .returning({ id: eventResults.id });
  const isNew = new Set(made.map(({ id }) => id));
  const internals = results.filter(({ id }) => isNew.has(id)).map(({ regionId, id, number }) => ({ regionId, resultId: id, number }));
  if (internals.length > 0) await tx.insert(eventResultInternals).values(internals);
  return internals.length > 0;
}

/**
 * Puts the count of people right under this label of an offer, inside and as others read it. Writes no audit row.
 * @returns what stood there under it; none: nothing does
 */
export async function correctCount(ctx: Context, tx: Writer, offerId: string, { label, number }: { label: string; number: number }) {
  const corrected = await tx
    .update(eventResults)
    .set({ shownNumber: shownOf(number, true) })
    .where(and(eq(eventResults.regionId, ctx.region.id), eq(eventResults.offerId, offerId), eq(eventResults.label, label), eq(eventResults.countsPeople, true)))
    .returning({ id: eventResults.id, isReleased: eventResults.isReleased });
  const ids = corrected.map(({ id }) => id);
  if (ids.length > 0)
    await tx
      .update(eventResultInternals)
      .set({ number })
      .where(and(eq(eventResultInternals.regionId, ctx.region.id), inArray(eventResultInternals.resultId, ids)));
  return corrected;
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
