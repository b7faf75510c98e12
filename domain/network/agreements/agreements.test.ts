import { describe, expect, test } from "vitest";
import { agreementsOfGoals, goalsOfAgreement, linkAgreementToGoals } from "#domain/concept/index.ts";
import { deleteOrganisation } from "../delete-organisation.ts";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { AgreementFields, createAgreement, deleteAgreement, editAgreement, findAgreement, listAgreements, NO_AGREEMENT_FILTER } from "./index.ts";

const db = await testDatabase();
const TODAY = "2026-11-12";

async function aCounty() {
  const county = await aRegion(db, TODAY);
  const [school, youthOffice] = [await county.anOrganisation({ name: "Oberschule", isPublic: true }), await county.anOrganisation({ name: "Jugendamt" })];
  return { county, office: county.as("coordinator"), school, youthOffice };
}

const fields = (partyIds: string[], values: Partial<AgreementFields> = {}): AgreementFields => ({
  kind: "joint-procedure",
  title: "Wenn ein Kind fehlt",
  text: "",
  fromOn: "2025-08-01",
  untilOn: null,
  reviewOn: null,
  isPublic: false,
  partyIds,
  ...values,
});

async function anAgreement(ctx: Context, partyIds: string[], values: Partial<AgreementFields> = {}): Promise<string> {
  const made = await createAgreement(ctx, fields(partyIds, values));
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}

const titles = async (ctx: Context, filter: Partial<typeof NO_AGREEMENT_FILTER> = {}) =>
  (await read(ctx, (reader) => listAgreements(ctx, reader, { ...NO_AGREEMENT_FILTER, ...filter }))).map(({ title }) => title);

describe("The form of an agreement refuses in words", () => {
  const ids = ["019a0000-0000-7000-8000-000000000001", "019a0000-0000-7000-8000-000000000002"];
  test.each([
    ["an end before the start", { untilOn: "2025-07-31" }, "untilOn", "end-before-start"],
    ["a look back before it begins", { reviewOn: "2025-07-31" }, "reviewOn", "review-outside"],
    ["a look back after it ended", { untilOn: "2026-01-01", reviewOn: "2026-01-02" }, "reviewOn", "review-outside"],
    ["a cooperation of one", { kind: "cooperation" as const, partyIds: ids.slice(1) }, "partyIds", "too-few-parties"],
    ["twice the same party", { partyIds: [ids[0] ?? "", ids[0] ?? ""] }, "partyIds", "too-few-parties"],
  ])("%s", (_, change, path, message) => {
    const read = AgreementFields.safeParse({ ...fields(ids), ...change });
    expect(read.error?.issues).toMatchObject([{ path: [path], message }]);
  });

  test("and takes a self-commitment of one, and an end on the first day", () => {
    expect(AgreementFields.safeParse(fields(ids.slice(1), { kind: "self-commitment", untilOn: "2025-08-01" })).success).toBe(true);
  });
});

