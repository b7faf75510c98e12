import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, type Actor, type Context } from "#platform/db/index.ts";
import { mails } from "#platform/mail/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import {
  addTask,
  AnswerTask,
  answerTask,
  approveMinutes,
  closeMeeting,
  editTask,
  findLinkedTask,
  findTask,
  listTasks,
  mailTask,
  ownTasks,
  remindOfTasks,
  type ComposeTaskLetter,
} from "./index.ts";
import { tasks } from "./schema.ts";
import { aGremium, type TestGremium } from "#tests/support/gremium.ts";

const db = await testDatabase();

/** Says what the real mail says, in a form that a test can read back. */
const compose: ComposeTaskLetter = ({ kind, title, opens, isOverdue }) => ({
  subject: isOverdue ? `${kind}, overdue` : kind,
  body: `${"code" in opens ? opens.code : "page"} ${title}`,
});

/** A body, a meeting that is over, and a task in it whose owner has no account. */
async function aTask(values: { dueOn?: string | null; ownerHasAccount?: boolean; email?: string | null; gremium?: TestGremium } = {}) {
  const gremium = values.gremium ?? (await aGremium(db));
  const meeting = await gremium.aMeeting();
  const coordinator = gremium.county.as("coordinator");
  const owner = await gremium.aSeat("member", { account: values.ownerHasAccount ?? false, email: values.email });
  const dueOn = values.dueOn === undefined ? "2026-11-20" : values.dueOn;
  const added = await addTask(coordinator, { itemId: meeting.itemIds[0] ?? "", title: "Restmittel prüfen", ownerPersonId: owner.personId, dueOn });
  const taskId = added.ok ? added.value.id : "";
  const link: Actor = { kind: "link", opens: "task", subjectId: taskId, name: "Link zur Aufgabe" };
  return { ...gremium, meeting, coordinator, owner, taskId, link: db.ctx(gremium.county.region, link, gremium.county.ctx.now) };
}

/** In the order of writing: the clock of the tests stands still. */
const mailsOf = (ctx: Context) =>
  read(ctx, (reader) =>
    reader
      .select()
      .from(mails)
      .where(eq(mails.regionId, ctx.region.id))
      .orderBy(sql`xmin::text::bigint`),
  );
const stored = async (ctx: Context, id: string) => (await read(ctx, (reader) => reader.select().from(tasks).where(eq(tasks.id, id))))[0];
const send = (ctx: Context, taskId: string) =>
  mailTask(compose)(ctx, { id: newId(), payload: { regionId: ctx.region.id, taskId }, attempt: 1, isLastAttempt: false });
const remind = (ctx: Context) => remindOfTasks(compose)(ctx, { id: newId(), payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false });
const jobsFor = async (taskId: string) =>
  (await db.superuser.query("select 1 from pgboss.job where name = 'task.mail' and data ->> 'taskId' = $1", [taskId])).rowCount;

describe("An owner without an account", () => {
  test("hears of the task when the meeting is closed, once, by a link", async () => {
    const { county, meeting, coordinator, taskId } = await aTask();
    expect(await jobsFor(taskId)).toBe(0);
    await closeMeeting(coordinator, { meetingId: meeting.id });
    expect(await jobsFor(taskId)).toBe(1);
    await send(county.ctx, taskId);
    await send(county.ctx, taskId);
    const [mail, ...more] = await mailsOf(county.ctx);
    expect([mail?.toAddress, mail?.subject, more]).toEqual(["haddad@example.org", "given", []]);
    expect(await findCode(db.database, mail?.body.split(" ")[0] ?? "", "task", county.ctx.now)).toMatchObject({ subjectId: taskId, state: "valid" });
  });

  test.each([
    ["has an account", { ownerHasAccount: true }],
    ["has no address", { email: null }],
  ])("gets no mail who %s", async (_, values) => {
    const { county, taskId } = await aTask(values);
    await send(county.ctx, taskId);
    expect(await mailsOf(county.ctx)).toEqual([]);
  });
});

