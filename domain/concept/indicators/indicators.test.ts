import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { idToEdit } from "../editing/index.ts";
import { goals, recommendations } from "../schema.ts";
import { beginRevision } from "../versions/index.ts";
import {
  createIndicator,
  deleteIndicator,
  editIndicator,
  findIndicator,
  IndicatorFields,
  listIndicators,
  previewValues,
  releaseIndicator,
  removeValue,
  saveValue,
  showIndicator,
  takeOverValues,
  ValueFields,
} from "./index.ts";

const db = await testDatabase();

async function aCounty() {
  const county = await aRegion(db, "2026-11-12");
  const { goalIds } = await county.aConcept({ recommendations: 10, released: true });
  return { county, office: county.as("coordinator"), goalId: goalIds[0] ?? "" };
}
const fields = (goalId: string, more: object = {}) =>
  IndicatorFields.parse({
    goalId,
    name: "Kursplätze mit Betreuung",
    unit: "number",
    unitWord: "Plätze",
    definition: "",
    source: "VHS",
    direction: "more",
    baseline: 12,
    baselineOn: "2022-12-31",
    target: 120,
    targetOn: "2027-12-31",
    ...more,
  });
const aValue = (more: object = {}) => ValueFields.parse({ municipalityId: "", period: "2025", value: 68, baseCount: null, note: "", source: "", ...more });

async function anIndicator(ctx: Context, goalId: string, more: object = {}): Promise<string> {
  const made = await createIndicator(ctx, fields(goalId, more));
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}
const enter = (ctx: Context, indicatorId: string, more: object = {}, anyway = false) =>
  saveValue(ctx, { indicatorId, id: newId(), version: null, anyway, fields: aValue(more) });
const found = async (ctx: Context, id: string) => {
  const indicator = await read(ctx, (reader) => findIndicator(ctx, reader, id));
  if (!indicator) throw new Error("No indicator.");
  return indicator;
};

