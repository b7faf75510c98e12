import { composeGrantLetter } from "#app/mails/grants.ts";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context, type Writer } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { anOpenRound, draftFor, onDay } from "../rounds/test-round.ts";
import { saveStatusAnswers, submitStatusRequest } from "../rounds/index.ts";
import { budgetLines, measures, milestones } from "../schema.ts";
import { mayReadConcept } from "../access.ts";
import { decide } from "../micro-grants/index.ts";
import { aCall } from "../micro-grants/test-grants.ts";
import { deskOverview } from "./index.ts";

const db = await testDatabase();
const today = "2026-11-12";
const deskOf = (ctx: Context) => read(ctx, (reader) => deskOverview(ctx, reader));

function put(county: County, write: (tx: Writer, key: { regionId: string; id: string; position: number }) => Promise<unknown>) {
  return transact(county.ctx, async (tx) => {
    await write(tx, { regionId: county.region.id, id: newId(), position: 0 });
    tx.audit("test.prepared", null);
  });
}
const aMilestone = (county: County, values: { measureId: string; title: string; dueOn: string; doneOn?: string }) =>
  put(county, (tx, key) => tx.insert(milestones).values({ ...key, ...values }));
const aBudgetLine = (
  county: County,
  values: Pick<typeof budgetLines.$inferInsert, "measureId" | "source" | "state" | "amountCents" | "calledUpCents" | "expiresOn">,
) => put(county, (tx, key) => tx.insert(budgetLines).values({ ...key, ...values }));

