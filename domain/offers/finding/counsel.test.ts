import { expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { bookings, offerCapacities } from "../bookings/schema.ts";
import { offerInternals, offers } from "../schema.ts";
import { eq } from "drizzle-orm";
import { ANY_OFFER, findOffers, readCounsel } from "./index.ts";

const db = await testDatabase();

test("Who advises finds also what is hidden or waits for an editor, with notes, places and how long the first in the queue waits", async () => {
  const county = await aRegion(db, "2026-11-20");
  const { id: regionId } = county.region;
  const confirmedOn = "2026-11-01";
  const ids = await someOffers(county, [
    { title: "Kurs", values: { confirmedOn, phone: "05555 1" } },
    { title: "Lange nicht bestätigt", values: { confirmedOn: "2025-09-01" } },
    { title: "In Prüfung", state: "in-review", values: { confirmedOn } },
    { title: "Entwurf", state: "draft", values: { confirmedOn } },
  ]);
  const [course = "", hidden = ""] = ids;
  await transact(county.ctx, async (tx) => {
    await tx.update(offers).set({ hiddenAt: county.ctx.now }).where(eq(offers.id, hidden));
    await tx.insert(offerInternals).values({ regionId, offerId: course, note: "Frau Petersen fragen" });
    await tx.insert(offerCapacities).values({ regionId, offerId: course, isShown: true, maximum: 12, booked: 12, waiting: 7, lastArrival: 19 });
    const waitingSince = (moment: string, arrived: number) => ({
      regionId,
      id: newId(),
      offerId: course,
      state: "waiting" as const,
      arrived,
      madeAt: new Date(moment),
    });
    await tx.insert(bookings).values([
      // Half past midnight of the 3rd, where the queue is.
      waitingSince("2026-11-02T23:30:00Z", 13),
      waitingSince("2026-11-18T10:00:00Z", 14),
    ]);
    tx.audit("test.prepared", null);
  });

  const ctx = county.as("caseworker");
  const counsel = await read(ctx, async (reader) => {
    const found = await findOffers(ctx, reader, ANY_OFFER, "de", { page: 1, size: 10, scope: "kept" });
    return readCounsel(
      ctx,
      reader,
      found.offers.map(({ id }) => id),
    );
  });
  expect(new Map(counsel.map(({ title, isShown, age, state }) => [title, { isShown, age, state }]))).toEqual(
    new Map([
      ["Kurs", { isShown: true, age: "fresh", state: "public" }],
      ["Lange nicht bestätigt", { isShown: false, age: "hidden", state: "public" }],
      ["In Prüfung", { isShown: false, age: "fresh", state: "in-review" }],
    ]),
  );
  expect(counsel.find(({ id }) => id === course)).toMatchObject({
    note: "Frau Petersen fragen",
    phone: "05555 1",
    // Seven people, rounded.
    places: { free: 0, maximum: 12, waiting: 5, waitingDays: 17 },
  });
});