describe("An indicator", () => {
  test("belongs to a goal of its own region, and is written by coordinators and editors", async () => {
    const { county, goalId } = await aCounty();
    const stranger = await aCounty();
    expect(await createIndicator(county.as("council-reader"), fields(goalId))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await createIndicator(county.as("editor"), fields(stranger.goalId))).toEqual({ ok: false, refusal: "goal-not-found" });
    const id = await anIndicator(county.as("editor"), goalId);
    expect(await editIndicator(stranger.office, { id, version: 1, fields: fields(stranger.goalId) })).toEqual({ ok: false, refusal: "indicator-not-found" });
    expect(await read(stranger.office, (reader) => listIndicators(stranger.office, reader))).toEqual([]);
  });

  test("belongs to a goal in force: none of a revision under way, and none that left the concept, but for what was measured there", async () => {
    const { county, office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    expect(await beginRevision(office)).toMatchObject({ ok: true });
    const draft = await read(office, (reader) => idToEdit(office, reader, goalId));
    expect(await createIndicator(office, fields(draft ?? ""))).toEqual({ ok: false, refusal: "goal-not-found" });
    expect(await editIndicator(office, { id, version: 1, fields: fields(draft ?? "") })).toEqual({ ok: false, refusal: "goal-not-found" });
    await transact(county.ctx, async (tx) => {
      await tx.update(goals).set({ actionFieldId: null, guidingGoalId: null }).where(eq(goals.id, goalId));
      tx.audit("test.prepared", goalId);
    });
    expect(await createIndicator(office, fields(goalId))).toEqual({ ok: false, refusal: "goal-not-found" });
    expect(await editIndicator(office, { id, version: 1, fields: fields(goalId, { source: "VHS 2026" }) })).toEqual({ ok: true, value: null });
  });

  test("needs a day for its baseline and target, and a value for their days", () => {
    const issues = (more: object) => IndicatorFields.safeParse({ ...fields(newId()), ...more }).error?.issues.map(({ path }) => path[0]);
    expect(issues({ baselineOn: "" })).toEqual(["baselineOn"]);
    expect(issues({ target: null })).toEqual(["target"]);
  });

  test("that somebody else changed meanwhile is not overwritten, nor deleted unseen", async () => {
    const { office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    await editIndicator(office, { id, version: 1, fields: fields(goalId, { name: "Plätze" }) });
    expect(await editIndicator(office, { id, version: 1, fields: fields(goalId) })).toMatchObject({ refusal: "version-conflict", stored: { name: "Plätze" } });
    expect(await deleteIndicator(office, { id, version: 1 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await deleteIndicator(office, { id, version: 2 })).toEqual({ ok: true, value: null });
  });

  test("stays with its values when its goal goes", async () => {
    const { county, office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    await enter(office, id);
    await transact(county.ctx, async (tx) => {
      await tx.delete(recommendations).where(eq(recommendations.goalId, goalId));
      await tx.delete(goals).where(eq(goals.id, goalId));
      tx.audit("test.prepared", goalId);
    });
    expect(await found(office, id)).toMatchObject({ goalId: null, values: [{ value: 68 }] });
  });
});

describe("Releasing an indicator", () => {
  const seenBy = async (county: County) => (await read(county.publicCtx, (reader) => listIndicators(county.publicCtx, reader))).map(({ name }) => name);

  test("is the coordinator's, and shows it with its values; taking it back hides both", async () => {
    const { county, office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    await enter(office, id);
    expect(await releaseIndicator(county.as("editor"), { id, release: true })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await seenBy(county)).toEqual([]);
    await releaseIndicator(office, { id, release: true });
    expect(await seenBy(county)).toEqual(["Kursplätze mit Betreuung"]);
    expect(await found(county.publicCtx, id)).toMatchObject({ values: [{ value: 68 }] });
    await releaseIndicator(office, { id, release: false });
    expect(await seenBy(county)).toEqual([]);
  });

  test("follows at once what is entered afterwards", async () => {
    const { county, office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    await releaseIndicator(office, { id, release: true });
    await seenBy(county);
    await enter(office, id);
    const [shown] = await read(county.publicCtx, (reader) => listIndicators(county.publicCtx, reader));
    expect(shown?.values).toHaveLength(1);
  });
});

describe("A value", () => {
  test.each([
    ["2025", { datedOn: "2025-12-31", isYear: true }],
    ["2025-10-01", { datedOn: "2025-10-01", isYear: false }],
  ])("is dated by a year or a day: %s", (period, read) => expect(aValue({ period }).period).toEqual(read));
  test.each(["25", "2025-02-30", "Herbst"])("is not dated by %s", (period) => {
    expect(ValueFields.safeParse({ ...aValue(), period }).success).toBe(false);
  });

  test("stands once for one place and one day", async () => {
    const { county, office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    const { id: municipalityId } = await county.aMunicipality();
    expect(await enter(office, id)).toMatchObject({ ok: true });
    expect(await enter(office, id, { value: 70 })).toEqual({ ok: false, refusal: "period-taken" });
    expect(await enter(office, id, { municipalityId, value: 70 }, true)).toMatchObject({ ok: true });
  });

  test("is not of a place of another region", async () => {
    const { office, goalId } = await aCounty();
    const stranger = await aCounty();
    const { id: municipalityId } = await stranger.county.aMunicipality();
    expect(await enter(office, await anIndicator(office, goalId), { municipalityId })).toEqual({ ok: false, refusal: "municipality-unknown" });
  });

  test("sent twice is one, and changed by two people keeps the first", async () => {
    const { office, goalId } = await aCounty();
    const indicatorId = await anIndicator(office, goalId);
    const id = newId();
    const save = (version: number | null, value: number) => saveValue(office, { indicatorId, id, version, anyway: true, fields: aValue({ value }) });
    await save(null, 68);
    await save(null, 68);
    expect((await found(office, indicatorId)).values).toHaveLength(1);
    expect(await save(1, 70)).toMatchObject({ ok: true });
    expect(await save(1, 71)).toMatchObject({ refusal: "version-conflict", stored: { value: 70 } });
    expect(await removeValue(office, { indicatorId, id, version: 1 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await removeValue(office, { indicatorId, id, version: 2 })).toMatchObject({ ok: true });
  });

  test("that looks wrong is said with its arithmetic, and saved when the person says so", async () => {
    const { office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    await enter(office, id, { period: "2024", value: 20 });
    const hinted = await enter(office, id, { value: 68 });
    expect(hinted).toMatchObject({ refusal: "hints", hints: [{ code: "jump", arithmetic: "20 (2024) → 68 (2025): × 3,4" }] });
    expect((await found(office, id)).values).toHaveLength(1);
    expect(await enter(office, id, { value: 68 }, true)).toMatchObject({ ok: true });
  });

  test("of a municipality is checked against the whole", async () => {
    const { county, office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    const [one, other] = [await county.aMunicipality({ name: "Osterwehr" }), await county.aMunicipality({ name: "Torfhude" })];
    await enter(office, id);
    await enter(office, id, { municipalityId: one.id, value: 40 });
    expect(await enter(office, id, { municipalityId: other.id, value: 30 })).toMatchObject({
      refusal: "hints",
      hints: [{ code: "parts-above", arithmetic: "40 + 30 = 70 ≠ 68" }],
    });
  });
});

describe("What leaves the house", () => {
  test("are counts of people rounded to 5, few as 0–2; who enters sees them exactly", async () => {
    const { office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId, { unit: "people", baseline: 13, target: 100 });
    await enter(office, id, { period: "2024", value: 2 }, true);
    await enter(office, id, { period: "2025", value: 68 }, true);
    const indicator = await found(office, id);
    const values = (as: "exact" | "rounded") => showIndicator(indicator, as).values.map(({ shown }) => shown);
    expect(values("rounded")).toEqual([{ is: "few" }, { is: "number", value: 70 }]);
    expect(values("exact")).toEqual([
      { is: "number", value: 2 },
      { is: "number", value: 68 },
    ]);
    expect(showIndicator(indicator, "rounded").baseline?.shown).toEqual({ is: "number", value: 15 });
  });

  test("are shares of municipalities only where they are of 20 people or more", async () => {
    const { county, office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId, { unit: "percent", baseline: null, baselineOn: "", target: null, targetOn: "" });
    const places = await Promise.all(["A", "B", "C"].map((name) => county.aMunicipality({ name })));
    for (const [place, baseCount] of [null, 19, 100].entries()) await enter(office, id, { municipalityId: places[place]?.id, value: 52, baseCount }, true);
    const shown = showIndicator(await found(office, id), "rounded").values.map((value) => [value.place, value.shown]);
    expect(shown).toEqual([
      ["A", { is: "withheld" }],
      ["B", { is: "withheld" }],
      ["C", { is: "number", value: 50 }],
    ]);
  });
});

describe("How an indicator stands", () => {
  test.each([
    ["more", 12, 120, 66, { is: "on-the-way", share: 0.5 }],
    ["more", 12, 120, 120, { is: "reached" }],
    ["more", 12, 120, 8, { is: "further" }],
    ["more", 12, 120, 12, { is: "unchanged" }],
    ["less", 40, 20, 30, { is: "on-the-way", share: 0.5 }],
    ["less", 40, 20, 45, { is: "further" }],
    ["hold", 100, 100, 96, { is: "held" }],
    ["hold", 100, 100, 94, { is: "left" }],
  ] as const)("%s, from %i to %i, now %i", async (direction, baseline, target, now, standing) => {
    const { office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId, { direction, baseline, target });
    await enter(office, id, { value: now }, true);
    expect(showIndicator(await found(office, id), "rounded").standing).toEqual(standing);
  });
});

describe("Values of a file", () => {
  const preview = (ctx: Context, id: string, fields: ValueFields[]) => read(ctx, (reader) => previewValues(ctx, reader, id, fields));
  /** As the preview's form sends it. */
  const take = async (ctx: Context, indicatorId: string, fields: ValueFields[]) => {
    const lines = ((await preview(ctx, indicatorId, fields))?.coming ?? []).map(({ stored, ...line }) => ({
      fields: line.fields,
      version: stored?.version ?? null,
    }));
    return takeOverValues(ctx, { indicatorId, lines });
  };

  test("are taken over as a whole; the same file twice changes nothing", async () => {
    const { county, office, goalId } = await aCounty();
    const { id: municipalityId } = await county.aMunicipality();
    const id = await anIndicator(office, goalId);
    await enter(office, id, { period: "2024", value: 50 }, true);
    const file = [aValue({ period: "2024", value: 51 }), aValue({ period: "2025", value: 68 }), aValue({ period: "2025", value: 7, municipalityId })];
    expect((await preview(office, id, file))?.coming.map(({ is, stored }) => [is, stored?.value])).toEqual([
      ["changed", 50],
      ["new", undefined],
      ["new", undefined],
    ]);
    expect(await take(office, id, file)).toEqual({ ok: true, value: { added: 2, changed: 1 } });
    const before = await found(office, id);
    expect(before.values.map(({ value, version }) => [value, version])).toEqual([
      [51, 2],
      [68, 1],
      [7, 1],
    ]);
    expect(await take(office, id, file)).toEqual({ ok: true, value: { added: 0, changed: 0 } });
    expect(await found(office, id)).toEqual(before);
  });

  test("are shown with what would not fit together, before anything is written", async () => {
    const { office, goalId } = await aCounty();
    const id = await anIndicator(office, goalId);
    const seen = await preview(office, id, [aValue({ period: "2024", value: 50 }), aValue({ period: "2025", value: 500 })]);
    expect(seen?.hints.map(({ code }) => code)).toContain("jump");
    expect((await found(office, id)).values).toEqual([]);
  });

  test("none is taken where one place is unknown, one stands twice, somebody saved in between, or to whom it is not open", async () => {
    const { county, office, goalId } = await aCounty();
    const stranger = await aCounty();
    const { id: elsewhere } = await stranger.county.aMunicipality();
    const id = await anIndicator(office, goalId);
    const good = { fields: aValue(), version: null };
    const all = (lines: { fields: ValueFields; version: number | null }[], ctx = office) => takeOverValues(ctx, { indicatorId: id, lines });
    expect(await all([good], county.as("council-reader"))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await all([good], stranger.office)).toEqual({ ok: false, refusal: "indicator-not-found" });
    expect(await all([good, { fields: aValue({ period: "2024", municipalityId: elsewhere }), version: null }])).toEqual({
      ok: false,
      refusal: "municipality-unknown",
    });
    expect(await all([good, good])).toEqual({ ok: false, refusal: "twice" });
    await enter(office, id, { period: "2024", value: 50 }, true);
    expect(await all([good, { fields: aValue({ period: "2024" }), version: null }])).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect((await found(office, id)).values).toHaveLength(1);
  });
});
