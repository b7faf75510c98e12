import { describe, expect, test } from "vitest";
import { addPerson, deleteOrganisation, removePerson } from "#domain/network/index.ts";
import { addMunicipalities, deleteMunicipality, listMunicipalities } from "#domain/network/municipalities/index.ts";
import { newId, read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { readMeasureBriefs } from "../concept-overview.ts";
import { aCounty, aMeasure } from "./test-county.ts";
import {
  createMeasure,
  editMeasure,
  emptyMeasure,
  findMeasure,
  listMeasures,
  measureChoices,
  MeasureFields,
  NO_FILTER,
  readMeasureFields,
  releaseMeasure,
  usesOfMunicipality,
  usesOfOrganisation,
  usesOfPerson,
  withdrawMeasure,
  type MeasurePage,
} from "./index.ts";

const db = await testDatabase();

async function page(ctx: Context, id: string): Promise<MeasurePage> {
  const found = await read(ctx, (reader) => findMeasure(ctx, reader, id));
  if (!found) throw new Error("The measure is not there.");
  return found;
}
const saved = async (ctx: Context, id: string) => {
  const found = await read(ctx, (reader) => readMeasureFields(ctx, reader, id));
  if (!found) throw new Error("The measure is not there.");
  return found;
};
const publicTitles = async (ctx: Context) => {
  const citizen = db.ctx(ctx.region, { kind: "public" });
  return (await read(citizen, (reader) => readMeasureBriefs(citizen, reader))).map((measure) => measure.title);
};
const version = async (ctx: Context) =>
  (await db.superuser.query<{ version: string }>("select version from directory.content_versions where region_id = $1", [ctx.region.id])).rows[0]?.version;
const events = async (ctx: Context, id: string) =>
  (
    await db.superuser.query<{ event: string }>("select event from audit.entries where region_id = $1 and subject_id = $2 order by seq", [ctx.region.id, id])
  ).rows.map((row) => row.event);

const line = {
  id: null,
  source: "Land",
  state: "approved" as const,
  amountCents: 8_200_000,
  calledUpCents: 6_160_000,
  approvedOn: "2026-01-10",
  expiresOn: "2026-12-31",
  fundId: null,
  appliedCents: null,
};

describe("Starting a measure", () => {
  test("from a recommendation keeps everything that was entered", async () => {
    const { office, vhs, jobcenter, recommendationIds } = await aCounty(db);
    const id = await aMeasure(office, {
      state: "running",
      leadOrganisationId: vhs,
      partnerIds: [jobcenter],
      recommendationIds,
      startsOn: "2024-04-01",
      endsOn: "2027-06-30",
      totalCostCents: 11_800_000,
      milestones: [{ id: null, title: "Hohenwede", dueOn: "2024-09-01", doneOn: "2024-08-20" }],
      results: [{ id: null, name: "Kurse", unit: "Kommunen", planned: 9, reached: 4.5 }],
      budgetLines: [line],
      links: [{ id: null, title: "Flyer", url: "https://example.org/flyer" }],
    });
    expect(await page(office, id)).toMatchObject({
      leadOrganisation: { name: "Volkshochschule" },
      partners: [{ name: "Jobcenter" }],
      recommendations: [{ number: "1.1.1" }, { number: "1.1.2" }],
      fields: {
        state: "running",
        totalCostCents: 11_800_000,
        milestones: [{ title: "Hohenwede" }],
        results: [{ planned: 9, reached: 4.5 }],
        budgetLines: [{ source: "Land" }],
      },
      links: [{ title: "Flyer" }],
      progress: { state: "on-track", share: 0.5, percent: 50 },
      money: { amountCents: 8_200_000, approvedCents: 8_200_000, calledUpCents: 6_160_000 },
      releasedAt: null,
    });
    expect(await events(office, id)).toEqual(["measure.created"]);
  });
  test("cannot point into a stranger's region", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const free = emptyMeasure("Räume an der Linie");
    const lost = (field: string) => ({ ok: false, refusal: "reference-lost", field });
    expect(await createMeasure(here.office, { ...free, leadOrganisationId: there.vhs })).toEqual(lost("leadOrganisationId"));
    expect(await createMeasure(here.office, { ...free, partnerIds: [there.vhs] })).toEqual(lost("partnerIds"));
    expect(await createMeasure(here.office, { ...free, recommendationIds: there.recommendationIds })).toEqual(lost("recommendationIds"));
    expect(await createMeasure(here.office, { ...free, targetGroupIds: [newId()] })).toEqual(lost("targetGroupIds"));
    expect(await createMeasure(here.office, { ...free, municipalityIds: [newId()] })).toEqual(lost("municipalityIds"));
  });
  test("needs a lead person who works for the lead organisation", async () => {
    const { office, vhs, jobcenter } = await aCounty(db);
    const person = await addPerson(office, {
      organisationId: vhs,
      salutation: "Frau",
      firstName: "",
      lastName: "Petersen",
      function: "",
      responsibilities: "",
      email: null,
      phone: null,
      isMigrationContact: false,
    });
    if (!person.ok) throw new Error(person.refusal);
    const fields = { ...emptyMeasure("Kurse"), leadPersonId: person.value.id };
    expect(await createMeasure(office, { ...fields, leadOrganisationId: jobcenter })).toEqual({ ok: false, refusal: "reference-lost", field: "leadPersonId" });
    expect(await createMeasure(office, { ...fields, leadOrganisationId: vhs })).toMatchObject({ ok: true });
  });
  test("with the same form sent twice at once makes one", async () => {
    const { office } = await aCounty(db);
    const form = newId();
    const send = (id?: string) => createMeasure(office, emptyMeasure("Lesepaten"), id);
    expect(await Promise.all([send(form), send(form)])).toEqual([1, 2].map(() => ({ ok: true, value: { id: form } })));
    expect(await send()).not.toEqual(await send());
  });
  test("is a partner's right where its own organisation leads, and no reader's", async () => {
    const { as, vhs, jobcenter } = await aCounty(db);
    const free = emptyMeasure("Lesepaten");
    expect(await createMeasure(as("organisation-member", vhs), { ...free, leadOrganisationId: vhs })).toMatchObject({ ok: true });
    expect(await createMeasure(as("organisation-member", vhs), { ...free, leadOrganisationId: jobcenter })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await createMeasure(as("organisation-member", vhs), free)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await createMeasure(as("council-reader"), free)).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("What does not fit together in a measure", () => {
  const free = emptyMeasure("Kurse");
  test.each<[string, Partial<MeasureFields>, string, (string | number)[]]>([
    ["an end before the start", { startsOn: "2026-05-02", endsOn: "2026-05-01" }, "period-reversed", ["endsOn"]],
    ["dropped without a reason", { state: "dropped" }, "reason-missing", ["stateReason"]],
    ["paused without a reason", { state: "paused" }, "reason-missing", ["stateReason"]],
    [
      "more called up than granted",
      { budgetLines: [line, { ...line, calledUpCents: 8_200_001 }] },
      "called-up-over-amount",
      ["budgetLines", 1, "calledUpCents"],
    ],
    [
      "money that expired before it was granted",
      { budgetLines: [{ ...line, expiresOn: "2026-01-09" }] },
      "approval-after-expiry",
      ["budgetLines", 0, "expiresOn"],
    ],
    ["lines over the total", { budgetLines: [line, line], totalCostCents: 16_399_999 }, "lines-over-total", ["totalCostCents"]],
  ])("%s", async (_, fields, code, path) => {
    const { office } = await aCounty(db);
    expect(await createMeasure(office, { ...free, ...fields })).toEqual({ ok: false, refusal: "does-not-fit", faults: [{ code, path }] });
  });
  test("is told all at once", async () => {
    const { office } = await aCounty(db);
    const result = await createMeasure(office, {
      ...free,
      state: "paused",
      startsOn: "2026-05-02",
      endsOn: "2026-05-01",
      budgetLines: [line],
      totalCostCents: 1,
    });
    expect(result).toMatchObject({ faults: [{ code: "reason-missing" }, { code: "period-reversed" }, { code: "lines-over-total" }] });
  });
  test.each<[string, Partial<MeasureFields>]>([
    ["one day from start to end", { startsOn: "2026-05-01", endsOn: "2026-05-01" }],
    ["everything called up", { budgetLines: [{ ...line, calledUpCents: line.amountCents }] }],
    ["lines that make exactly the total", { budgetLines: [line, line], totalCostCents: 16_400_000 }],
    ["lines without a total", { budgetLines: [line, line] }],
  ])("is not %s", async (_, fields) => {
    const { office } = await aCounty(db);
    expect(await createMeasure(office, { ...free, ...fields })).toMatchObject({ ok: true });
  });
  test("is caught by the form already where one field alone is wrong", () => {
    const wrong = (fields: object) => MeasureFields.safeParse({ ...free, ...fields }).success;
    expect(wrong({ links: [{ id: null, title: "x", url: "javascript:alert(1)" }] })).toBe(false);
    expect(wrong({ links: [{ id: null, title: "x", url: null }] })).toBe(false);
    expect(wrong({ endsOn: "2026-02-30" })).toBe(false);
    expect(wrong({ results: [{ id: null, name: "Kurse", unit: "", planned: 0, reached: 0 }] })).toBe(false);
    expect(wrong({ results: [{ id: null, name: "Kurse", unit: "", planned: 0.07, reached: 1.005 }] })).toBe(false);
    expect(wrong({ results: [{ id: null, name: "Kurse", unit: "", planned: 0.07, reached: 1.01 }], endsOn: "" })).toBe(true);
  });
});

describe("Editing a measure", () => {
  test("of a stranger's region finds nothing", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const id = await aMeasure(there.office);
    expect(await editMeasure(here.office, { ...emptyMeasure("Meins"), id, version: 1 })).toEqual({ ok: false, refusal: "measure-not-found" });
  });
  test("keeps rows that stay by their id, adds new ones and drops what is gone", async () => {
    const { office } = await aCounty(db);
    const result = { id: null, name: "Kurse", unit: "", planned: 9, reached: 5 };
    const id = await aMeasure(office, { results: [result, { ...result, name: "Plätze" }], links: [{ id: null, title: "Alt", url: "https://example.org" }] });
    const before = await saved(office, id);
    const [courses, places] = before.results;
    if (!courses || !places) throw new Error("Two results were entered.");
    expect(
      await editMeasure(office, {
        ...before,
        id,
        results: [
          { ...result, name: "Räume" },
          { ...places, reached: 43 },
        ],
        links: [],
      }),
    ).toEqual({ ok: true, value: { version: 2 } });
    const after = await saved(office, id);
    expect(after.results).toMatchObject([{ name: "Räume" }, { id: places.id, name: "Plätze", reached: 43 }]);
    expect(after.results.map((row) => row.id)).not.toContain(courses.id);
    expect(after.links).toEqual([]);
  });
  test("cannot take over a row of another measure by its id", async () => {
    const { office } = await aCounty(db);
    const milestone = { id: null, title: "Hohenwede", dueOn: "2026-01-01", doneOn: null };
    const other = await aMeasure(office, { title: "Andere", milestones: [milestone] });
    const id = await aMeasure(office);
    const [theirs] = (await saved(office, other)).milestones;
    await editMeasure(office, { ...emptyMeasure("Meine"), id, version: 1, milestones: [{ ...milestone, id: theirs?.id ?? null, title: "Gekapert" }] });
    expect((await saved(office, other)).milestones).toMatchObject([{ title: "Hohenwede" }]);
    expect((await saved(office, id)).milestones).toMatchObject([{ title: "Gekapert" }]);
  });
  test("by two people changes nothing for the second, who gets both versions and decides", async () => {
    const { office, as } = await aCounty(db);
    const id = await aMeasure(office);
    const open = await saved(office, id);
    await editMeasure(as("editor", null, "Herr Wessels"), { ...open, id, title: "Mama lernt Deutsch in Lünmoor" });
    const second = await editMeasure(office, { ...open, id, title: "Eltern lernen Deutsch" });
    expect(second).toMatchObject({
      refusal: "version-conflict",
      stored: { title: "Mama lernt Deutsch in Lünmoor", version: 2 },
      changed: { by: "Herr Wessels" },
    });
    expect((await saved(office, id)).title).toBe("Mama lernt Deutsch in Lünmoor");
    expect(await editMeasure(office, { ...open, id, title: "Eltern lernen Deutsch", version: 2 })).toEqual({ ok: true, value: { version: 3 } });
  });
  test("at the very same moment lets one through", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    const open = await saved(office, id);
    const both = await Promise.all(["A", "B"].map((title) => editMeasure(office, { ...open, id, title })));
    expect(both.map((result) => (result.ok ? "saved" : result.refusal)).sort()).toEqual(["saved", "version-conflict"]);
  });
  test("refuses what contradicts itself and what is gone, and leaves everything as it was", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    const open = await saved(office, id);
    expect(await editMeasure(office, { ...open, id, startsOn: "2026-02-01", endsOn: "2026-01-01" })).toMatchObject({ refusal: "does-not-fit" });
    expect(await editMeasure(office, { ...open, id, title: "Neu", partnerIds: [newId()] })).toMatchObject({ refusal: "reference-lost" });
    expect(await saved(office, id)).toEqual(open);
  });
  test("is a partner's right for what it leads, but not to give the lead away", async () => {
    const { office, as, vhs, jobcenter } = await aCounty(db);
    const id = await aMeasure(office, { leadOrganisationId: vhs });
    const open = await saved(office, id);
    expect(await editMeasure(as("organisation-member", jobcenter), { ...open, id })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await editMeasure(as("organisation-member", vhs), { ...open, id, leadOrganisationId: jobcenter })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await editMeasure(as("organisation-member", vhs), { ...open, id, description: "Neu" })).toMatchObject({ ok: true });
  });
});

describe("A new state in the form", () => {
  test("leaves a dated entry with who, from and to; the same state leaves none", async () => {
    const { office, as } = await aCounty(db);
    const id = await aMeasure(office, { state: "planned" });
    const open = await saved(office, id);
    await editMeasure(office, { ...open, id, title: "Eltern lernen Deutsch" });
    await editMeasure(as("editor", null, "Herr Wessels"), { ...open, id, version: 2, state: "done" });
    const { changes, since } = await page(office, id);
    expect(changes).toMatchObject([{ kind: "state", dated: "2026-11-12", byName: "Herr Wessels", from: "planned", to: "done" }]);
    expect(since).toBe("2026-11-12");
  });
});

describe("A partner and a released measure", () => {
  test("change what stays inside; what is public is changed by the office alone", async () => {
    const { office, as, vhs } = await aCounty(db);
    const partner = as("organisation-member", vhs);
    const id = await aMeasure(office, { leadOrganisationId: vhs, state: "running" });
    await releaseMeasure(office, { id });
    const open = await saved(office, id);
    const published = await version(office);
    for (const change of [{ title: "Neu" }, { state: "done" as const }, { partnerIds: [vhs] }, { endsOn: "2027-01-01" }])
      expect(await editMeasure(partner, { ...open, id, ...change })).toEqual({ ok: false, refusal: "public-part-by-office" });
    expect(await editMeasure(partner, { ...open, id, budgetLines: [line], totalCostCents: line.amountCents })).toEqual({ ok: true, value: { version: 2 } });
    expect(await editMeasure(as("editor"), { ...open, id, version: 2, title: "Neu" })).toMatchObject({ ok: true });
    expect((await saved(office, id)).title).toBe("Neu");
    expect(Number(await version(office))).toBeGreaterThan(Number(published));
  });
});

describe("Releasing a measure", () => {
  test("of a stranger's region finds nothing", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const id = await aMeasure(there.office);
    expect(await releaseMeasure(here.office, { id })).toEqual({ ok: false, refusal: "measure-not-found" });
    expect(await withdrawMeasure(here.office, { id })).toEqual({ ok: false, refusal: "measure-not-found" });
  });
  test("shows it to the public with the name of who decided, and raises the content version; withdrawing hides it", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    expect(await publicTitles(office)).toEqual([]);
    const before = await version(office);
    expect(await releaseMeasure(office, { id })).toEqual({ ok: true, value: null });
    expect(await publicTitles(office)).toEqual(["Mama lernt Deutsch"]);
    expect(await page(office, id)).toMatchObject({ releasedBy: "Frau Albers", releasedAt: "2026-11-12T09:00:00Z" });
    expect(Number(await version(office))).toBeGreaterThan(Number(before));
    const released = await version(office);
    await withdrawMeasure(office, { id });
    expect(await publicTitles(office)).toEqual([]);
    expect(Number(await version(office))).toBeGreaterThan(Number(released));
    expect((await page(office, id)).changes).toMatchObject([
      { kind: "withdrawn", updateId: null, dated: "2026-11-12", byName: "Frau Albers", publicSince: "2026-11-12T09:00:00Z", releasedBy: "Frau Albers" },
    ]);
    expect(await events(office, id)).toEqual(["measure.created", "measure.released", "measure.withdrawn"]);
  });
  test("twice keeps the first name and day", async () => {
    const { office, as } = await aCounty(db);
    const id = await aMeasure(office);
    await releaseMeasure(office, { id });
    expect(await releaseMeasure(as("coordinator", null, "Herr Wessels"), { id })).toMatchObject({ ok: true });
    expect(await page(office, id)).toMatchObject({ releasedBy: "Frau Albers" });
  });
  test.each(["editor", "organisation-member", "administrator"])("is no right of the role %s", async (role) => {
    const { office, as, vhs } = await aCounty(db);
    const id = await aMeasure(office, { leadOrganisationId: vhs });
    expect(await releaseMeasure(as(role, vhs), { id })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await withdrawMeasure(as(role, vhs), { id })).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("The network below", () => {
  test("learns from the concept what uses an organisation or a person", async () => {
    const { office, vhs, jobcenter } = await aCounty(db);
    const person = await addPerson(office, {
      organisationId: vhs,
      salutation: "",
      firstName: "Inga",
      lastName: "Petersen",
      function: "",
      responsibilities: "",
      email: null,
      phone: null,
      isMigrationContact: false,
    });
    if (!person.ok) throw new Error(person.refusal);
    const id = await aMeasure(office, { leadOrganisationId: vhs, leadPersonId: person.value.id, partnerIds: [jobcenter] });
    expect(await deleteOrganisation(office, { id: jobcenter }, [usesOfOrganisation])).toMatchObject({
      uses: [{ kind: "partner", id, title: "Mama lernt Deutsch" }],
    });
    expect(await deleteOrganisation(office, { id: vhs }, [usesOfOrganisation])).toMatchObject({ uses: [{ kind: "person" }, { kind: "measure", id }] });
    expect(await removePerson(office, { id: person.value.id }, [usesOfPerson])).toMatchObject({ refusal: "still-in-use", uses: [{ kind: "measure", id }] });
  });
});

test("A place that a measure is about stays: its link would go along unseen", async () => {
  const { office } = await aCounty(db);
  await addMunicipalities(office, { names: ["Wede"], kind: "gemeinde", parentId: null });
  const [place] = await read(office, (reader) => listMunicipalities(office, reader));
  if (!place) throw new Error("There is no place.");
  const id = await aMeasure(office, { municipalityIds: [place.id] });
  expect(await deleteMunicipality(office, { id: place.id }, [usesOfMunicipality])).toEqual({ ok: false, refusal: "still-in-use" });
  expect((await saved(office, id)).municipalityIds).toEqual([place.id]);
});

describe("A measure's page", () => {
  test("shows the same share and assessment as the whole concept", async () => {
    const { office } = await aCounty(db);
    const planned = { id: null, unit: "", planned: 3 };
    const id = await aMeasure(office, {
      state: "running",
      results: [
        { ...planned, name: "a", reached: 1 },
        { ...planned, name: "b", reached: 7 },
      ],
    });
    const steps = await aMeasure(office, {
      title: "Z",
      state: "running",
      milestones: [
        { id: null, title: "a", dueOn: "2026-01-01", doneOn: "2026-01-01" },
        { id: null, title: "b", dueOn: "2026-01-01", doneOn: null },
      ],
    });
    const briefs = await read(office, (reader) => readMeasureBriefs(office, reader));
    expect(briefs.map((brief) => brief.reached)).toEqual([(1 / 3 + 1) / 2, 0.5]);
    expect([(await page(office, id)).progress.share, (await page(office, steps)).progress.share]).toEqual([(1 / 3 + 1) / 2, 0.5]);
  });
  test.each([
    ["none of the results reported: nothing, not 0 %", [null, null], [], null],
    ["none of them, but a milestone done: what the milestones say", [null, null], ["2026-01-01", null], 0.5],
    ["one of two: the other adds nothing", [4, null], ["2026-01-01"], 0.5],
    ["0 reported: 0 %", [0], ["2026-01-01"], 0],
  ])("says with %s", async (_, reached, doneOn, share) => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office, {
      state: "running",
      results: reached.map((number, place) => ({ id: null, name: String(place), unit: "", planned: 4, reached: number })),
      milestones: doneOn.map((day, place) => ({ id: null, title: String(place), dueOn: "2026-01-01", doneOn: day })),
    });
    expect((await page(office, id)).progress.share).toBe(share);
    expect((await read(office, (reader) => readMeasureBriefs(office, reader)))[0]?.reached).toBe(share);
    const { measures } = await read(office, (reader) => listMeasures(office, reader, NO_FILTER, { sort: "title", after: null, limit: 9 }));
    expect(measures[0]?.progress.share).toBe(share);
    expect((await saved(office, id)).results.map((result) => result.reached)).toEqual(reached);
  });
  test("asks the database eleven times, its form four more", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    office.statistics.queries = 0;
    await page(office, id);
    expect(office.statistics.queries).toBe(11);
    await read(office, (reader) => measureChoices(office, reader));
    expect(office.statistics.queries).toBe(15);
  });
  test("leads whoever may enter places there, as long as there are none", async () => {
    const { office, vhs, as } = await aCounty(db);
    const choices = (ctx: Context) => read(ctx, (reader) => measureChoices(ctx, reader));
    expect(await choices(office)).toMatchObject({ municipalities: [], mayAddMunicipalities: true });
    expect(await choices(as("organisation-member", vhs))).toMatchObject({ municipalities: [], mayAddMunicipalities: false });
  });
  test("of a stranger's region is not there", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const id = await aMeasure(there.office);
    expect(await read(here.office, (reader) => findMeasure(here.office, reader, id))).toBeNull();
  });
});