describe("The desk", () => {
  test("shows the coordination which calls have applications to decide, with the oldest's day, and nobody else", async () => {
    const { county, office, callId, apply, anApplication } = await aCall(db, composeGrantLetter("https://x.example"));
    await apply();
    expect((await deskOf(office)).waiting).toEqual([]);
    await anApplication();
    const second = await anApplication();
    expect((await deskOf(office)).waiting).toEqual([{ kind: "applications-undecided", callId, call: "Gute Ideen 2026", count: 2, day: today }]);
    for (const role of ["editor", "council-reader"] as const) expect((await deskOf(county.as(role))).waiting).toEqual([]);
    expect(await decide(office, { id: second, version: 2, approvedCents: 300_00, reason: "" })).toMatchObject({ ok: true });
    expect((await deskOf(office)).waiting).toMatchObject([{ count: 1 }]);
  });

  test("of an empty region is empty and says so by its figures", async () => {
    const county = await aRegion(db, today);
    expect(await deskOf(county.as("coordinator"))).toEqual({
      concept: null,
      waiting: [],
      ahead: [],
      goals: 0,
      goalsWithout: [],
      silent: [],
      news: [],
      finished: { count: 0, since: "2026-10-01" },
    });
  });

  test.each([
    // ends          state          overdue  ahead
    ["2026-11-11", "running", true, false],
    ["2026-11-12", "running", false, true],
    ["2027-02-10", "running", false, true],
    ["2027-02-11", "running", false, false],
    ["2026-11-11", "done", false, false],
    ["2026-11-11", "dropped", false, false],
    ["2026-11-11", "idea", false, false],
    ["2026-11-11", "continuous", false, false],
  ] as const)("a measure that ends on %s and is %s: overdue %s, within 90 days %s", async (endsOn, state, overdue, ahead) => {
    const county = await aRegion(db, today);
    await county.aMeasure({ endsOn, state, stateReason: "x", leadPersonId: (await county.aPerson()).id });
    const desk = await deskOf(county.as("coordinator"));
    expect(desk.waiting.map(({ kind }) => kind)).toEqual(overdue ? ["measure-ends"] : []);
    expect(desk.ahead.map(({ kind }) => kind)).toEqual(ahead ? ["measure-ends"] : []);
  });

  test("knows milestones that were missed and those that come", async () => {
    const county = await aRegion(db, today);
    const { id: measureId } = await county.aMeasure({ state: "running", leadPersonId: (await county.aPerson()).id });
    await aMilestone(county, { measureId, title: "Räume gefunden", dueOn: "2026-10-01" });
    await aMilestone(county, { measureId, title: "Team steht", dueOn: "2026-10-01", doneOn: "2026-10-20" });
    await aMilestone(county, { measureId, title: "Erster Kurs", dueOn: "2027-01-15" });
    const desk = await deskOf(county.as("coordinator"));
    expect(desk.waiting).toMatchObject([{ kind: "milestone", milestone: "Räume gefunden", day: "2026-10-01" }]);
    expect(desk.ahead).toMatchObject([{ kind: "milestone", milestone: "Erster Kurs" }]);
  });

  test.each([
    // state       amount  called up  expires        shown
    ["approved", 82_000_00, 61_600_00, "2026-12-31", true],
    ["approved", 82_000_00, 82_000_00, "2026-12-31", false],
    ["applied", 82_000_00, 0, "2026-12-31", false],
    ["approved", 82_000_00, 0, "2027-02-11", false],
    ["approved", 82_000_00, 0, "2026-11-11", false],
  ] as const)("money that is %s, %d cents with %d called up until %s: %s", async (state, amountCents, calledUpCents, expiresOn, shown) => {
    const county = await aRegion(db, today);
    const { id: measureId } = await county.aMeasure({ state: "running", leadPersonId: (await county.aPerson()).id });
    await aBudgetLine(county, { measureId, source: "Sprache vor Ort", state, amountCents, calledUpCents, expiresOn });
    const expected = shown ? [{ kind: "money", source: "Sprache vor Ort", amountCents, calledUpCents, day: expiresOn }] : [];
    const desk = await deskOf(county.as("coordinator"));
    expect(desk.waiting).toMatchObject(expected);
    expect(desk.ahead).toMatchObject(expected);
  });

  test.each([
    // last entry     state          silent
    ["2026-05-11", "running", true],
    ["2026-05-12", "running", false],
    ["2026-05-11", "paused", true],
    ["2026-05-11", "continuous", true],
    ["2026-05-11", "planned", false],
    ["2026-05-11", "done", false],
  ] as const)("a measure last heard of on %s that is %s: silent %s", async (dated, state, silent) => {
    const county = await aRegion(db, today);
    const { id } = await county.aMeasure({ state, startsOn: "2024-01-01", leadPersonId: (await county.aPerson()).id });
    await county.aProgressUpdate({ measureId: id, dated: "2025-01-01" });
    await county.aProgressUpdate({ measureId: id, dated });
    expect((await deskOf(county.as("coordinator"))).silent.map(({ updatedOn }) => updatedOn)).toEqual(silent ? [dated] : []);
  });

  test("calls a measure silent that began long ago and never said a word, not one that began last month", async () => {
    const county = await aRegion(db, today);
    const { id: leadPersonId } = await county.aPerson();
    await county.aMeasure({ title: "Alt", state: "running", startsOn: "2026-01-01", leadPersonId });
    await county.aMeasure({ title: "Neu", state: "running", startsOn: "2026-10-01", leadPersonId });
    expect((await deskOf(county.as("coordinator"))).silent).toMatchObject([{ title: "Alt", updatedOn: null, standing: "on-track" }]);
  });

  test("counts a measure without a first day from the day it was entered here, not from the one in Greenwich", async () => {
    const county = await aRegion(db, today);
    const { id: leadPersonId } = await county.aPerson();
    const { id } = await county.aMeasure({ title: "Nachts", state: "running", leadPersonId });
    const entered = (at: string) =>
      transact(county.ctx, async (tx) => {
        await tx.execute(sql`update measures set starts_on = null, created_at = ${at} where id = ${id}`);
        tx.audit("test.prepared", id);
      });
    await entered("2026-05-11T22:30:00Z");
    expect((await deskOf(county.as("coordinator"))).silent).toEqual([]);
    await entered("2026-05-11T21:30:00Z");
    expect((await deskOf(county.as("coordinator"))).silent).toMatchObject([{ title: "Nachts" }]);
  });

  test("lists goals without a measure; a dropped measure is none", async () => {
    const county = await aRegion(db, today);
    const { goalIds, recommendationIds } = await county.aConcept({ recommendations: 15 });
    const { id: leadPersonId } = await county.aPerson();
    await county.aMeasure({ state: "running", leadPersonId, recommendationIds: recommendationIds.slice(0, 1) });
    await county.aMeasure({ state: "dropped", stateReason: "kein Geld", leadPersonId, recommendationIds: recommendationIds.slice(5, 6) });
    const desk = await deskOf(county.as("coordinator"));
    expect(desk.goals).toBe(3);
    expect(desk.goalsWithout.map(({ id, number, recommendations }) => [id, number, recommendations])).toEqual([
      [goalIds[1], "1.2", 5],
      [goalIds[2], "1.3", 5],
    ]);
  });

  test("shows owners who are late, one row for each, and answers to decide", async () => {
    const { county, amiraRequest, jensRequest, swimming, roundId, orphan } = await anOpenRound(db, "2026-10-12", "2026-11-03");
    const link = county.linkCtx(jensRequest);
    await saveStatusAnswers(link, [await draftFor(county.ctx, jensRequest, swimming, { assessment: "on-track", text: "Läuft." })]);
    await submitStatusRequest(link);
    const desk = await deskOf(onDay(db, county, "2026-11-12", county.as("coordinator").actor));
    expect(desk.waiting).toMatchObject([
      {
        kind: "answer-overdue",
        requestId: amiraRequest,
        measure: "Mama lernt Deutsch",
        others: 1,
        day: "2026-11-03",
        organisation: "Volkshochschule",
        person: "Frau Amira Haddad",
      },
      { kind: "answers-undecided", roundId, count: 1 },
      { kind: "leaderless", measures: [{ id: orphan.id }] },
    ]);
    expect((await deskOf(onDay(db, county, "2026-11-03", county.as("coordinator").actor))).waiting.map(({ kind }) => kind)).toEqual([
      "answers-undecided",
      "leaderless",
    ]);
  });

  test("waits for a partner with what its own organisation leads, and for a reader with nothing", async () => {
    const county = await aRegion(db, today);
    const [vhs, club] = [await county.anOrganisation(), await county.anOrganisation()];
    for (const [title, lead] of [
      ["Kurs", vhs],
      ["Turnier", club],
    ] as const)
      await county.aMeasure({ title, state: "running", endsOn: "2026-11-01", leadOrganisationId: lead.id, leadPersonId: (await county.aPerson()).id });
    const titles = async (ctx: Context) => (await deskOf(ctx)).waiting.map((row) => "measure" in row && row.measure);
    expect(await titles(county.as("coordinator"))).toEqual(["Kurs", "Turnier"]);
    expect(await titles(county.as("organisation-member", vhs.id))).toEqual(["Kurs"]);
    expect(await titles(county.as("council-reader"))).toEqual([]);
  });

  test("counts what was finished since the first of last month", async () => {
    const county = await aRegion(db, today);
    const { recommendationIds } = await county.aConcept();
    const finish = async (recommendationId: string | undefined, dated: string) => {
      const { id } = await county.aMeasure({
        state: "done",
        leadPersonId: (await county.aPerson()).id,
        recommendationIds: recommendationId ? [recommendationId] : [],
      });
      await county.aProgressUpdate({ measureId: id, dated, state: "done" });
    };
    await finish(recommendationIds[0], "2026-09-30");
    await finish(recommendationIds[1], "2026-10-15");
    await finish(recommendationIds[2], "2026-11-10");
    expect((await deskOf(county.as("coordinator"))).finished).toEqual({ count: 2, since: "2026-10-01" });
  });

  test("asks the database 14 times, also for 200 measures, and knows nothing of a stranger's region", async () => {
    const county = await aRegion(db, today);
    const { recommendationIds } = await county.aConcept({ recommendations: 100, fields: 5 });
    const { id: leadPersonId } = await county.aPerson();
    await transact(county.ctx, async (tx) => {
      const rows = Array.from({ length: 200 }, (_, index) => ({
        regionId: county.region.id,
        id: newId(),
        title: `Maßnahme ${index}`,
        state: "running" as const,
        startsOn: "2026-10-01",
        leadPersonId,
      }));
      await tx.insert(measures).values(rows);
      tx.audit("test.prepared", null);
    });
    expect(recommendationIds).toHaveLength(100);
    const ctx = county.as("coordinator");
    await deskOf(ctx);
    expect(ctx.statistics.queries).toBe(15);
    const stranger = await aRegion(db, today);
    expect((await deskOf(stranger.as("coordinator"))).concept).toBeNull();
  });
});

test.each([
  ["coordinator", true],
  ["council-reader", true],
  ["interpreter", false],
  ["volunteer", false],
  ["programme-observer", false],
  ["data-protection-officer", false],
] as const)("The role %s reads the desk: %s", async (role, may) => expect(mayReadConcept((await aRegion(db)).as(role).actor)).toBe(may));
