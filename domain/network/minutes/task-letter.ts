import { and, eq, isNull, sql } from "drizzle-orm";
import { read, transact, type Context, type Region, type Writer } from "#platform/db/index.ts";
import { enqueue, type JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { gremien } from "../gremien/schema.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { endOfTaskLink, remindersDue } from "./reminder-days.ts";
import { tasks } from "./schema.ts";
import { addresseeOf } from "../addressee.ts";

/** What a mail about a task tells. The words are made above, see app/mails/tasks.ts. */
export type TaskLetter = {
  kind: "given" | "reminder";
  region: Region;
  person: { salutation: string; firstName: string; lastName: string };
  gremium: string;
  title: string;
  dueOn: string | null;
  isOverdue: boolean;
  /** The signed link of an owner without an account; who has one opens the task's page. */
  opens: { code: string } | { taskId: string };
};
export type ComposeTaskLetter = (letter: TaskLetter) => { subject: string; body: string };

/** A mail to the owner, if one is needed: the job looks at the task as it is then. */
export async function enqueueTaskMail(ctx: Context, tx: Writer, taskId: string): Promise<void> {
  await enqueue(tx, "task.mail", { regionId: ctx.region.id, taskId }, { singletonKey: taskId });
}

/** At the end of a meeting, for all of its tasks that nobody was written to about. */
export async function queueTaskMails(ctx: Context, tx: Writer, meetingId: string): Promise<void> {
  const waiting = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.regionId, ctx.region.id), eq(tasks.meetingId, meetingId), eq(tasks.state, "open"), isNull(tasks.mailedAt)));
  for (const { id } of waiting) await enqueueTaskMail(ctx, tx, id);
}

/**
 * The job "task.mail": one owner without an account learns of a task. Who has an account finds it on the desk.
 * Link, mail and "mailed" are one transaction, so that the job run twice sends once.
 */
export function mailTask(compose: ComposeTaskLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { taskId } = payload;
    if (taskId === undefined) throw new Error("The job names no task.");
    await transact(ctx, async (tx) => {
      const open = await lockOpenTask(ctx, tx, taskId);
      if (!open || open.task.mailedAt || open.person.accountId !== null) return;
      await sendLetter(ctx, tx, compose, "given", open);
      await tx.update(tasks).set({ mailedAt: ctx.now }).where(ownTask(ctx, taskId));
      tx.audit("task.mailed", taskId);
    });
  };
}

/** The daily job "task.remind". Each reminder is a transaction of its own. */
export function remindOfTasks(compose: ComposeTaskLetter): JobHandler {
  return async (ctx) => {
    const open = await read(ctx, (db) =>
      db
        .select({ id: tasks.id, dueOn: tasks.dueOn, reminders: tasks.reminders })
        .from(tasks)
        .where(and(eq(tasks.regionId, ctx.region.id), eq(tasks.state, "open"), sql`${tasks.dueOn} is not null and ${tasks.ownerPersonId} is not null`)),
    );
    for (const { id, dueOn, reminders } of open) {
      if (dueOn !== null && remindersDue(dueOn, ctx.today) > reminders) await remind(ctx, compose, id);
    }
  };
}

async function remind(ctx: Context, compose: ComposeTaskLetter, taskId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const open = await lockOpenTask(ctx, tx, taskId);
    if (!open?.task.dueOn) return;
    const due = remindersDue(open.task.dueOn, ctx.today);
    if (due <= open.task.reminders) return;
    await sendLetter(ctx, tx, compose, "reminder", open);
    await tx.update(tasks).set({ reminders: due, remindedAt: ctx.now }).where(ownTask(ctx, taskId));
    tx.audit("task.reminded", taskId, { reminders: due });
  });
}

/** An open task with an owner who can be written to, locked; null for every other. */
async function lockOpenTask(ctx: Context, tx: Writer, taskId: string) {
  const [task] = await tx
    .select()
    .from(tasks)
    .where(and(ownTask(ctx, taskId), eq(tasks.state, "open")))
    .for("update");
  if (!task?.ownerPersonId) return null;
  const [person] = await tx
    .select()
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.id, task.ownerPersonId), isInUse));
  if (!person?.email) return null;
  const [gremium] =
    task.gremiumId === null
      ? []
      : await tx
          .select({ name: gremien.name })
          .from(gremien)
          .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, task.gremiumId)));
  return { task, person: { ...person, email: person.email }, gremium: gremium?.name ?? "" };
}
type OpenTask = NonNullable<Awaited<ReturnType<typeof lockOpenTask>>>;

/** Puts the mail into the outbox; the link of an earlier mail stops working. */
async function sendLetter(ctx: Context, tx: Writer, compose: ComposeTaskLetter, kind: TaskLetter["kind"], { task, person, gremium }: OpenTask): Promise<void> {
  const { region, today } = ctx;
  const { salutation, firstName, lastName } = person;
  const opens =
    person.accountId === null
      ? { code: await issueCode(tx, { regionId: region.id, kind: "task", subjectId: task.id, expiresAt: endOfTaskLink(task.dueOn, today) }) }
      : { taskId: task.id };
  const { title, dueOn } = task;
  const letter = { kind, region, person: { salutation, firstName, lastName }, gremium, title, dueOn, isOverdue: dueOn !== null && dueOn < today, opens };
  await queueMail(tx, ctx, { to: person.email, addressee: addresseeOf(person), handOver: true, ...compose(letter) });
}

function ownTask(ctx: Context, id: string) {
  return and(eq(tasks.regionId, ctx.region.id), eq(tasks.id, id));
}
