import { describe, expect, test } from "vitest";
import { newId, read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { createProgramme, deleteProgramme, editProgramme, listCandidates, listEntries, listProgrammes, ProgrammeFields, readProgramme } from "./index.ts";

const db = await testDatabase();
const TODAY = "2026-09-10";

async function aProgramme(values: Partial<ProgrammeFields> = {}) {
  const county = await aRegion(db, TODAY);
  const office = county.as("coordinator");
  const { id: municipalityId } = await county.aMunicipality({ name: "Torfhude" });
  const kind = { values: { kind: "event" as const } };
  const offerIds = await someOffers(county, [
    {
      title: "Lesung",
      ...kind,
      texts: { ar: ["قراءة", ""] },
      dates: ["2026-09-22T17:00:00Z", "2026-11-01T17:00:00Z"],
      place: { municipalityId, name: "Bücherei" },
    },
    { title: "Fest", ...kind, dates: ["2026-09-21T10:00:00Z"] },
    { title: "Probe", ...kind, dates: ["2026-09-23T10:00:00Z"], state: "draft" },
    { title: "Zu spät", ...kind, dates: ["2026-10-30T10:00:00Z"] },
  ]);
  const fields: ProgrammeFields = {
    isPublic: true,
    firstDay: "2026-09-20",
    lastDay: "2026-10-04",
    texts: [{ language: "de", title: "Interkulturelle Wochen", description: "" }],
    offerIds: offerIds.slice(0, 3),
    ...values,
  };
  const made = await createProgramme(office, fields);
  if (!made.ok) throw new Error(made.refusal);
  const { id } = made.value;
  const entries = async (ctx: Context, locale: "de" | "ar" = "de") => {
    const programme = await read(ctx, (reader) => readProgramme(ctx, reader, id));
    return programme && read(ctx, (reader) => listEntries(ctx, reader, programme, locale));
  };
  return { county, office, id, fields, entries, offerIds };
}

describe("A programme", () => {
  test("shows by day what the public sees of its events within its days, in the reader's language where there is one", async () => {
    const { county, entries } = await aProgramme();
    const said = async (locale: "de" | "ar") =>
      (await entries(county.publicCtx, locale))?.map(({ day, title, municipality }) => [day, title.text, title.language, municipality?.name ?? ""]);
    expect(await said("de")).toEqual([
      ["2026-09-21", "Fest", "de", ""],
      ["2026-09-22", "Lesung", "de", "Torfhude"],
    ]);
    expect((await said("ar"))?.map(([, title]) => title)).toEqual(["Fest", "قراءة"]);
  });

  test("is seen by nobody outside before it is public, nor after it is taken back", async () => {
    const { county, office, id, fields, entries } = await aProgramme({ isPublic: false });
    const everybody = county.publicCtx;
    const seen = () => read(everybody, (reader) => listProgrammes(everybody, reader, "de"));
    expect([await seen(), await entries(everybody)]).toEqual([[], null]);
    await editProgramme(office, { id, version: 1, fields: { ...fields, isPublic: true } });
    expect((await seen()).map(({ title, events }) => [title.text, events])).toEqual([["Interkulturelle Wochen", 3]]);
    await editProgramme(office, { id, version: 2, fields: { ...fields, isPublic: false } });
    expect(await seen()).toEqual([]);
  });

  test("offers for choice the events of its days, and what was chosen before", async () => {
    const { office, id, fields, offerIds } = await aProgramme({ offerIds: [] });
    const candidates = async (days: Pick<ProgrammeFields, "firstDay" | "lastDay">) =>
      (await read(office, (reader) => listCandidates(office, reader, { id, ...days }))).map(({ title }) => title);
    expect(await candidates(fields)).toEqual(["Fest", "Lesung", "Probe"]);
    await editProgramme(office, { id, version: 1, fields: { ...fields, offerIds: offerIds.slice(3) } });
    expect(await candidates(fields)).toEqual(["Fest", "Lesung", "Probe", "Zu spät"]);
  });

  test("is created once by a form sent twice; two who save at once see each other; deleted, its events stay", async () => {
    const { office, id, fields, entries } = await aProgramme();
    const formId = newId();
    expect(await createProgramme(office, fields, formId)).toEqual(await createProgramme(office, fields, formId));
    expect(await editProgramme(office, { id, version: 1, fields })).toEqual({ ok: true, value: null });
    expect(await editProgramme(office, { id, version: 1, fields })).toMatchObject({ refusal: "version-conflict", stored: { version: 2 } });
    expect(await deleteProgramme(office, { id, version: 1 })).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await deleteProgramme(office, { id, version: 2 })).toEqual({ ok: true, value: null });
    expect(await entries(office)).toBeNull();
  });

  test("belongs to the office of its own region, with its own offers", async () => {
    const { county, id, fields, offerIds } = await aProgramme();
    const stranger = (await aRegion(db, TODAY)).as("coordinator");
    expect(await createProgramme(county.as("analyst"), fields)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await createProgramme(stranger, { ...fields, offerIds })).toEqual({ ok: false, refusal: "offer-not-found" });
    expect(await editProgramme(stranger, { id, version: 1, fields })).toEqual({ ok: false, refusal: "not-found" });
    expect(await deleteProgramme(stranger, { id, version: 1 })).toEqual({ ok: false, refusal: "not-found" });
  });

  test.each([
    ["ends before it begins", { lastDay: "2026-09-19" }, "end-before-start"],
    ["lasts for years", { lastDay: "2029-01-01" }, "too-long"],
    ["has no German words", { texts: [{ language: "ar" as const, title: "أ", description: "" }] }, "german-missing"],
  ])("that %s is refused", async (_, values, message) => {
    const { fields } = await aProgramme();
    expect(ProgrammeFields.safeParse({ ...fields, ...values }).error?.issues).toMatchObject([{ message }]);
  });
});