describe("An agreement", () => {
  test("stands with its parties, and once when its form is sent twice", async () => {
    const { office, school, youthOffice } = await aCounty();
    const id = await anAgreement(office, [school.id, youthOffice.id]);
    expect(await createAgreement(office, fields([school.id, youthOffice.id]), id)).toEqual({ ok: true, value: { id } });
    expect(await read(office, (reader) => findAgreement(office, reader, id))).toMatchObject({
      parties: [{ name: "Jugendamt" }, { name: "Oberschule" }],
      standing: "running",
      paper: null,
    });
    expect(await titles(office)).toEqual(["Wenn ein Kind fehlt"]);
  });

  test("edited by two shows the second what the first one saved", async () => {
    const { office, school, youthOffice } = await aCounty();
    const parties = [school.id, youthOffice.id];
    const id = await anAgreement(office, parties);
    expect(await editAgreement(office, { id, version: 1, fields: fields(parties, { title: "Neu" }) })).toMatchObject({ ok: true });
    expect(await editAgreement(office, { id, version: 1, fields: fields(parties) })).toMatchObject({ refusal: "version-conflict", stored: { title: "Neu" } });
    expect(await deleteAgreement(office, { id, version: 1 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await deleteAgreement(office, { id, version: 2 })).toEqual({ ok: true, value: null });
  });

  test("holds an organisation in place, and the refusal names it", async () => {
    const { office, school, youthOffice } = await aCounty();
    const id = await anAgreement(office, [school.id, youthOffice.id]);
    expect(await deleteOrganisation(office, { id: school.id }, [])).toMatchObject({
      refusal: "still-in-use",
      uses: [{ kind: "agreement", id, title: "Wenn ein Kind fehlt" }],
    });
  });

  test("refuses an organisation of another region", async () => {
    const { office, school } = await aCounty();
    const stranger = await (await aRegion(db)).anOrganisation();
    expect(await createAgreement(office, fields([school.id, stranger.id]))).toEqual({ ok: false, refusal: "party-unknown" });
  });

  test("is no matter for those who only read", async () => {
    const { county, office, school, youthOffice } = await aCounty();
    const id = await anAgreement(office, [school.id, youthOffice.id]);
    const reader = county.as("council-reader");
    const refusal = { ok: false, refusal: "not-allowed" };
    expect(await createAgreement(reader, fields([school.id, youthOffice.id]))).toEqual(refusal);
    expect(await editAgreement(reader, { id, version: 1, fields: fields([school.id, youthOffice.id]) })).toEqual(refusal);
    expect(await deleteAgreement(reader, { id, version: 1 })).toEqual(refusal);
    expect(await linkAgreementToGoals(reader, { agreementId: id, goalIds: [] })).toEqual(refusal);
  });
});

describe("The list of agreements", () => {
  test("shows what waits for a look first, and says where each stands on its last and first day", async () => {
    const { office, school, youthOffice } = await aCounty();
    const parties = [school.id, youthOffice.id];
    await anAgreement(office, parties, { title: "Endete gestern", untilOn: "2026-11-11" });
    await anAgreement(office, parties, { title: "Endet heute", untilOn: TODAY });
    await anAgreement(office, parties, { title: "Beginnt morgen", fromOn: "2026-11-13" });
    await anAgreement(office, parties, { title: "Blick heute", reviewOn: TODAY });
    await anAgreement(office, parties, { title: "Blick morgen", reviewOn: "2026-11-13" });
    expect(await titles(office)).toEqual(["Blick heute", "Endet heute", "Blick morgen", "Beginnt morgen", "Endete gestern"]);
    expect(await titles(office, { standings: ["review-due"] })).toEqual(["Blick heute"]);
  });

  test("finds by the name of a party, by kind and by organisation", async () => {
    const { county, office, school, youthOffice } = await aCounty();
    const club = await county.anOrganisation({ name: "Sportverein" });
    await anAgreement(office, [school.id, youthOffice.id]);
    await anAgreement(office, [school.id, club.id], { title: "Sport für alle", kind: "campaign" });
    expect(await titles(office, { search: "sportverein" })).toEqual(["Sport für alle"]);
    expect(await titles(office, { kinds: ["joint-procedure"] })).toEqual(["Wenn ein Kind fehlt"]);
    expect(await titles(office, { organisationIds: [club.id] })).toEqual(["Sport für alle"]);
    expect(await titles(office, { search: "%" })).toEqual([]);
  });

  test("tells the public of public ones only, and names no internal party", async () => {
    const { county, office, school, youthOffice } = await aCounty();
    await anAgreement(office, [school.id, youthOffice.id]);
    await anAgreement(office, [school.id, youthOffice.id], { title: "Öffentlich", isPublic: true });
    const shown = await read(county.publicCtx, (reader) => listAgreements(county.publicCtx, reader, NO_AGREEMENT_FILTER));
    expect(shown).toMatchObject([{ title: "Öffentlich", parties: [{ name: "Oberschule" }] }]);
  });
});

describe("The goals of an agreement", () => {
  async function linked(county: County, office: Context, partyIds: string[], isPublic: boolean) {
    const { goalIds } = await county.aConcept({ recommendations: 10, released: true });
    const id = await anAgreement(office, partyIds, { isPublic });
    expect(await linkAgreementToGoals(office, { agreementId: id, goalIds })).toEqual({ ok: true, value: null });
    return { id, goalIds };
  }
  const namesAt = async (ctx: Context, goalIds: string[]) => {
    const found = await read(ctx, (reader) => agreementsOfGoals(ctx, reader, goalIds));
    return goalIds.map((id) => (found.get(id) ?? []).map(({ title }) => title));
  };

  test("are replaced as a whole, and go with the agreement", async () => {
    const { county, office, school, youthOffice } = await aCounty();
    const { id, goalIds } = await linked(county, office, [school.id, youthOffice.id], false);
    const [first = "", second = ""] = goalIds;
    await linkAgreementToGoals(office, { agreementId: id, goalIds: [second] });
    expect(await read(office, (reader) => goalsOfAgreement(office, reader, id))).toEqual([second]);
    expect(await namesAt(office, [first, second])).toEqual([[], ["Wenn ein Kind fehlt"]]);
    await deleteAgreement(office, { id, version: 1 });
    expect(await namesAt(office, [second])).toEqual([[]]);
  });

  test("are public for public agreements only", async () => {
    const { county, office, school, youthOffice } = await aCounty();
    const internal = await linked(county, office, [school.id, youthOffice.id], false);
    const open = await linked(county, office, [school.id, youthOffice.id], true);
    expect(await namesAt(county.publicCtx, internal.goalIds.slice(0, 1))).toEqual([[]]);
    expect(await namesAt(county.publicCtx, open.goalIds.slice(0, 1))).toEqual([["Wenn ein Kind fehlt"]]);
  });
});
