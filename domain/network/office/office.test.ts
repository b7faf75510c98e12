import { describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { newId, read } from "#platform/db/index.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { endOf, findOffice, listOfficeVersions, OfficeFields, saveOffice } from "./index.ts";

const db = await testDatabase();
const TODAY = "2026-11-12";
const post = { title: "Koordination", share: 75, endsOn: null, funding: "Land", fundedUntil: "2027-06-30" };
const fields = (values: Partial<OfficeFields> = {}): OfficeFields => ({
  unit: "Koordinierungsstelle",
  answersTo: "Dezernat II",
  headPersonId: null,
  note: "",
  warnMonths: 6,
  posts: [post],
  ...values,
});
const units = async (county: County) =>
  (await read(county.ctx, (reader) => listOfficeVersions(county.ctx, reader))).map(({ version, unit }) => `${version} ${unit}`);

describe("The integration office", () => {
  test("is written down with its head and posts, and each saving is a new version", async () => {
    const county = await aRegion(db, TODAY);
    const [office, head] = [county.as("coordinator"), await county.aPerson()];
    expect(await saveOffice(office, { version: 0, fields: fields({ headPersonId: head.id }) })).toEqual({ ok: true, value: { version: 1 } });
    expect(await read(office, (reader) => findOffice(office, reader))).toMatchObject({
      version: 1,
      head: "Amira Haddad, Sachbearbeitung",
      posts: [post],
      savedBy: "Test coordinator",
    });
    await saveOffice(office, { version: 1, fields: fields({ unit: "Amt für Teilhabe", posts: [] }) });
    expect(await units(county)).toEqual(["2 Amt für Teilhabe", "1 Koordinierungsstelle"]);
  });

  test("edited by two shows the second what the first one saved", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    await saveOffice(office, { version: 0, fields: fields() });
    expect(await saveOffice(office, { version: 0, fields: fields({ unit: "Zu spät" }) })).toMatchObject({
      refusal: "version-conflict",
      stored: { unit: "Koordinierungsstelle" },
    });
    expect(await units(county)).toEqual(["1 Koordinierungsstelle"]);
  });

  test("is no matter of readers, of the public, or of another region, and is headed by nobody from there", async () => {
    const [county, stranger] = [await aRegion(db, TODAY), await aRegion(db, TODAY)];
    expect(await saveOffice(county.as("council-reader"), { version: 0, fields: fields() })).toEqual({ ok: false, refusal: "not-allowed" });
    const { id } = await stranger.aPerson();
    expect(await saveOffice(county.as("coordinator"), { version: 0, fields: fields({ headPersonId: id }) })).toEqual({ ok: false, refusal: "person-unknown" });
    await saveOffice(county.as("coordinator"), { version: 0, fields: fields() });
    for (const ctx of [county.publicCtx, stranger.as("coordinator")]) expect(await read(ctx, (reader) => findOffice(ctx, reader))).toBeNull();
  });

  test("keeps an earlier version for ten years after the next, and the current one on", async () => {
    const county = await aRegion(db, TODAY);
    await saveOffice(county.as("coordinator"), { version: 0, fields: fields() });
    await saveOffice(county.as("coordinator"), { version: 1, fields: fields({ unit: "Neu" }) });
    const night = (day: string) =>
      keepRetention(register, "/nowhere")(db.ctx(county.region, { kind: "system", name: "Test" }, new Date(`${day}T03:00:00Z`)), {
        id: newId(),
        payload: { regionId: county.region.id },
        attempt: 1,
        isLastAttempt: true,
      });
    await night("2036-11-12");
    expect(await units(county)).toHaveLength(2);
    await night("2036-11-13");
    expect(await units(county)).toEqual(["2 Neu"]);
  });
});

describe("A post is warned about", () => {
  test.each([
    ["on the day so many months before its funding ends", { endsOn: null, fundedUntil: "2027-05-12" }, { why: "funding", on: "2027-05-12", isOver: false }],
    ["not a day earlier", { endsOn: null, fundedUntil: "2027-05-13" }, null],
    ["still ahead on its last day", { endsOn: null, fundedUntil: TODAY }, { why: "funding", on: TODAY, isOver: false }],
    ["over the day after", { endsOn: null, fundedUntil: "2026-11-11" }, { why: "funding", on: "2026-11-11", isOver: true }],
    ["for its term where that ends first", { endsOn: "2026-12-31", fundedUntil: "2027-01-31" }, { why: "term", on: "2026-12-31", isOver: false }],
    ["never while permanent and paid without end", { endsOn: null, fundedUntil: null }, null],
  ])("%s", (_, ends, expected) => expect(endOf(ends, TODAY, 6)).toEqual(expected));

  test("and its share is a whole number from 1 to 100", () => {
    const share = (value: unknown) => OfficeFields.safeParse({ ...fields(), posts: [{ ...post, share: value }] }).success;
    expect(["0", "1", "100", "101", "50,5", ""].map(share)).toEqual([false, true, true, false, false, false]);
  });
});
