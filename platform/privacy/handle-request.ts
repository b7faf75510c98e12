import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actorName, newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayHandleRequests } from "./access.ts";
import { eraseSubject } from "./erase-subject.ts";
import { noteErasures } from "./erasure-ledger.ts";
import { monthsAfter } from "./months-after.ts";
import { SUBJECT_KINDS, type Register } from "./register.ts";
import { dataRequests, dataRequestSteps, OUTCOMES, REQUEST_KINDS, type StepKind } from "./schema.ts";

const note = z.string().trim().max(2000);

export const ReceiveRequest = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  subjectKind: z.enum(SUBJECT_KINDS),
  subjectId: z.uuid(),
  receivedOn: z.iso.date(),
  note: note.default(""),
});
export type ReceiveRequest = z.infer<typeof ReceiveRequest>;

/**
 * Takes a request in. It is due one month after it came (Art. 12 (3) GDPR).
 *
 * @param id of the form; the same form sent twice is one request
 */
export async function receiveRequest(
  ctx: Context,
  register: Register,
  input: ReceiveRequest,
  id: string = newId(ctx.now),
): Promise<Result<{ requestId: string }, "not-allowed" | "person-not-found" | "in-the-future">> {
  if (!mayHandleRequests(ctx.actor)) return refused("not-allowed");
  if (input.receivedOn > ctx.today) return refused("in-the-future");
  if (!(await register.subjects[input.subjectKind].find(ctx, input.subjectId))) return refused("person-not-found");
  return transact(ctx, async (tx) => {
    const { note: words, ...fields } = input;
    const added = await tx
      .insert(dataRequests)
      .values({ ...fields, regionId: ctx.region.id, id, dueOn: monthsAfter(input.receivedOn, 1) })
      .onConflictDoNothing()
      .returning({ id: dataRequests.id });
    if (added.length === 0) return done({ requestId: id });
    await addStep(tx, ctx, id, "received", words);
    tx.audit("data-request.received", id, { kind: input.kind });
    return done({ requestId: id });
  });
}

export const NoteStep = z.strictObject({ requestId: z.uuid(), kind: z.enum(["identity-checked", "report-made", "note"]), note });
export type NoteStep = z.infer<typeof NoteStep>;
export type StepRefusal = "not-allowed" | "not-found" | "answered";

/**
 * Writes down that something was done that the software did not do itself.
 *
 * @param id of the form; the same form sent twice is one step
 */
export async function noteStep(ctx: Context, input: NoteStep, id: string = newId(ctx.now)): Promise<Result<null, StepRefusal>> {
  return onOpenRequest(ctx, input.requestId, async (tx) => {
    if ((await tx.$count(dataRequestSteps, and(eq(dataRequestSteps.regionId, ctx.region.id), eq(dataRequestSteps.id, id)))) > 0) return done(null);
    await addStep(tx, ctx, input.requestId, input.kind, input.note, id);
    return done(null);
  });
}

export const ExtendRequest = z.strictObject({ requestId: z.uuid(), reason: note.min(1) });
export type ExtendRequest = z.infer<typeof ExtendRequest>;

/** Two more months, once, with a reason that the person is told within the first (Art. 12 (3) GDPR). */
export async function extendRequest(ctx: Context, { requestId, reason }: ExtendRequest): Promise<Result<null, StepRefusal | "too-late">> {
  return onOpenRequest(ctx, requestId, async (tx, request) => {
    if (request.extensionReason !== null || ctx.today > request.dueOn) return refused("too-late");
    await tx
      .update(dataRequests)
      .set({ dueOn: monthsAfter(request.receivedOn, 3), extensionReason: reason })
      .where(one(ctx, requestId));
    await addStep(tx, ctx, requestId, "extended", reason);
    return done(null);
  });
}

/** Blocks the person's data, or lifts that: kept, and used for nothing (Art. 18 GDPR). */
export async function restrictOnRequest(
  ctx: Context,
  register: Register,
  { requestId, lift }: { requestId: string; lift: boolean },
): Promise<Result<null, StepRefusal | "own-account" | "nothing-to-change">> {
  return onOpenRequest(ctx, requestId, async (tx, request) => {
    if (isOwn(ctx, request)) return refused("own-account");
    const changed = await register.subjects[request.subjectKind].restrict(tx, ctx, request.subjectId, lift ? null : "request");
    if (!changed) return refused("nothing-to-change");
    await addStep(tx, ctx, requestId, lift ? "unrestricted" : "restricted", "");
    tx.audit(lift ? "privacy.unrestricted" : "privacy.restricted", request.subjectId, { kind: request.subjectKind, cause: "request" });
    return done(null);
  });
}

