import { describe, expect, test } from "vitest";
import { read, transact } from "#platform/db/index.ts";
import { personReleases } from "#domain/network/schema.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { editOffer, findOffer, listVersions, restoreVersion, saveCourse } from "../catalogue/index.ts";
import { aForm } from "../catalogue/test-offer.ts";
import { anOffer } from "../test-offer.ts";
import { CourseDetails, findReleasedTeacher } from "./index.ts";

const db = await testDatabase();

const details: CourseDetails = {
  type: "integration",
  levelFrom: "A1",
  levelTo: "B1",
  lessons: 700,
  certificate: "telc Deutsch B1",
  funding: "federal",
  startsOn: "2026-12-01",
  endsOn: "2027-06-30",
  room: "Raum 2",
  teacherPersonId: null,
  asksInterested: false,
};

async function aCourse() {
  const county = await aRegion(db, "2026-11-23");
  const office = county.as("coordinator");
  const { id: organisationId } = await county.anOrganisation({ isPublic: true });
  const { id } = await anOffer(county, { organisationId });
  const found = async () => {
    const offer = await read(office, (reader) => findOffer(office, reader, id));
    if (!offer) throw new Error("The offer is gone.");
    return offer;
  };
  return {
    county,
    office,
    organisationId,
    id,
    found,
    save: (course: Partial<CourseDetails> = {}, version = 1) => saveCourse(office, { id, version, course: { ...details, ...course } }),
  };
}

describe("What is said of a course", () => {
  test("is a version of its offer, and stays when the offer's own form is saved", async () => {
    const { county, office, id, organisationId, found, save } = await aCourse();
    expect(await save()).toEqual({ ok: true, value: { version: 2 } });
    const fields = await aForm(county, { kind: "course", organisationId });
    expect(await editOffer(office, { id, version: 2, fields })).toMatchObject({ ok: true });
    expect((await found()).content.course).toEqual(details);
    expect((await read(office, (reader) => listVersions(office, reader, id))).map(({ content }) => content.course?.levelTo)).toEqual(["B1", "B1", undefined]);
  });

  test("comes back with an earlier version", async () => {
    const { office, id, found, save } = await aCourse();
    await save();
    await save({ levelTo: "B2" }, 2);
    expect(await restoreVersion(office, { id, version: 3, restore: 2 })).toMatchObject({ ok: true });
    expect((await found()).content.course).toEqual(details);
  });

  test("is not overwritten by who read an older version: both are shown", async () => {
    const { save } = await aCourse();
    await save();
    expect(await save({ room: "Raum 9" })).toMatchObject({ ok: false, refusal: "version-conflict", version: 2, stored: { course: { room: "Raum 2" } } });
  });

  test("belongs to courses, and to the office", async () => {
    const { county, id } = await aCourse();
    const { id: event } = await anOffer(county, { kind: "event" });
    expect(await saveCourse(county.as("coordinator"), { id: event, version: 1, course: details })).toEqual({ ok: false, refusal: "no-course" });
    expect(await saveCourse(county.as("council-reader"), { id, version: 1, course: details })).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = await aRegion(db);
    expect(await saveCourse(stranger.as("coordinator"), { id, version: 1, course: details })).toEqual({ ok: false, refusal: "not-found" });
  });

  test.each<[string, Partial<CourseDetails>, boolean]>([
    ["the same level twice", { levelFrom: "B1" }, true],
    ["a level from above to", { levelFrom: "B2" }, false],
    ["a level before A1", { levelFrom: "A0" }, true],
    ["one level only", { levelFrom: null, levelTo: "A2" }, true],
    ["a single day", { startsOn: "2026-12-01", endsOn: "2026-12-01" }, true],
    ["an end before the start", { endsOn: "2026-11-30" }, false],
    ["no lessons at all", { lessons: 0 }, false],
  ])("%s → %s", (_, changed, fits) => expect(CourseDetails.safeParse({ ...details, ...changed }).success).toBe(fits));
});

describe("A teacher", () => {
  test("is somebody of the provider", async () => {
    const { county, organisationId, save } = await aCourse();
    const own = await county.aPerson({ organisationId });
    const other = await county.aPerson();
    expect(await save({ teacherPersonId: own.id })).toMatchObject({ ok: true });
    expect(await save({ teacherPersonId: other.id }, 2)).toEqual({ ok: false, refusal: "teacher-unknown" });
  });

  test("is named in public only as far as that person released it", async () => {
    const { county, organisationId, id, save } = await aCourse();
    const { id: personId } = await county.aPerson({ organisationId });
    await save({ teacherPersonId: personId });
    const visitor = db.ctx(county.region, { kind: "public" }, county.ctx.now);
    const named = () => read(visitor, (reader) => findReleasedTeacher(visitor, reader, id));
    expect(await named()).toBeNull();
    await transact(county.ctx, async (tx) => {
      await tx.insert(personReleases).values({ regionId: county.region.id, personId, organisationId, name: "Frau Petersen", confirmedAt: county.ctx.now });
      tx.audit("test.prepared", personId);
    });
    expect(await named()).toBe("Frau Petersen");
  });
});
