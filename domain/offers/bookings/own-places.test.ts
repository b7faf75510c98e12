import { describe, expect, test } from "vitest";
import { read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { changeOfferState } from "../catalogue/index.ts";
import { aCourse, byLink } from "../course-book/test-course.ts";
import { findCapacity, saveOwnPlaces, type SaveOwnPlaces } from "./index.ts";
import { moveUpInOffer } from "./queue.ts";
import { offerCapacities } from "./schema.ts";

const db = await testDatabase();

/** A course of twenty places with two people, of which the office keeps each for three days. */
async function aFullCourse() {
  const county = await aRegion(db);
  const course = await aCourse(county, { names: ["Amira", "Bilal"] });
  const { link, offerId } = course;
  await transact(county.ctx, async (tx) => {
    await tx.execute(`update offer_capacities set answer_days = 3 where offer_id = '${offerId}'`);
    tx.audit("test.prepared", offerId);
  });
  const capacity = () => read(link, (reader) => findCapacity(link, reader, offerId));
  const save = async (values: Partial<SaveOwnPlaces>, by = link) =>
    saveOwnPlaces(by, { offerId, version: (await capacity())?.version ?? null, minimum: null, maximum: 20, takenElsewhere: 0, bookingUntil: null, ...values });
  return { county, ...course, capacity, save };
}

describe("A provider says how many its course takes", () => {
  test("at once; how long a place is kept stays with the office", async () => {
    const { save, capacity } = await aFullCourse();
    expect(await save({ minimum: 6, maximum: 12, takenElsewhere: 4, bookingUntil: "2030-01-31" })).toEqual({ ok: true, value: null });
    expect(await capacity()).toMatchObject({ minimum: 6, maximum: 12, takenElsewhere: 4, bookingUntil: "2030-01-31", answerDays: 3, booked: 2, waiting: 0 });
  });

  test("also where the office has said nothing yet", async () => {
    const county = await aRegion(db);
    const { id: organisationId } = await county.anOrganisation();
    const [offerId = ""] = await someOffers(county, [{ title: "Kurs", branch: "language", values: { organisationId, kind: "course" } }]);
    const link = byLink(county, organisationId);
    const places = { offerId, version: null, minimum: null, maximum: 8, takenElsewhere: 3, bookingUntil: null };
    expect(await saveOwnPlaces(link, places)).toEqual({ ok: true, value: null });
    expect(await read(county.publicCtx, (reader) => findCapacity(county.publicCtx, reader, offerId))).toMatchObject({ maximum: 8, takenElsewhere: 3 });
  });

  test("and more places go to those who wait", async () => {
    const { county, save, capacity, offerId } = await aFullCourse();
    await save({ maximum: 2 });
    await transact(county.ctx, async (tx) => {
      await tx.execute(`update bookings set state = 'waiting' where offer_id = '${offerId}' and arrived = 2`);
      await tx.execute(`update offer_capacities set booked = 1, waiting = 1, maximum = 1, answer_days = null where offer_id = '${offerId}'`);
      tx.audit("test.prepared", offerId);
    });
    await save({ maximum: 3 });
    await moveUpInOffer(county.ctx, { payload: { regionId: county.region.id, offerId } } as never);
    expect(await capacity()).toMatchObject({ booked: 2, waiting: 0 });
  });

  test("with the office's refusals", async () => {
    const { save, capacity, offerId, county } = await aFullCourse();
    expect(await save({ minimum: 5, maximum: 4 })).toEqual({ ok: false, refusal: "maximum-below-minimum" });
    expect(await save({ maximum: 1 })).toEqual({ ok: false, refusal: "maximum-below-taken" });
    expect(await save({ maximum: 3, takenElsewhere: 2 })).toEqual({ ok: false, refusal: "maximum-below-taken" });
    expect(await save({ version: 9 })).toEqual({ ok: false, refusal: "version-conflict", stored: await capacity(), changed: null });
    const { rows } = await db.superuser.query<{ version: number }>("select version from offers where id = $1", [offerId]);
    await changeOfferState(county.as("editor"), { id: offerId, version: rows[0]?.version ?? 0, state: "ended" });
    expect(await save({ maximum: 30 })).toEqual({ ok: false, refusal: "not-found" });
  });

  test("of its own only, and never how many are given: the database holds both", async () => {
    const { county, save, offerId, link, capacity } = await aFullCourse();
    const stranger = byLink(county, (await county.anOrganisation()).id);
    const elsewhere = await aRegion(db);
    for (const by of [stranger, byLink(elsewhere, link.actor.kind === "link" ? link.actor.subjectId : ""), county.as("council-reader"), county.publicCtx])
      expect(await save({ maximum: 30 }, by)).toMatchObject({ ok: false });
    const past = (by: typeof link, values: Partial<typeof offerCapacities.$inferInsert>) =>
      transact(by, async (tx) => {
        const { rowCount } = await tx.update(offerCapacities).set(values);
        tx.audit("test.prepared", offerId);
        return rowCount;
      }).catch(() => "refused");
    expect(await past(stranger, { maximum: 30 })).toBe(0);
    for (const values of [{ booked: 1 }, { waiting: 3 }, { lastArrival: 9 }, { answerDays: 30 }]) expect(await past(link, values)).toBe("refused");
    expect(await past(link, { maximum: 30 })).toBe(1);
    expect(await capacity()).toMatchObject({ maximum: 30, booked: 2, answerDays: 3 });
  });
});
