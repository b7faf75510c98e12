import { join } from "node:path";
import { deskOverview } from "#domain/concept/desk/index.ts";
import { openStatusRound, remindOwners, sendStatusRequest, type ComposeStatusLetter } from "#domain/concept/rounds/index.ts";
import { readSettings } from "#platform/config/index.ts";
import { addDays } from "#platform/days/index.ts";
import { newId, read, startEmbedded, type Actor, type Context } from "#platform/db/index.ts";
import type { Job } from "#platform/jobs/index.ts";
import { nothingYet, type Fault, type Outcome } from "./fault.ts";
import { openBeside, type Opened } from "./open-database.ts";

/** The last Sundays of October and of March: days of 25 and of 23 hours. */
const CHANGES = [
  { day: "2027-10-31", hours: 25 },
  { day: "2027-03-28", hours: 23 },
];
/** Days from the change to the round's last day: the change is the day of the first reminder, the last day itself, the day of the second. */
const DUE = [7, 0, -1] as const;
const HOUR = 3_600_000;

/** Clocks go back and forward while a status round runs. */
export const clockChange: Fault = {
  name: "clock-change",
  passes: "Around the clock changes each reminder leaves once, on its own day in the region's zone, and what the desk says changes at that midnight only.",
  rounds: { soak: 6, sample: 1 },
  strike: async ({ random, rounds, freshFolder }) => {
    const outcome = nothingYet();
    const environment = { MITEINANDER_DATA: join(freshFolder(), "data") };
    const settings = readSettings(environment);
    if (settings.database.kind !== "embedded") throw new Error("This needs the embedded database.");
    const server = await startEmbedded({ dataFolder: settings.dataFolder, superuserPassword: settings.database.superuserPassword });
    const beside = await openBeside(environment);
    try {
      for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
        for (const change of CHANGES) {
          const dueOn = addDays(change.day, random.pick(DUE));
          await walk(beside, outcome, { ...change, dueOn, minute: random.whole(0, 59) });
        }
      }
    } finally {
      await beside.close();
      await server.release();
    }
    return outcome;
  },
};

async function walk(beside: Opened, outcome: Outcome, round: { day: string; hours: number; dueOn: string; minute: number }): Promise<void> {
  const { dueOn, minute } = round;
  const requestId = await openRound(beside, beside.ctx(new Date(`${addDays(dueOn, -21)}T10:00:00Z`)), dueOn);
  let reminders = 0;
  const reminded: string[] = [];
  let hoursOfChange = 0;
  const deskOn = new Map<string, string>();
  // Each hour of the day in question, and twice on the others.
  const stepAt = (now: number) => (Math.abs(now - Date.parse(`${round.day}T12:00:00Z`)) < 14 * HOUR ? HOUR : 12 * HOUR);
  const first = Date.parse(`${addDays(dueOn, -8)}T22:00:00Z`);
  for (let now = first + minute * 60_000; now < first + 10 * 24 * HOUR; now += stepAt(now)) {
    const ctx = beside.ctx(new Date(now));
    if (ctx.today === round.day) hoursOfChange += 1;
    await remindOwners(compose)(ctx, jobOf(ctx, {}));
    const found = await beside.superuser.query<{ reminders: number }>("select reminders from status_requests where id = $1", [requestId]);
    const count = found.rows[0]?.reminders ?? 0;
    if (count > reminders) reminded.push(ctx.today);
    if (count > reminders + 1) outcome.others.push(`two reminders at ${ctx.now.toISOString()}`);
    reminders = count;
    if (ctx.today !== round.day) continue;
    const desk = await deskAt(ctx);
    if ((deskOn.get(ctx.today) ?? desk) !== desk) outcome.others.push(`the desk changed within ${ctx.today}`);
    deskOn.set(ctx.today, desk);
  }
  const wanted = [addDays(dueOn, -7), addDays(dueOn, 1)];
  if (reminded.join() !== wanted.join()) outcome.others.push(`a round until ${dueOn} reminded on ${reminded.join(", ")}, not on ${wanted.join(", ")}`);
  if (hoursOfChange !== round.hours) outcome.others.push(`${round.day} had ${hoursOfChange} hours, not ${round.hours}`);
  outcome.acknowledged += reminded.length;
}

const compose: ComposeStatusLetter = ({ kind, code }) => ({ subject: kind, body: code });

function jobOf(ctx: Context, payload: Record<string, string>): Job {
  return { id: newId(), payload: { regionId: ctx.region.id, ...payload }, attempt: 1, isLastAttempt: false };
}

const COORDINATOR: Actor = {
  kind: "staff",
  accountId: "00000000-0000-7000-8000-000000000000",
  name: "soak",
  memberships: [{ role: "coordinator", organisationId: null, language: null }],
};

/** What the desk tells by the day: what is silent, what is due, what waits. */
function deskAt(ctx: Context): Promise<string> {
  return read({ ...ctx, actor: COORDINATOR }, async (db) => {
    const { silent, ahead, waiting } = await deskOverview({ ...ctx, actor: COORDINATOR }, db);
    return JSON.stringify({ silent, ahead, waiting });
  });
}

/** A round about all fields, with the mail to one owner sent. */
async function openRound({ superuser }: Opened, ctx: Context, dueOn: string): Promise<string> {
  const fields = await superuser.query<{ id: string }>(
    "select f.id from action_fields f join concepts c on c.id = f.concept_id where f.region_id = $1 and c.revises_id is null",
    [ctx.region.id],
  );
  const opened = await openStatusRound({ ...ctx, actor: COORDINATOR }, { title: `Runde bis ${dueOn}`, fieldIds: fields.rows.map(({ id }) => id), dueOn });
  const [request] = opened.ok ? opened.value.requests : [];
  if (!request) throw new Error("The demo region has nobody to ask.");
  await sendStatusRequest(compose)(ctx, jobOf(ctx, { requestId: request.id }));
  return request.id;
}
