import { describe, expect, test } from "vitest";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { anOffer } from "../test-offer.ts";
import { findPost, PostFields, savePost } from "./index.ts";

const db = await testDatabase();

const fields: PostFields = {
  occupation: "Pflegehelferin, Pflegehelfer",
  hoursPerWeek: 19.5,
  startsOn: "2027-01-04",
  duration: 6,
  durationUnit: "months",
  payCents: 1450,
  payPer: "hour",
  germanLevel: "A2",
  needsDrivingLicence: false,
  howToApply: "Ein Anruf genügt.",
  places: 2,
  applyUntil: "2026-12-15",
};

describe("What a post says besides", () => {
  test("is read by everybody while the offer is shown, and by nobody outside before", async () => {
    const county = await aRegion(db);
    const office = county.as("coordinator");
    const { id: shown } = await anOffer(county, { kind: "job" });
    const { id: draft } = await anOffer(county, { kind: "job", state: "draft" });
    for (const offerId of [shown, draft]) expect(await savePost(office, { offerId, version: null, fields })).toEqual({ ok: true, value: null });
    const everybody = county.publicCtx;
    expect(await read(everybody, (reader) => findPost(everybody, reader, shown))).toEqual({ ...fields, version: 1 });
    expect(await read(everybody, (reader) => findPost(everybody, reader, draft))).toBeNull();
  });

  test("is kept by version: two who save at once see each other", async () => {
    const county = await aRegion(db);
    const office = county.as("coordinator");
    const { id: offerId } = await anOffer(county, { kind: "apprenticeship" });
    await savePost(office, { offerId, version: null, fields });
    expect(await savePost(office, { offerId, version: 1, fields: { ...fields, places: 3 } })).toEqual({ ok: true, value: null });
    expect(await savePost(office, { offerId, version: 1, fields })).toMatchObject({ refusal: "version-conflict", stored: { places: 3, version: 2 } });
    expect(await savePost(office, { offerId, version: null, fields })).toMatchObject({ refusal: "version-conflict" });
  });

  test("belongs to posts alone, and to the office of their region", async () => {
    const county = await aRegion(db);
    const { id: course } = await anOffer(county);
    const { id: offerId } = await anOffer(county, { kind: "job" });
    expect(await savePost(county.as("coordinator"), { offerId: course, version: null, fields })).toEqual({ ok: false, refusal: "no-post" });
    expect(await savePost(county.as("analyst"), { offerId, version: null, fields })).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = (await aRegion(db)).as("coordinator");
    expect(await savePost(stranger, { offerId, version: null, fields })).toEqual({ ok: false, refusal: "not-found" });
  });

  test.each([
    ["six of what", { durationUnit: null }, "durationUnit"],
    ["14,50 € for what", { payPer: null }, "payPer"],
  ])("must say: %s", (_, values, field) => {
    expect(PostFields.safeParse({ ...fields, ...values }).error?.issues).toMatchObject([{ path: [field] }]);
  });

  test("drops the unit of what is not said", () => {
    expect(PostFields.parse({ ...fields, duration: null, payCents: 0 })).toMatchObject({ durationUnit: null, payPer: null });
  });
});
