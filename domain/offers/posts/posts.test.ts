import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { editOffer, listVersions, restoreVersion, savePost } from "../catalogue/index.ts";
import { aForm } from "../catalogue/test-offer.ts";
import { anOffer } from "../test-offer.ts";
import { findPost, PostFields } from "./index.ts";

const db = await testDatabase();

const post: PostFields = {
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
    for (const id of [shown, draft]) expect(await savePost(office, { id, version: 1, post })).toEqual({ ok: true, value: { version: 2 } });
    const everybody = county.publicCtx;
    expect(await read(everybody, (reader) => findPost(everybody, reader, shown))).toEqual(post);
    expect(await read(everybody, (reader) => findPost(everybody, reader, draft))).toBeNull();
  });

  test("is kept by the offer's version: two who save at once see each other", async () => {
    const county = await aRegion(db);
    const office = county.as("coordinator");
    const { id } = await anOffer(county, { kind: "apprenticeship" });
    await savePost(office, { id, version: 1, post });
    expect(await savePost(office, { id, version: 2, post: { ...post, places: 3 } })).toMatchObject({ ok: true });
    expect(await savePost(office, { id, version: 2, post })).toMatchObject({ refusal: "version-conflict", stored: { post: { places: 3 } }, version: 3 });
  });

  test("belongs to posts alone, and to the office of their region", async () => {
    const county = await aRegion(db);
    const { id: course } = await anOffer(county);
    const { id } = await anOffer(county, { kind: "job" });
    expect(await savePost(county.as("coordinator"), { id: course, version: 1, post })).toEqual({ ok: false, refusal: "other-kind" });
    expect(await savePost(county.as("analyst"), { id, version: 1, post })).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = (await aRegion(db)).as("coordinator");
    expect(await savePost(stranger, { id, version: 1, post })).toEqual({ ok: false, refusal: "not-found" });
  });

  test("comes back with a version, and stays when the words change", async () => {
    const county = await aRegion(db);
    const office = county.as("coordinator");
    const { id } = await anOffer(county, { kind: "job" });
    await savePost(office, { id, version: 1, post });
    await savePost(office, { id, version: 2, post: { ...post, places: 9 } });
    expect(await editOffer(office, { id, version: 3, fields: await aForm(county, { kind: "job" }) })).toMatchObject({ ok: true });
    expect(await read(office, (reader) => findPost(office, reader, id))).toMatchObject({ places: 9 });
    expect(await restoreVersion(office, { id, version: 4, restore: 2 })).toMatchObject({ ok: true });
    expect(await read(office, (reader) => findPost(office, reader, id))).toEqual(post);
  });

  test("stays with a version from before it was kept with versions", async () => {
    const county = await aRegion(db);
    const office = county.as("coordinator");
    const { id } = await anOffer(county, { kind: "job" });
    await savePost(office, { id, version: 1, post });
    await transact(office, async (tx) => {
      await tx.execute(sql`update offer_versions set content = (content::jsonb - 'post')::text where offer_id = ${id} and version = 1`);
      tx.audit("test.prepared", id);
    });
    const [, first] = await read(office, (reader) => listVersions(office, reader, id));
    expect(first?.content).not.toHaveProperty("post");
    expect(await restoreVersion(office, { id, version: 2, restore: 1 })).toMatchObject({ ok: true });
    expect(await read(office, (reader) => findPost(office, reader, id))).toEqual(post);
  });

  test.each([
    ["six of what", { durationUnit: null }, "durationUnit"],
    ["14,50 € for what", { payPer: null }, "payPer"],
  ])("must say: %s", (_, values, field) => {
    expect(PostFields.safeParse({ ...post, ...values }).error?.issues).toMatchObject([{ path: [field] }]);
  });

  test("drops the unit of what is not said", () => {
    expect(PostFields.parse({ ...post, duration: null, payCents: 0 })).toMatchObject({ durationUnit: null, payPer: null });
  });
});
