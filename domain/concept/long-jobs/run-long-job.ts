import { and, eq, isNull } from "drizzle-orm";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { storeFile } from "#platform/files/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { importFile, takeOver } from "../imports/index.ts";
import { longJobs } from "../schema.ts";
import type { Asked, AskedExport } from "./asked.ts";
import type { LongJob } from "./find-long-job.ts";

type Step = NonNullable<LongJob["step"]>;

/** Notes how far a job is, 0 to 100. @throws Cancelled when it should go no further */
export type Progress = (step: Step, percent: number) => Promise<void>;

/** Writes an export in the words of a language. */
export type WriteExport = (ctx: Context, asked: AskedExport, locale: string, progress: Progress) => Promise<{ bytes: Uint8Array; rows: number }>;

/** After this many tries a job that fails is given up; somebody is waiting for its page. */
const TRIES = 3;

class Cancelled extends Error {}

/** The job "long-job.run". Its effect and the mark that it is done are one transaction, so that run twice it happens once. */
export function runLongJob(parts: { dataFolder: string; writeExport: WriteExport }): JobHandler {
  return async (ctx, { payload, attempt }) => {
    const id = payload.longJobId ?? "";
    const job = await openJob(ctx, id);
    if (!job) return;
    const progress: Progress = async (step, percent) => {
      if (!(await update(ctx, id, { step, percent: Math.round(percent) }))) throw new Cancelled();
    };
    try {
      await progress("reading", 0);
      if (job.asked.kind === "concept-import") await importConcept(ctx, id, job.asked, parts.dataFolder, progress);
      else await exportFile(ctx, job, job.asked, parts, progress);
    } catch (error) {
      if (error instanceof Cancelled) return;
      if (attempt >= TRIES) await update(ctx, id, { endedAt: new Date(), refusal: "failed" });
      throw error;
    }
  };
}

async function importConcept(
  ctx: Context,
  id: string,
  asked: Extract<Asked, { kind: "concept-import" }>,
  dataFolder: string,
  progress: Progress,
): Promise<void> {
  const file = await importFile(ctx, { importId: asked.importId, dataFolder });
  if (!file.ok) return end(ctx, id, { refusal: file.refusal });
  await progress("storing", 10);
  const taken = await takeOver(ctx, {
    importId: asked.importId,
    file: file.value,
    title: asked.title,
    selection: Array.isArray(asked.selection) ? new Set(asked.selection) : asked.selection,
    along: {
      stored: (share) => progress("storing", 10 + 85 * share),
      finish: (tx, { counts }) => finish(ctx, tx, id, { rows: counts.recommendations }),
    },
  });
  if (!taken.ok) await end(ctx, id, { refusal: taken.refusal });
}

async function exportFile(
  ctx: Context,
  { id, locale }: LongJob,
  asked: AskedExport,
  { dataFolder, writeExport }: Parameters<typeof runLongJob>[0],
  progress: Progress,
): Promise<void> {
  const { bytes, rows } = await writeExport(ctx, asked, locale, progress);
  await transact(ctx, async (tx) => {
    const file = await storeFile(tx, ctx, { dataFolder, name: asked.file, bytes, allowed: ["csv", "xlsx", "text"] });
    if (!file.ok) throw new Error(`An export was not stored: ${file.refusal}.`);
    await finish(ctx, tx, id, { rows, fileId: file.value.id });
  });
}

const open = (ctx: Context, id: string) =>
  and(eq(longJobs.regionId, ctx.region.id), eq(longJobs.id, id), isNull(longJobs.endedAt), isNull(longJobs.cancelledAt));

async function openJob(ctx: Context, id: string): Promise<LongJob | undefined> {
  const [job] = await transact(ctx, (tx) => tx.select().from(longJobs).where(open(ctx, id)));
  return job;
}

async function update(ctx: Context, id: string, values: Partial<LongJob>): Promise<boolean> {
  const updated = await transact(ctx, (tx) => tx.update(longJobs).set(values).where(open(ctx, id)).returning({ id: longJobs.id }));
  return updated.length > 0;
}

async function end(ctx: Context, id: string, values: Pick<LongJob, "refusal">): Promise<void> {
  await update(ctx, id, { ...values, endedAt: new Date() });
}

/** Within the effect's own transaction. @throws Cancelled, which undoes the effect */
async function finish(ctx: Context, tx: Writer, id: string, values: { rows: number; fileId?: string }): Promise<void> {
  const finished = await tx
    .update(longJobs)
    .set({ ...values, percent: 100, endedAt: new Date() })
    .where(open(ctx, id))
    .returning({ id: longJobs.id });
  if (finished.length === 0) throw new Cancelled();
}
