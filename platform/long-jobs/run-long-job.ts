import { and, eq, isNull } from "drizzle-orm";
import { findStaffActor } from "#platform/auth/index.ts";
import { makeContext, transact, type Context, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import type { LongJobKind, MayDo } from "./kinds.ts";
import { longJobPieces, longJobs } from "./schema.ts";

type Job = typeof longJobs.$inferSelect;
type Step = NonNullable<Job["step"]>;

/** Notes how far a job is, 0 to 100. @throws Cancelled when it should go no further */
export type Progress = (step: Step, percent: number) => Promise<void>;

/** What an export is made of; `rows` is told to who asked for it. */
export type Export = { name: string; mediaType: string; rows: number; pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** What jobs of a kind do. */
export type LongWork =
  | { write(ctx: Context, asked: unknown, locale: string, progress: Progress): Promise<Export> }
  | {
      /** Its effect is one transaction that ends with `finish`. @returns why nothing came of it */
      act(ctx: Context, asked: unknown, along: { progress: Progress; finish(tx: Writer, rows: number): Promise<void> }): Promise<string | null>;
    };
export type LongWorks = Record<LongJobKind, LongWork>;

const PIECE = 1024 * 1024;

class Cancelled extends Error {}

/**
 * The job "long-job.run": does what was asked as the account that asked, with the rights it has now. The effect and the
 * mark that it is done are one transaction, so that run twice it happens once; of a file, a second try writes all pieces anew.
 */
export function runLongJob({ works, may }: { works: LongWorks; may: MayDo }): JobHandler {
  return async (system, { payload, isLastAttempt }) => {
    const id = payload.longJobId ?? "";
    const job = await takeUp(system, id);
    if (!job) return;
    const actor = await findStaffActor(system.database, system.region.id, job.accountId, system.today);
    if (!actor || !may(actor, job.kind)) return end(system, id, "not-allowed");
    const ctx = makeContext(system.database, system.region, actor, system.now);
    const progress: Progress = async (step, percent) => {
      if (!(await update(ctx, id, { step, percent: Math.round(percent) }))) throw new Cancelled();
    };
    try {
      await progress("reading", 0);
      const refusal = await carryOut(ctx, job, works[job.kind], progress);
      if (refusal !== null) await end(ctx, id, refusal);
    } catch (error) {
      if (error instanceof Cancelled) return;
      if (isLastAttempt) await end(ctx, id, "failed");
      throw error;
    }
  };
}

/** What was given up is open again: an administrator had it tried once more. */
async function takeUp(ctx: Context, id: string): Promise<Job | undefined> {
  const givenUp = and(eq(longJobs.regionId, ctx.region.id), eq(longJobs.id, id), eq(longJobs.refusal, "failed"), isNull(longJobs.cancelledAt));
  return transact(ctx, async (tx) => {
    await tx.update(longJobs).set({ refusal: null, endedAt: null }).where(givenUp);
    const [job] = await tx.select().from(longJobs).where(open(ctx, id));
    return job;
  });
}

async function carryOut(ctx: Context, job: Job, work: LongWork, progress: Progress): Promise<string | null> {
  if ("act" in work) return work.act(ctx, job.asked, { progress, finish: (tx, rows) => finish(ctx, tx, job.id, { rows }) });
  const written = await work.write(ctx, job.asked, job.locale, progress);
  const count = await keepPieces(ctx, job, written.pieces);
  await transact(ctx, async (tx) => {
    await finish(ctx, tx, job.id, { rows: written.rows, fileName: written.name, mediaType: written.mediaType });
    tx.audit("long-job.file-written", job.id, { kind: job.kind, rows: written.rows, pieces: count });
  });
  return null;
}

/** @returns how many there are */
async function keepPieces(ctx: Context, job: Job, bytes: Export["pieces"]): Promise<number> {
  const ofJob = and(eq(longJobPieces.regionId, ctx.region.id), eq(longJobPieces.longJobId, job.id));
  await transact(ctx, (tx) => tx.delete(longJobPieces).where(ofJob));
  const key = { regionId: ctx.region.id, longJobId: job.id, accountId: job.accountId, madeAt: ctx.now };
  let piece = 0;
  for await (const part of inPieces(bytes)) {
    await transact(ctx, (tx) => tx.insert(longJobPieces).values({ ...key, piece, bytes: part }));
    piece += 1;
  }
  return piece;
}

/** The same bytes, cut so that each piece but the last is PIECE long. */
async function* inPieces(bytes: Export["pieces"]): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    waiting.push(part);
    size += part.length;
    if (size < PIECE) continue;
    const all = Buffer.concat(waiting);
    let start = 0;
    for (; all.length - start >= PIECE; start += PIECE) yield all.subarray(start, start + PIECE);
    waiting = [all.subarray(start)];
    size = all.length - start;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

const open = (ctx: Context, id: string) =>
  and(eq(longJobs.regionId, ctx.region.id), eq(longJobs.id, id), isNull(longJobs.endedAt), isNull(longJobs.cancelledAt));

async function update(ctx: Context, id: string, values: Partial<Job>): Promise<boolean> {
  const updated = await transact(ctx, (tx) => tx.update(longJobs).set(values).where(open(ctx, id)).returning({ id: longJobs.id }));
  return updated.length > 0;
}

async function end(ctx: Context, id: string, refusal: string): Promise<void> {
  await update(ctx, id, { refusal, endedAt: new Date() });
}

/** Within the effect's own transaction. @throws Cancelled, which undoes the effect */
async function finish(ctx: Context, tx: Writer, id: string, values: Partial<Job>): Promise<void> {
  const finished = await tx
    .update(longJobs)
    .set({ ...values, percent: 100, endedAt: new Date() })
    .where(open(ctx, id))
    .returning({ id: longJobs.id });
  if (finished.length === 0) throw new Cancelled();
}