/** Corrects what is wrong (Art. 16 GDPR). @param values column → text, of those that the subject's kind lets correct */
export async function correctOnRequest(
  ctx: Context,
  register: Register,
  { requestId, values }: { requestId: string; values: Record<string, string> },
): Promise<Result<null, StepRefusal | "name-missing" | "nothing-to-change">> {
  return onOpenRequest(ctx, requestId, async (tx, request) => {
    const { correctable, correct } = register.subjects[request.subjectKind];
    const known = Object.fromEntries(correctable.map((column) => [column, (values[column] ?? "").trim().slice(0, 320)]));
    if (known.last_name === "" || known.name === "") return refused("name-missing");
    if (!(await correct(tx, ctx, request.subjectId, known))) return refused("nothing-to-change");
    await addStep(tx, ctx, requestId, "corrected", "");
    tx.audit("privacy.corrected", request.subjectId, { kind: request.subjectKind });
    return done(null);
  });
}

/** Erases the person as the register says (Art. 17 GDPR), here and in the ledger outside the database. It cannot be taken back. */
export async function eraseOnRequest(
  ctx: Context,
  { register, dataFolder }: { register: Register; dataFolder: string },
  requestId: string,
): Promise<Result<{ rows: Record<string, number> }, StepRefusal | "own-account" | "nothing-to-change">> {
  const erased = await onOpenRequest(ctx, requestId, async (tx, request) => {
    if (isOwn(ctx, request)) return refused("own-account");
    const subject = await register.subjects[request.subjectKind].find(ctx, request.subjectId);
    if (!subject) return refused("nothing-to-change");
    const rows = await eraseSubject(tx, ctx, register, subject, { cause: "request" });
    await addStep(
      tx,
      ctx,
      requestId,
      "erased",
      Object.entries(rows)
        .map(([table, count]) => `${table}: ${count}`)
        .join(", "),
    );
    return done({ rows });
  });
  if (erased.ok) await noteErasures(ctx, register, dataFolder);
  return erased;
}

export const AnswerRequest = z.strictObject({ requestId: z.uuid(), outcome: z.enum(OUTCOMES), letter: z.string().trim().min(1).max(20_000) });
export type AnswerRequest = z.infer<typeof AnswerRequest>;

/** Closes a request with the letter that went out. Refusals and partial answers say why in it, and name the way to complain (Art. 12 (4) GDPR). */
export async function answerRequest(ctx: Context, { requestId, outcome, letter }: AnswerRequest): Promise<Result<null, StepRefusal>> {
  return onOpenRequest(ctx, requestId, async (tx) => {
    await tx
      .update(dataRequests)
      .set({ answeredAt: ctx.now, answeredBy: actorName(ctx.actor), outcome, letter })
      .where(one(ctx, requestId));
    await addStep(tx, ctx, requestId, "answered", "");
    tx.audit("data-request.answered", requestId, { outcome });
    return done(null);
  });
}

type Row = typeof dataRequests.$inferSelect;
const one = (ctx: Context, id: string) => and(eq(dataRequests.regionId, ctx.region.id), eq(dataRequests.id, id));
const isOwn = ({ actor }: Context, request: Row) => actor.kind === "staff" && request.subjectKind === "account" && request.subjectId === actor.accountId;

/** One step about a request that is not answered yet; two at once wait for each other. */
async function onOpenRequest<T, R extends string>(
  ctx: Context,
  requestId: string,
  act: (tx: Writer, request: Row) => Promise<Result<T, R>>,
): Promise<Result<T, R | StepRefusal>> {
  if (!mayHandleRequests(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<T, R | StepRefusal>> => {
    const [request] = await tx.select().from(dataRequests).where(one(ctx, requestId)).for("update");
    if (!request) return refused("not-found");
    if (request.answeredAt) return refused("answered");
    return act(tx, request);
  });
}

async function addStep(tx: Writer, ctx: Context, dataRequestId: string, kind: StepKind, words: string, id: string = newId()): Promise<void> {
  await tx.insert(dataRequestSteps).values({
    regionId: ctx.region.id,
    id,
    dataRequestId,
    kind,
    note: words,
    doneAt: new Date(),
    doneBy: actorName(ctx.actor),
    accountId: ctx.actor.kind === "staff" ? ctx.actor.accountId : null,
  });
  tx.audit("data-request.step", dataRequestId, { kind });
}
