import { eq } from "drizzle-orm";
import { measureEvents, measures } from "#domain/concept/schema.ts";
import { insertResults } from "#domain/offers/events/index.ts";
import { eventCounts, eventKnownDates, eventLetters, eventSettings, eventVisits } from "#domain/offers/events/schema.ts";
import { bookings } from "#domain/offers/bookings/schema.ts";
import { loans, offerLendings } from "#domain/offers/lending/schema.ts";
import { offerPosts } from "#domain/offers/posts/schema.ts";
import { programmeOffers, programmes, programmeTexts } from "#domain/offers/programmes/schema.ts";
import { newId, transact } from "#platform/db/index.ts";
import type { County } from "#tests/support/factories.ts";

const STARTS_AT = new Date("2026-11-23T17:00:00Z");

/** A row in every table about the dates of an offer that somebody booked. */
export async function seedEvents(county: County, { offerId, bookingId }: { offerId: string; bookingId: string }): Promise<void> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  await transact(ctx, async (tx) => {
    await tx.insert(eventSettings).values({ regionId, offerId, remindDays: 1, groups: ["women"] });
    await tx.insert(eventKnownDates).values({ regionId, offerId, dates: [STARTS_AT] });
    await tx.insert(eventLetters).values({ regionId, bookingId, kind: "reminder", ofDate: STARTS_AT });
    await tx.insert(eventVisits).values({ regionId, bookingId, startsAt: STARTS_AT, cameAt: STARTS_AT });
    await tx.insert(eventCounts).values({ regionId, offerId, startsAt: STARTS_AT, walkIns: 3, groups: { women: 2 } });
    for (const isPublic of [true, false]) {
      const programmeId = newId();
      await tx.insert(programmes).values({ regionId, id: programmeId, isPublic, firstDay: "2026-11-20", lastDay: "2026-12-20", createdAt: ctx.now });
      await tx.insert(programmeTexts).values({ regionId, programmeId, isPublic, language: "de", title: "Interkulturelle Wochen" });
      await tx.insert(programmeOffers).values({ regionId, programmeId, isPublic, offerId });
    }
    const linked = await tx.select({ measureId: measures.id }).from(measures).where(eq(measures.regionId, regionId));
    await tx.insert(measureEvents).values(linked.map(({ measureId }) => ({ regionId, measureId, offerId })));
    for (const isReleased of [true, false])
      await insertResults(tx, [{ regionId, id: newId(), offerId, label: "Besuche", number: 41, countsPeople: true, enteredAt: STARTS_AT, isReleased }]);
    tx.audit("test.prepared", offerId);
  });
}

/** What an offer lends, and one of its bookings as a loan. */
export async function seedLending({ ctx }: County, offerId: string, isShown: boolean): Promise<void> {
  const regionId = ctx.region.id;
  await transact(ctx, async (tx) => {
    await tx.insert(offerLendings).values({ regionId, offerId, isShown, pieces: 3, longestDays: 14 });
    const booked = await tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.offerId, offerId));
    for (const [nth, { id }] of booked.entries())
      await tx.insert(loans).values({ regionId, bookingId: id, offerId, piece: nth + 1, firstDay: "2026-12-01", lastDay: "2026-12-03" });
    tx.audit("test.prepared", offerId);
  });
}

/** What an offer says as a post. */
export async function seedPost({ ctx }: County, offerId: string, isShown: boolean): Promise<void> {
  await transact(ctx, async (tx) => {
    await tx.insert(offerPosts).values({ regionId: ctx.region.id, offerId, isShown, occupation: "Pflegehelferin" });
    tx.audit("test.prepared", offerId);
  });
}
