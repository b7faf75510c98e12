import { describe, expect, test } from "vitest";
import { read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { withdrawFor } from "../bookings/index.ts";
import { attendanceSheets } from "../course-book/schema.ts";
import { aCourse } from "../course-book/test-course.ts";
import { editOwnOffer, findOwnOffer } from "../providers/index.ts";
import { createOffer, editOffer, findOffer, listVersions, restoreVersion, saveLending, type OfferContent, type OfferFields } from "./index.ts";
import { aForm } from "./test-offer.ts";

const db = await testDatabase();
const lending = { item: "Lernkoffer", pieces: 2, fetchPlace: "", fetchTimes: "", depositCents: null, longestDays: 14, leadDays: 1 };

async function offerOf(county: County, id: string) {
  const office = county.as("editor");
  const found = await read(office, (reader) => findOffer(office, reader, id));
  if (!found) throw new Error("no offer");
  return found;
}

/** The form of a stored offer, with another kind. */
function formOf(
  { texts, times: _times, course: _course, post: _post, lending: _lending, places, ...rest }: OfferContent,
  kind: OfferFields["kind"],
): OfferFields {
  const { language: _language, state: _state, sourceHash: _hash, ...words } = texts.find(({ language }) => language === "de") ?? texts[0] ?? never();
  return { ...rest, kind, words, places: places.map(({ latitude: _latitude, longitude: _longitude, ...place }) => place) };
}
function never(): never {
  throw new Error("An offer without German words.");
}

async function become(county: County, id: string, kind: OfferFields["kind"], ownFieldsMayGo = false) {
  const { version, content } = await offerOf(county, id);
  return editOffer(county.as("editor"), { id, version, fields: formOf(content, kind), ownFieldsMayGo });
}

async function capacityOf(offerId: string) {
  const { rows } = await db.superuser.query<{ maximum: number }>("select maximum from offer_capacities where offer_id = $1", [offerId]);
  return rows.map(({ maximum }) => maximum);
}

describe("An offer that becomes one of another kind", () => {
  test("keeps what only the old kind says until somebody says that it may go; the versions bring it back", async () => {
    const county = await aRegion(db, "2026-11-23");
    const created = await createOffer(county.as("editor"), await aForm(county, { kind: "lending" }));
    if (!created.ok) throw new Error(created.refusal);
    const { id } = created.value;
    await saveLending(county.as("editor"), { id, version: 1, lending });
    expect(await become(county, id, "event")).toEqual({ ok: false, refusal: "own-fields-go" });
    expect((await offerOf(county, id)).content).toMatchObject({ kind: "lending", lending });
    expect(await become(county, id, "event", true)).toMatchObject({ ok: true });
    expect((await offerOf(county, id)).content).toMatchObject({ kind: "event", lending: null });
    const kept = await read(county.as("editor"), (reader) => listVersions(county.as("editor"), reader, id));
    expect(await restoreVersion(county.as("editor"), { id, version: 3, restore: kept[1]?.version ?? 0 })).toMatchObject({ ok: true });
    expect((await offerOf(county, id)).content).toMatchObject({ kind: "lending", lending });
  });

  test("asks nothing where nothing would go", async () => {
    const county = await aRegion(db, "2026-11-23");
    const created = await createOffer(county.as("editor"), await aForm(county, { kind: "course" }));
    if (!created.ok) throw new Error(created.refusal);
    expect(await become(county, created.value.id, "event")).toMatchObject({ ok: true });
  });

  test("is nothing to borrow while people have places; the number of places that nobody has goes", async () => {
    const county = await aRegion(db, "2026-11-23");
    const { offerId, bookingIds } = await aCourse(county, { names: ["Amira"] });
    expect(await become(county, offerId, "lending", true)).toEqual({ ok: false, refusal: "places-given" });
    expect(await become(county, offerId, "event", true)).toMatchObject({ ok: true });
    expect(await capacityOf(offerId)).toEqual([20]);
    const [bookingId = ""] = bookingIds;
    await withdrawFor(county.as("coordinator"), { offerId, bookingId, reason: "" }, () => ({ subject: "Platz", body: "" }));
    expect(await become(county, offerId, "lending")).toMatchObject({ ok: true });
    expect(await capacityOf(offerId)).toEqual([]);
  });

  test("stays a course once attendance is noted: only its provider finds that", async () => {
    const county = await aRegion(db, "2026-11-23");
    const { offerId, link } = await aCourse(county, { names: ["Amira"] });
    await transact(link, async (tx) => {
      await tx.insert(attendanceSheets).values({ regionId: county.region.id, offerId, startsAt: county.ctx.now, notedAt: county.ctx.now });
      tx.audit("test.prepared", offerId);
    });
    expect(await become(county, offerId, "event", true)).toEqual({ ok: false, refusal: "course-book-begun" });
    const own = await read(link, (reader) => findOwnOffer(link, reader, offerId));
    if (!own) throw new Error("no own offer");
    const { organisationId: _organisation, note: _note, ...fields } = formOf(own.content, "event");
    expect(await editOwnOffer(link, { id: offerId, stamp: own.stamp, fields, language: "de", ownFieldsMayGo: true })).toEqual({
      ok: false,
      refusal: "course-book-begun",
    });
  });
});
