import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { revokeCodes } from "#platform/tenancy/index.ts";
import { seatsOf } from "../gremien/index.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { mayKeepTask } from "./access.ts";
import { lockItem, type MinutesRefusal } from "./lock-minutes.ts";
import { tasks } from "./schema.ts";
import { enqueueTaskMail } from "./task-letter.ts";

const TaskFields = z.strictObject({
  title: z.string().trim().min(1).max(300),
  ownerPersonId: z.uuid().nullable(),
  /** The last day on which it is in time. */
  dueOn: z.iso.date().nullable(),
});
export const AddTask = TaskFields.extend({ itemId: z.uuid() });
export type AddTask = z.infer<typeof AddTask>;
export const EditTask = TaskFields.extend({
  taskId: z.uuid(),
  version: z.int(),
  state: z.enum(["open", "done", "dropped"]),
  report: z.string().trim().max(5_000),
});
export type EditTask = z.infer<typeof EditTask>;
export type Task = typeof tasks.$inferSelect;
export type TaskRefusal = "task-not-found" | "not-allowed" | "person-unknown" | "version-conflict";

/**
 * Notes who does what until when. An owner without an account hears of it by mail as soon as the meeting is over.
 *
 * @param id of the form; the same form sent twice is one task
 */
export async function addTask(
  ctx: Context,
  { itemId, ...fields }: AddTask,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, MinutesRefusal | "item-not-found" | "person-unknown">> {
  return transact(ctx, async (tx): Promise<Result<{ id: string }, MinutesRefusal | "item-not-found" | "person-unknown">> => {
    const locked = await lockItem(ctx, tx, itemId);
    if (!locked.ok) return locked;
    const { meeting } = locked.value;
    if (!(await isOwner(ctx, tx, fields.ownerPersonId))) return refused("person-unknown");
    const place = { regionId: ctx.region.id, id, gremiumId: meeting.gremiumId, meetingId: meeting.id, agendaItemId: itemId };
    const added = await tx
      .insert(tasks)
      .values({ ...place, ...fields })
      .onConflictDoNothing()
      .returning({ id: tasks.id });
    if (added.length === 0) return done({ id });
    if (meeting.state === "held") await enqueueTaskMail(ctx, tx, id);
    tx.audit("task.added", id);
    return done({ id });
  });
}

/** Changes a task: its keepers reword it, hand it on, move its day or close it. A new owner gets a mail, the link of the old one ends. */
export async function editTask(ctx: Context, input: EditTask): Promise<Result<null, TaskRefusal>> {
  const { taskId, version, ...fields } = input;
  return transact(ctx, async (tx): Promise<Result<null, TaskRefusal>> => {
    const [task] = await tx.select().from(tasks).where(ownTask(ctx, taskId)).for("update");
    if (!task) return refused("task-not-found");
    if (!mayKeepTask(ctx.actor, await seatsOf(ctx, tx), task, ctx.today)) return refused("not-allowed");
    if (task.version !== version) return refused("version-conflict");
    const isHandedOn = fields.ownerPersonId !== task.ownerPersonId;
    if (isHandedOn && !(await isOwner(ctx, tx, fields.ownerPersonId))) return refused("person-unknown");
    const isMoved = fields.dueOn !== task.dueOn;
    await tx
      .update(tasks)
      .set({
        ...fields,
        doneOn: fields.state === "open" ? null : (task.doneOn ?? ctx.today),
        version: version + 1,
        ...(isHandedOn ? { mailedAt: null, handedBackOn: null } : {}),
        ...(isHandedOn || isMoved ? { reminders: 0, remindedAt: null, proposedDueOn: null } : {}),
      })
      .where(ownTask(ctx, taskId));
    if (isHandedOn) {
      await revokeCodes(tx, taskId);
      if (fields.state === "open") await enqueueTaskMail(ctx, tx, taskId);
    }
    tx.audit("task.edited", taskId, { state: fields.state, handedOn: isHandedOn });
    return done(null);
  });
}

export const AnswerTask = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("done"), taskId: z.uuid(), text: z.string().trim().max(5_000) }),
  z.strictObject({ kind: z.literal("report"), taskId: z.uuid(), text: z.string().trim().min(1).max(5_000) }),
  z.strictObject({ kind: z.literal("not-mine"), taskId: z.uuid(), text: z.string().trim().max(5_000) }),
  z.strictObject({ kind: z.literal("later"), taskId: z.uuid(), text: z.string().trim().max(5_000), dueOn: z.iso.date() }),
]);
export type AnswerTask = z.infer<typeof AnswerTask>;
export type AnswerRefusal = "task-not-found" | "not-allowed" | "day-is-past" | "handed-back";

/** What the owner says, on the page behind the link or signed in: done, how it goes, not mine, or when instead. */
export async function answerTask(ctx: Context, input: AnswerTask): Promise<Result<null, AnswerRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, AnswerRefusal>> => {
    const [task] = await tx.select().from(tasks).where(ownTask(ctx, input.taskId)).for("update");
    if (!task) return refused("task-not-found");
    if (!(await mayAnswer(ctx, tx, task))) return refused("not-allowed");
    if (task.ownerPersonId === null) return refused("handed-back");
    if (input.kind === "later" && input.dueOn <= ctx.today) return refused("day-is-past");
    // Nobody takes back with an empty field what was reported before.
    const report = input.text === "" ? task.report : input.text;
    const said = {
      done: { state: "done", doneOn: task.doneOn ?? ctx.today },
      report: {},
      "not-mine": { ownerPersonId: null, handedBackOn: ctx.today },
      later: input.kind === "later" ? { proposedDueOn: input.dueOn } : {},
    } as const;
    await tx
      .update(tasks)
      .set({ report, version: task.version + 1, ...said[input.kind] })
      .where(ownTask(ctx, task.id));
    tx.audit("task.answered", task.id, { kind: input.kind });
    return done(null);
  });
}

/** The holder of its link, or the account of its owner. */
async function mayAnswer(ctx: Context, db: Reader, task: Task): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind === "link") return actor.opens === "task" && actor.subjectId === task.id;
  if (actor.kind !== "staff" || task.ownerPersonId === null) return false;
  const [owner] = await db.select({ accountId: people.accountId }).from(people).where(inRegion(ctx, task.ownerPersonId));
  return owner?.accountId === actor.accountId;
}

async function isOwner(ctx: Context, db: Reader, id: string | null): Promise<boolean> {
  if (id === null) return true;
  return (
    (
      await db
        .select({ id: people.id })
        .from(people)
        .where(and(inRegion(ctx, id), isInUse))
    ).length > 0
  );
}

function inRegion(ctx: Context, personId: string) {
  return and(eq(people.regionId, ctx.region.id), eq(people.id, personId));
}

function ownTask(ctx: Context, id: string) {
  return and(eq(tasks.regionId, ctx.region.id), eq(tasks.id, id));
}