describe("The page behind the link", () => {
  test("shows the task and nothing else of the house", async () => {
    const { county, link, taskId } = await aTask();
    await aTask({ gremium: await aGremium(db, { county }) });
    expect(await read(link, (reader) => findLinkedTask(link, reader))).toMatchObject({
      id: taskId,
      title: "Restmittel prüfen",
      person: { lastName: "Haddad" },
    });
    expect((await read(link, (reader) => reader.execute("select id from tasks"))).rows).toEqual([{ id: taskId }]);
    for (const table of ["meetings", "agenda_items", "agenda_notes", "decisions", "gremium_members"])
      expect([table, (await read(link, (reader) => reader.execute(`select 1 from ${table}`))).rows]).toEqual([table, []]);
  });

  const say = (values: Record<string, string>, taskId: string) => AnswerTask.parse({ text: "", taskId, ...values });
  test.each<[string, Record<string, string>, Record<string, unknown>]>([
    ["done", { kind: "done" }, { state: "done", doneOn: "2026-11-11" }],
    ["how it goes", { kind: "report", text: "Angebot liegt vor." }, { state: "open", report: "Angebot liegt vor." }],
    ["not mine", { kind: "not-mine" }, { state: "open", ownerPersonId: null, handedBackOn: "2026-11-11" }],
    ["later", { kind: "later", dueOn: "2026-12-04" }, { dueOn: "2026-11-20", proposedDueOn: "2026-12-04" }],
  ])("takes %s", async (_, values, expected) => {
    const { county, link, taskId } = await aTask();
    expect(await answerTask(link, say(values, taskId))).toEqual({ ok: true, value: null });
    expect(await stored(county.ctx, taskId)).toMatchObject(expected);
  });

  test("keeps an earlier report when nothing new is said, and takes no past day", async () => {
    const { county, link, taskId } = await aTask();
    await answerTask(link, say({ kind: "report", text: "Angebot liegt vor." }, taskId));
    await answerTask(link, say({ kind: "done" }, taskId));
    expect(await stored(county.ctx, taskId)).toMatchObject({ report: "Angebot liegt vor.", state: "done" });
    expect(await answerTask(link, say({ kind: "later", dueOn: "2026-11-11" }, taskId))).toEqual({ ok: false, refusal: "day-is-past" });
    await answerTask(link, say({ kind: "not-mine" }, taskId));
    expect(await answerTask(link, say({ kind: "done" }, taskId))).toEqual({ ok: false, refusal: "handed-back" });
  });

  test("answers for its own task only; neither do other accounts, nor a stranger", async () => {
    const one = await aTask();
    const other = await aTask({ gremium: await aGremium(db, { county: one.county }) });
    expect(await answerTask(one.link, say({ kind: "done" }, other.taskId))).toEqual({ ok: false, refusal: "task-not-found" });
    expect(await answerTask(one.county.as("caseworker"), say({ kind: "done" }, one.taskId))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await answerTask((await aRegion(db)).as("coordinator"), say({ kind: "done" }, one.taskId))).toEqual({ ok: false, refusal: "task-not-found" });
    const withAccount = await aTask({ ownerHasAccount: true });
    expect(await answerTask(withAccount.owner.ctx, say({ kind: "done" }, withAccount.taskId))).toMatchObject({ ok: true });
  });
});

