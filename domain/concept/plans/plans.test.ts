import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { files } from "#platform/files/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { idToEdit } from "../editing/index.ts";
import { beginRevision } from "../versions/index.ts";
import {
  attachPlanDocument,
  createPlan,
  deletePlan,
  editPlan,
  findPlanDocument,
  linkPlanGoal,
  listPlans,
  PlanFields,
  planKindNames,
  readPlanGoal,
  servedGoals,
} from "./index.ts";

const db = await testDatabase();

async function aCounty() {
  const county = await aRegion(db);
  const { goalIds } = await county.aConcept({ recommendations: 10, released: true });
  return { county, office: county.as("coordinator"), goalIds };
}
const fields = (more: object = {}) =>
  PlanFields.parse({
    title: "Bildungsbericht",
    kind: "Bildungsbericht",
    publisher: "Landkreis",
    year: "2024",
    url: "",
    isPublic: false,
    goals: ["4 Alle Kinder lernen früh Deutsch", "5 Übergänge gelingen"].map(readPlanGoal),
    ...more,
  });
const all = (ctx: Context) => read(ctx, (reader) => listPlans(ctx, reader));
async function aPlan(ctx: Context, more: object = {}) {
  const made = await createPlan(ctx, fields(more));
  const plan = (await all(ctx)).find(({ id }) => made.ok && id === made.value.id);
  if (!plan) throw new Error("No plan.");
  return { ...plan, first: plan.goals[0]?.id ?? "" };
}

describe("A goal of another plan", () => {
  test.each([
    ["4 Alle lernen", { number: "4", text: "Alle lernen" }],
    ["B.2 Alle lernen", { number: "B.2", text: "Alle lernen" }],
    ["3.1. Alle lernen", { number: "3.1", text: "Alle lernen" }],
    ["Alle lernen 2 Sprachen", { number: "", text: "Alle lernen 2 Sprachen" }],
  ])("is read from a line: %s", (line, goal) => expect(readPlanGoal(line)).toEqual(goal));

  test("keeps its links when the plan is edited, also when its wording changes below its number", async () => {
    const { office, goalIds } = await aCounty();
    const plan = await aPlan(office);
    await linkPlanGoal(office, { planGoalId: plan.first, goalIds: goalIds.slice(0, 1) });
    await editPlan(office, { id: plan.id, version: 1, fields: fields({ goals: ["1 Neu", "4 Alle Kinder lernen Deutsch"].map(readPlanGoal) }) });
    expect((await all(office))[0]?.goals).toMatchObject([
      { number: "1", goalIds: [] },
      { number: "4", text: "Alle Kinder lernen Deutsch", goalIds: goalIds.slice(0, 1) },
    ]);
  });

  test("is linked to goals in force of the own region only, by coordinators and editors", async () => {
    const { county, office, goalIds } = await aCounty();
    const stranger = await aCounty();
    const { first: planGoalId } = await aPlan(office);
    expect(await linkPlanGoal(county.as("council-reader"), { planGoalId, goalIds })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await linkPlanGoal(office, { planGoalId, goalIds: stranger.goalIds })).toEqual({ ok: false, refusal: "goal-not-found" });
    await beginRevision(office);
    const draft = (await read(office, (reader) => idToEdit(office, reader, goalIds[0] ?? ""))) ?? "";
    expect(await linkPlanGoal(office, { planGoalId, goalIds: [draft] })).toEqual({ ok: false, refusal: "goal-not-found" });
    expect(await linkPlanGoal(stranger.office, { planGoalId, goalIds: stranger.goalIds })).toEqual({ ok: false, refusal: "plan-goal-not-found" });
  });
});

describe("A goal of ours that serves two plans", () => {
  test("names both; the public sees public ones", async () => {
    const { county, office, goalIds } = await aCounty();
    const [goalId = ""] = goalIds;
    for (const isPublic of [true, false]) {
      const plan = await aPlan(office, { title: isPublic ? "Öffentlich" : "Intern", isPublic });
      await linkPlanGoal(office, { planGoalId: plan.first, goalIds: [goalId] });
    }
    const served = async (ctx: Context) => ((await read(ctx, (reader) => servedGoals(ctx, reader))).get(goalId) ?? []).map(({ plan }) => plan);
    expect(await served(office)).toEqual(["Intern", "Öffentlich"]);
    expect(await served(county.publicCtx)).toEqual(["Öffentlich"]);
  });
});

describe("A plan", () => {
  test("brings a new kind along, once", async () => {
    const { office } = await aCounty();
    await aPlan(office);
    await aPlan(office, { title: "Bildungsbericht 2021" });
    expect(await read(office, (reader) => planKindNames(office, reader))).toEqual(["Bildungsbericht"]);
  });

  test("that somebody else changed meanwhile is neither overwritten nor deleted unseen", async () => {
    const { office } = await aCounty();
    const { id } = await aPlan(office);
    await editPlan(office, { id, version: 1, fields: fields({ title: "Neu" }) });
    expect(await editPlan(office, { id, version: 1, fields: fields() })).toMatchObject({ refusal: "version-conflict", stored: { title: "Neu" } });
    expect(await deletePlan(office, { id, version: 1 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await deletePlan(office, { id, version: 2 })).toEqual({ ok: true, value: null });
    expect(await all(office)).toEqual([]);
  });

  test("of another region is not found", async () => {
    const { office } = await aCounty();
    const stranger = await aCounty();
    const { id } = await aPlan(office);
    expect(await all(stranger.office)).toEqual([]);
    expect(await editPlan(stranger.office, { id, version: 1, fields: fields() })).toEqual({ ok: false, refusal: "plan-not-found" });
  });
});

describe("The document of a plan", () => {
  test("is put beside it by who edits the concept, takes the place of the one before, goes with the plan, and stays inside", async () => {
    const { county, office } = await aCounty();
    const stranger = await aCounty();
    const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-plans-"));
    const attach = (name: string, id: string, ctx = office, text = "%PDF-1.7\n%%EOF") =>
      attachPlanDocument(ctx, { id }, { dataFolder, name, bytes: new TextEncoder().encode(text) });
    const shown = (ctx: Context, id: string) => read(ctx, (reader) => findPlanDocument(ctx, reader, id));
    const plan = await aPlan(office, { isPublic: true });
    expect(await shown(office, plan.id)).toBeNull();
    expect(await attach("bericht.pdf", plan.id, county.as("council-reader"))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await attach("bericht.pdf", plan.id, stranger.office)).toEqual({ ok: false, refusal: "plan-not-found" });
    expect(await attach("bericht.pdf", plan.id, office, "Kein PDF")).toMatchObject({ ok: false, refusal: "file-refused" });
    expect(await attach("bericht.pdf", plan.id)).toMatchObject({ ok: true });
    expect(await attach("bericht-neu.pdf", plan.id)).toMatchObject({ ok: true });
    expect(await shown(office, plan.id)).toMatchObject({ name: "bericht-neu.pdf" });
    expect(await shown(county.publicCtx, plan.id)).toBeNull();
    const [replaced, kept] = await read(office, (reader) =>
      reader.select({ id: files.id }).from(files).where(eq(files.regionId, county.region.id)).orderBy(files.id),
    );
    expect(await deletePlan(office, { id: plan.id, version: 1 })).toMatchObject({ ok: true });
    const swept = await db.superuser.query<{ id: string }>(
      "select data ->> 'fileId' as id from pgboss.job where name = 'files.sweep' and data ->> 'regionId' = $1",
      [county.region.id],
    );
    expect(swept.rows.map(({ id }) => id)).toEqual(expect.arrayContaining([replaced?.id, kept?.id]));
  });
});
