import { describe, expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aCounty, aMeasure, type County } from "./test-county.ts";
import { addProgressUpdate, listMeasures, NO_FILTER, type MeasureFilter, type MeasureSort } from "./index.ts";

const db = await testDatabase();
const ask = (ctx: Context, filter: Partial<MeasureFilter> = {}, page: { sort?: MeasureSort; after?: string | null; limit?: number } = {}) =>
  read(ctx, (reader) => listMeasures(ctx, reader, { ...NO_FILTER, ...filter }, { sort: "title", after: null, limit: 50, ...page }));
const titles = async (...question: Parameters<typeof ask>) => (await ask(...question)).measures.map((measure) => measure.title);
const says = (ctx: Context, measureId: string, dated: string, assessment: "on-track" | "at-risk" | "off-track") =>
  addProgressUpdate(ctx, { measureId, dated, assessment, text: "…", state: null, stateReason: null, figures: {}, released: false }, null);

/** Three measures: running and at risk, running and silent, done. */
async function three(): Promise<County> {
  const county = await aCounty(db);
  const { office, vhs, jobcenter, recommendationIds } = county;
  const courses = await aMeasure(office, { title: "Deutschkurse", state: "running", leadOrganisationId: vhs, recommendationIds, endsOn: "2027-06-30" });
  await says(office, courses, "2026-05-01", "on-track");
  await says(office, courses, "2026-11-01", "at-risk");
  await aMeasure(office, { title: "Betreuung", state: "running", leadOrganisationId: jobcenter, endsOn: "2026-12-31" });
  await aMeasure(office, { title: "Räume", state: "done", description: "Kein Weg ist länger als zwölf Minuten." });
  return county;
}

describe("The list of measures", () => {
  test.each<[string, Partial<MeasureFilter>, string[]]>([
    ["nothing", {}, ["Betreuung", "Deutschkurse", "Räume"]],
    ["words of title, description and lead", { search: "volkshoch kurse" }, ["Deutschkurse"]],
    ["words of the description", { search: "zwölf" }, ["Räume"]],
    ["two states", { states: ["done", "paused"] }, ["Räume"]],
    ["the latest assessment only", { assessments: ["at-risk"] }, ["Deutschkurse"]],
    ["an older assessment finds nothing", { assessments: ["on-track"] }, []],
    ["never assessed", { assessments: ["none"] }, ["Betreuung", "Räume"]],
    ["no entry since a day, but still under way", { quietSince: "2026-11-01" }, ["Betreuung"]],
    ["an entry a day before counts as silent", { quietSince: "2026-11-02" }, ["Betreuung", "Deutschkurse"]],
    ["the end", { endsBefore: "2026-12-31" }, ["Betreuung"]],
    ["the end, one day earlier", { endsBefore: "2026-12-30" }, []],
  ])("is narrowed by %s", async (_, filter, expected) => {
    const { office } = await three();
    expect(await titles(office, filter)).toEqual(expected);
  });
  test("tells running ones that nobody assessed from those that somebody did", async () => {
    const { office } = await three();
    const { measures } = await ask(office);
    expect(measures.map(({ title, isAssessed }) => [title, isAssessed])).toEqual([
      ["Betreuung", false],
      ["Deutschkurse", true],
      ["Räume", true],
    ]);
  });

  test("is narrowed by field and lead, and counts each choice under the other filters, zero included", async () => {
    const { office, vhs } = await three();
    const all = await ask(office);
    const [language] = all.fields;
    expect(all.fields).toMatchObject([{ label: "Sprache", count: 1 }]);
    expect(await titles(office, { fieldIds: [language?.value ?? ""] })).toEqual(["Deutschkurse"]);
    const led = await ask(office, { leadOrganisationIds: [vhs] });
    expect(led).toMatchObject({
      total: 1,
      states: [
        { value: "done", count: 0 },
        { value: "running", count: 1 },
      ],
      assessments: [
        { value: "at-risk", count: 1 },
        { value: "none", count: 0 },
      ],
      leadOrganisations: [
        { label: "Jobcenter", count: 1 },
        { label: "Volkshochschule", count: 1 },
      ],
    });
  });
  test("tells how each one stands", async () => {
    const { office } = await three();
    expect((await ask(office, { search: "Deutschkurse" })).measures).toMatchObject([
      { state: "running", progress: { state: "at-risk" }, leadOrganisation: "Volkshochschule", updatedOn: "2026-11-01", endsOn: "2027-06-30", amountCents: 0 },
    ]);
  });
  test.each<[MeasureSort, string[]]>([
    ["end", ["Betreuung", "Deutschkurse", "Räume"]],
    ["updated", ["Betreuung", "Räume", "Deutschkurse"]],
  ])("sorts by %s", async (sort, expected) => {
    const { office } = await three();
    expect(await titles(office, {}, { sort })).toEqual(expected);
  });
  test.each<MeasureSort>(["title", "end", "updated"])("goes on page by page without leaving out or repeating one, sorted by %s", async (sort) => {
    const { office } = await aCounty(db);
    for (const [index, endsOn] of [null, "2026-12-01", "2026-12-01", null, "2027-01-01", "2026-12-01", null].entries()) {
      await aMeasure(office, { title: index % 2 === 0 ? "Gleich" : `M ${index}`, description: `Nummer ${index}`, endsOn });
    }
    const whole = (await ask(office, {}, { sort })).measures.map((measure) => measure.id);
    const seen: string[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page = await ask(office, {}, { sort, after, limit: 2 });
      seen.push(...page.measures.map((measure) => measure.id));
      after = page.next;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(7);
  });
  test("shows nothing of a stranger's region, and asks the database twice", async () => {
    await three();
    const stranger = await aCounty(db);
    stranger.office.statistics.queries = 0;
    expect(await ask(stranger.office)).toMatchObject({ measures: [], total: 0 });
    expect(stranger.office.statistics.queries).toBe(2);
  });
  test("goes by the newest day, also where an older one is written down later", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    await says(office, id, "2026-11-01", "off-track");
    await says(office, id, "2026-03-01", "on-track");
    expect((await ask(office)).measures).toMatchObject([{ updatedOn: "2026-11-01" }]);
    expect((await ask(office, { assessments: ["off-track"] })).total).toBe(1);
  });
});
