import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { listResults, type EventResult } from "#domain/offers/events/index.ts";
import { offers, offerTexts } from "#domain/offers/schema.ts";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { measureEvents, measures } from "../schema.ts";

export const LinkEvent = z.strictObject({ measureId: z.uuid(), offerId: z.uuid() });
export type LinkEvent = z.infer<typeof LinkEvent>;
export type LinkEventRefusal = "not-allowed" | "measure-not-found" | "event-not-found";

/** Says that an event belongs to a measure: an act of the concept, because offers know no measures. Twice is once. */
export async function linkEvent(ctx: Context, { measureId, offerId }: LinkEvent): Promise<Result<null, LinkEventRefusal>> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const regionId = ctx.region.id;
  return transact(ctx, async (tx): Promise<Result<null, LinkEventRefusal>> => {
    const [measure] = await tx
      .select({ id: measures.id })
      .from(measures)
      .where(and(eq(measures.regionId, regionId), eq(measures.id, measureId)));
    if (!measure) return refused("measure-not-found");
    const [event] = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(eq(offers.regionId, regionId), eq(offers.id, offerId)));
    if (!event) return refused("event-not-found");
    const linked = await tx.insert(measureEvents).values({ regionId, measureId, offerId }).onConflictDoNothing().returning();
    if (linked.length === 0) return done(null);
    tx.audit("measure.event-linked", measureId, { offerId });
    tx.publish();
    return done(null);
  });
}

export async function unlinkEvent(ctx: Context, { measureId, offerId }: LinkEvent): Promise<Result<null, "not-allowed">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const gone = await tx
      .delete(measureEvents)
      .where(and(eq(measureEvents.regionId, ctx.region.id), eq(measureEvents.measureId, measureId), eq(measureEvents.offerId, offerId)))
      .returning();
    if (gone.length === 0) return done(null);
    tx.audit("measure.event-unlinked", measureId, { offerId });
    tx.publish();
    return done(null);
  });
}

/** The measures that an event belongs to, by title. One query. */
export async function measuresOfEvent(ctx: Context, db: Reader, offerId: string): Promise<{ id: string; title: string }[]> {
  return db
    .select({ id: measures.id, title: measures.title })
    .from(measureEvents)
    .innerJoin(measures, and(eq(measures.regionId, measureEvents.regionId), eq(measures.id, measureEvents.measureId)))
    .where(and(eq(measureEvents.regionId, ctx.region.id), eq(measureEvents.offerId, offerId)))
    .orderBy(asc(measures.title));
}

export type EventOfMeasure = {
  id: string;
  /** German; null where the reader does not see the event itself (any more). */
  title: string | null;
  firstDay: string | null;
  results: EventResult[];
};

/** The events of a measure with what came of them, the latest first: in public only what is released. Two queries. */
export async function listEventsOfMeasure(ctx: Context, db: Reader, measureId: string): Promise<EventOfMeasure[]> {
  return (await eventsOfMeasures(ctx, db, [measureId])).get(measureId) ?? [];
}

/** The same of several, by the measure's id. */
export async function eventsOfMeasures(ctx: Context, db: Reader, measureIds: readonly string[]): Promise<Map<string, EventOfMeasure[]>> {
  if (measureIds.length === 0) return new Map();
  const links = await db
    .select({
      measureId: measureEvents.measureId,
      id: measureEvents.offerId,
      title: offerTexts.title,
      firstDay: sql<
        string | null
      >`(select min(d.starts_on)::text from offer_dates d where d.region_id = ${measureEvents.regionId} and d.offer_id = ${measureEvents.offerId})`,
    })
    .from(measureEvents)
    .leftJoin(offerTexts, and(eq(offerTexts.regionId, measureEvents.regionId), eq(offerTexts.offerId, measureEvents.offerId), eq(offerTexts.language, "de")))
    .where(and(eq(measureEvents.regionId, ctx.region.id), inArray(measureEvents.measureId, [...measureIds])))
    .orderBy(sql`4 desc nulls last`, asc(measureEvents.offerId));
  const results = Map.groupBy(await listResults(ctx, db, [...new Set(links.map(({ id }) => id))]), ({ offerId }) => offerId);
  return Map.groupBy(
    links.map(({ measureId, ...event }) => ({ measureId, ...event, results: results.get(event.id) ?? [] })),
    ({ measureId }) => measureId,
  );
}
