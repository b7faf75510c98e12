import { describe, expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { addDecision, addTask, answerTask, AnswerTask, approveMinutes, closeMeeting, saveNote, searchMinutes } from "./index.ts";
import { aGremium, type TestGremium } from "#tests/support/gremium.ts";

const db = await testDatabase();

const found = async (ctx: Context, said: string) => (await read(ctx, (reader) => searchMinutes(ctx, reader, said))).hits.map(({ kind }) => kind).toSorted();

/** One meeting that speaks of the late bus in every place in which something can be said. */
async function aMeetingAboutBuses(gremium: TestGremium) {
  const { county, aMeeting, aSeat } = gremium;
  const coordinator = county.as("coordinator");
  const { id, itemIds } = await aMeeting({ items: [{ title: "Spätbusse zu den Gewerbegebieten" }] });
  const [itemId = ""] = itemIds;
  const owner = await aSeat("member", { untilOn: "2026-11-01" });
  await saveNote(coordinator, { itemId, version: 0, text: "Der Spätbus kostet im Jahr 38.000 Euro.", outcome: "finished" });
  const decision = await addDecision(coordinator, { itemId, text: "Im Jahr 2027 fährt der Spätbus.", votes: null, isPublic: false });
  const task = await addTask(coordinator, { itemId, title: "Kosten des Spätbusses für ein Jahr nennen", ownerPersonId: owner.personId, dueOn: null });
  return { id, itemId, coordinator, owner, decisionId: decision.ok ? decision.value.id : "", taskId: task.ok ? task.value.id : "" };
}

describe("Searching in meetings", () => {
  test("finds agendas, notes, decisions and tasks by words in any order and form", async () => {
    const { coordinator } = await aMeetingAboutBuses(await aGremium(db));
    expect(await found(coordinator, "spätbus")).toEqual(["agenda-item", "decision", "note", "task"]);
    expect(await found(coordinator, "Jahr Spätbus")).toEqual(["decision", "note", "task"]);
    expect(await found(coordinator, "spaetbus gewerbegebiet")).toEqual(["agenda-item"]);
    expect(await found(coordinator, "Straßenbahn")).toEqual([]);
    expect(await found(coordinator, "und")).toEqual([]);
  });

  test("follows every change, also of a task's report", async () => {
    const { coordinator, itemId, taskId, owner } = await aMeetingAboutBuses(await aGremium(db));
    await saveNote(coordinator, { itemId, version: 1, text: "Vertagt.", outcome: "open" });
    expect(await found(coordinator, "38.000")).toEqual([]);
    await answerTask(owner.ctx, AnswerTask.parse({ kind: "report", taskId, text: "Zwei Betriebe beteiligen sich." }));
    expect(await found(coordinator, "Betrieb")).toEqual(["task"]);
  });

  test("marks what was meant", async () => {
    const { coordinator } = await aMeetingAboutBuses(await aGremium(db));
    const { hits } = await read(coordinator, (reader) => searchMinutes(coordinator, reader, "gewerbegebiet"));
    expect(hits[0]?.marked.title.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(["Gewerbegebieten"]);
  });

  test("shows what one may read: the agenda before approval, the rest after it, nothing of internal groups, and one's own tasks", async () => {
    const { county, ...rest } = await aGremium(db);
    const { id, coordinator, owner } = await aMeetingAboutBuses({ county, ...rest });
    await aMeetingAboutBuses(await aGremium(db, { county, kind: "internal-group" }));
    const caseworker = county.as("caseworker");
    expect(await found(coordinator, "spätbus")).toHaveLength(8);
    expect(await found(caseworker, "spätbus")).toEqual(["agenda-item"]);
    expect(await found(county.as("gremium-member"), "spätbus")).toEqual([]);
    // The seat ended before the meeting: what is left is the task.
    expect(await found(owner.ctx, "spätbus")).toEqual(["task"]);
    await closeMeeting(coordinator, { meetingId: id });
    await approveMinutes(coordinator, { meetingId: id, inMeetingId: null, on: "2026-11-11" });
    expect(await found(caseworker, "spätbus")).toEqual(["agenda-item", "decision", "note", "task"]);
    expect(await found((await aRegion(db)).as("coordinator"), "spätbus")).toEqual([]);
  });

  test("stays silent outside the house", async () => {
    const { county } = await (async () => {
      const gremium = await aGremium(db, { isPublic: true });
      await aMeetingAboutBuses(gremium);
      return gremium;
    })();
    expect(await found(county.publicCtx, "spätbus")).toEqual([]);
    const rows = await db.database.app.query("select * from search.find_in_minutes('spätbus', 10)");
    expect(rows.rows).toEqual([]);
    await expect(db.database.app.query("select * from search.minutes")).rejects.toThrow("permission denied");
  });
});