describe("Handing a task on", () => {
  test("ends the old owner's link and writes to the new one", async () => {
    const { county, coordinator, taskId, aSeat } = await aTask();
    await send(county.ctx, taskId);
    const [first] = await mailsOf(county.ctx);
    const next = await aSeat("member", { account: false, email: "neu@example.org" });
    const edit = { taskId, title: "Restmittel prüfen", ownerPersonId: next.personId, dueOn: "2026-11-20", state: "open" as const, report: "" };
    expect(await editTask(coordinator, { ...edit, version: 1 })).toMatchObject({ ok: true });
    expect(await findCode(db.database, first?.body.split(" ")[0] ?? "", "task", county.ctx.now)).toMatchObject({ state: "revoked" });
    await send(county.ctx, taskId);
    expect((await mailsOf(county.ctx)).map(({ toAddress }) => toAddress)).toEqual(["haddad@example.org", "neu@example.org"]);
    expect(await editTask(coordinator, { ...edit, version: 1 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await editTask(coordinator, { ...edit, version: 2, ownerPersonId: newId() })).toEqual({ ok: false, refusal: "person-unknown" });
    expect(await editTask(next.ctx, { ...edit, version: 2 })).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("Reminding", () => {
  test("goes three days before, one and seven days after the due day, each once", async () => {
    const { county, on } = await aTask({ dueOn: "2026-11-20" });
    const told: [string, string][] = [];
    let before = 0;
    for (let day = 12; day <= 30; day++) {
      const ctx = on(county.ctx, `2026-11-${day}`);
      await remind(ctx);
      await remind(ctx);
      const sent = await mailsOf(county.ctx);
      for (const { subject } of sent.slice(before)) told.push([ctx.today, subject]);
      before = sent.length;
    }
    expect(told).toEqual([
      ["2026-11-17", "reminder"],
      ["2026-11-21", "reminder, overdue"],
      ["2026-11-27", "reminder, overdue"],
    ]);
  });

  test("makes one mail of what piled up while no job ran, and none of a task that is done or nobody's", async () => {
    const { county, on, link, taskId } = await aTask({ dueOn: "2026-11-20" });
    await remind(on(county.ctx, "2026-12-20"));
    expect(await mailsOf(county.ctx)).toHaveLength(1);
    const other = await aTask({ dueOn: "2026-11-12", gremium: await aGremium(db) });
    await answerTask(other.link, AnswerTask.parse({ kind: "done", text: "", taskId: other.taskId }));
    await remind(other.on(other.county.ctx, "2026-11-30"));
    expect(await mailsOf(other.county.ctx)).toEqual([]);
    await answerTask(link, AnswerTask.parse({ kind: "not-mine", text: "", taskId }));
  });

  test("starts anew for another day", async () => {
    const { county, on, coordinator, taskId, owner } = await aTask({ dueOn: "2026-11-12" });
    await remind(on(county.ctx, "2026-11-13"));
    const edit = { taskId, title: "Restmittel prüfen", ownerPersonId: owner.personId, dueOn: "2026-12-10", state: "open" as const, report: "", version: 1 };
    await editTask(coordinator, edit);
    await remind(on(county.ctx, "2026-12-06"));
    expect(await mailsOf(county.ctx)).toHaveLength(1);
    await remind(on(county.ctx, "2026-12-07"));
    expect(await mailsOf(county.ctx)).toHaveLength(2);
  });
});

describe("The list of tasks", () => {
  const titles = async (ctx: Context, filter: Partial<Parameters<typeof listTasks>[2]> = {}) =>
    (await read(ctx, (reader) => listTasks(ctx, reader, { mine: false, gremiumId: null, standing: "all", ...filter }, { after: null, limit: 50 }))).tasks.map(
      ({ title }) => title,
    );

  async function aList() {
    const gremium = await aGremium(db);
    const { itemIds, id } = await gremium.aMeeting({ items: [{ title: "A" }] });
    const coordinator = gremium.county.as("coordinator");
    const mine = await gremium.aSeat("member");
    const add = async (title: string, dueOn: string | null, ownerPersonId: string | null = null) => {
      const added = await addTask(coordinator, { itemId: itemIds[0] ?? "", title, dueOn, ownerPersonId });
      return added.ok ? added.value.id : "";
    };
    await add("ohne Frist", null);
    await add("bald", "2026-11-20", mine.personId);
    await add("überfällig", "2026-11-10");
    const done = await add("fertig", "2026-10-01");
    await editTask(coordinator, { taskId: done, title: "fertig", dueOn: "2026-10-01", ownerPersonId: null, state: "done", report: "", version: 1 });
    return { ...gremium, coordinator, mine, meetingId: id };
  }

  test("begins with the nearest day, and is narrowed by whose, body and standing", async () => {
    const { coordinator, mine, gremiumId } = await aList();
    expect(await titles(coordinator)).toEqual(["fertig", "überfällig", "bald", "ohne Frist"]);
    expect(await titles(coordinator, { standing: "open" })).toEqual(["überfällig", "bald", "ohne Frist"]);
    expect(await titles(coordinator, { standing: "overdue" })).toEqual(["überfällig"]);
    expect(await titles(coordinator, { standing: "done" })).toEqual(["fertig"]);
    expect(await titles(coordinator, { gremiumId })).toHaveLength(4);
    expect(await titles(coordinator, { gremiumId: newId() })).toEqual([]);
    expect(await titles(mine.ctx, { mine: true })).toEqual(["bald"]);
    const list = await read(mine.ctx, (reader) => listTasks(mine.ctx, reader, { mine: false, gremiumId: null, standing: "open" }, { after: null, limit: 50 }));
    expect(list).toMatchObject({ counts: { open: 3, overdue: 1, done: 1, all: 4 }, mine: 1, gremien: [{ id: gremiumId, count: 3 }] });
    expect(await read(mine.ctx, (reader) => ownTasks(mine.ctx, reader))).toMatchObject([{ title: "bald", isOverdue: false }]);
  });

  test("comes in pages", async () => {
    const { coordinator } = await aList();
    const page = (after: string | null) =>
      read(coordinator, (reader) => listTasks(coordinator, reader, { mine: false, gremiumId: null, standing: "all" }, { after, limit: 3 }));
    const first = await page(null);
    expect((await page(first.next)).tasks.map(({ title }) => title)).toEqual(["ohne Frist"]);
  });

  test("shows what stands in minutes that one may read, and one's own", async () => {
    const { county, mine, aSeat, coordinator, meetingId } = await aList();
    expect(await titles(county.as("caseworker"))).toEqual([]);
    expect(await titles((await aSeat("guest", { untilOn: "2026-11-10" })).ctx)).toEqual([]);
    expect(await titles((await aSeat("guest", { untilOn: "2026-11-11" })).ctx)).toHaveLength(4);
    expect(await titles(mine.ctx)).toHaveLength(4);
    expect(await titles((await aRegion(db)).as("coordinator"))).toEqual([]);
    await closeMeeting(coordinator, { meetingId });
    await approveMinutes(coordinator, { meetingId, inMeetingId: null, on: "2026-11-11" });
    expect(await titles(county.as("caseworker"))).toHaveLength(4);
    expect(await titles(county.as("interpreter"))).toEqual([]);
    const own = await aTask({ ownerHasAccount: true });
    expect(await read(own.owner.ctx, (reader) => findTask(own.owner.ctx, reader, own.taskId))).toMatchObject({ isMine: true, mayKeep: false });
  });
});
