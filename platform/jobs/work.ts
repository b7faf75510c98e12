import { PgBoss, type JobResult, type JobWithMetadata } from "pg-boss";
import { makeContext, type Context, type Database } from "#platform/db/index.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { findRegionById, listRegions } from "#platform/tenancy/index.ts";
import { oneByOne } from "./connection.ts";
import type { Payload } from "./enqueue.ts";
import { QUEUE_NAMES, SCHEMA, type QueueName } from "./queues.ts";

export type Job = {
  id: string;
  payload: Payload;
  /** 1 for the first try. */
  attempt: number;
  /** After this try there is no other: say what is left to say. */
  isLastAttempt: boolean;
};

/**
 * Does one job in a region, as the system. What it throws makes the job wait and run again.
 *
 * A process can die at any moment, so every handler must be repeatable: done twice, the effect is that of once.
 * Either the whole effect is one transaction that first looks whether it is still to do, or, where something
 * leaves the house, the receiver can recognise the second time (a mail keeps its Message-ID).
 */
export type JobHandler = (ctx: Context, job: Job) => Promise<void>;
export type JobHandlers = { [Q in QueueName]: JobHandler };

export type Jobs = {
  /** Takes no more jobs and waits for the running ones; after half a minute they go back to the queue. */
  stop(): Promise<void>;
};

// In batches, because a worker that takes jobs singly waits out the interval between any two of them. Workers are woken (`wakeWorkers`);
// should that ever fail they look themselves once a minute.
const POLLING = { pollingIntervalSeconds: 60, includeMetadata: true, batchSize: 20, burstWhenBatchFull: true, perJobResults: true } as const;

/** Works through the queues until stopped. Any number of processes may do so; each job goes to one of them. */
export async function startJobs(database: Database, handlers: JobHandlers): Promise<Jobs> {
  const boss = new PgBoss({
    db: oneByOne(database.app),
    schema: SCHEMA,
    // The schema belongs to the migration's role; so do its indexes.
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  });
  boss.on("error", (fault) => log("error", "jobs.error", faultFields(fault)));
  boss.on("warning", (warning) => log("warn", "jobs.warning", { message: warning.message }));
  await boss.start();
  // At once, not after the first interval: this process may have been started because another one died.
  await boss.supervise();
  const workers = new Map<string, string>();
  for (const queue of QUEUE_NAMES) {
    const worker = await boss.work<Payload | null, JobResult[], typeof POLLING>(queue, POLLING, async (jobs) => {
      const results: JobResult[] = [];
      for (const job of jobs) {
        const act = job.data === null ? fanOut(boss, database, queue) : perform(database, handlers[queue], queue, { ...job, data: job.data });
        results.push(await settle(queue, job, act));
      }
      return results;
    });
    workers.set(queue, worker);
  }
  const stopWaking = wakeWorkers(boss, database, workers);
  return {
    stop: async () => {
      await stopWaking();
      await boss.stop({ graceful: true, close: false, timeout: 30_000 });
    },
  };
}

const LOOK_EVERY_MS = 1_000;

/**
 * Looks once a second in which queues a job is due, and wakes their workers. Fifty workers that each look for themselves, all at
 * the same moment, cost a thirtieth of a processor while nothing is to do.
 *
 * @returns stops it
 */
function wakeWorkers(boss: PgBoss, database: Database, workers: ReadonlyMap<string, string>): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      const { rows } = await database.app.query<{ name: string }>(`select distinct name from ${SCHEMA}.job where state < 'active' and start_after <= now()`);
      for (const { name } of rows) boss.notifyWorker(workers.get(name) ?? "");
    } catch (error) {
      log("error", "jobs.error", errorFields(error));
    }
  };
  const timer = setInterval(() => (looking = looking.then(look)), LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** Without the database's code these are the words of pg and pg-boss, who quote nobody: "timeout exceeded when trying to connect". */
function faultFields(fault: Error & { queue?: string }) {
  const fields = errorFields(fault);
  return { ...fields, queue: fault.queue, words: fields.code === undefined ? fault.message : undefined };
}

type Found<Data> = JobWithMetadata<Data>;

/** What a failure said goes nowhere: it may quote a person's data, and the job schema keeps what is reported here. */
async function settle(queue: QueueName, found: Found<Payload | null>, act: Promise<void>): Promise<JobResult> {
  const fields = { queue, job: found.id, region: found.data?.regionId, attempt: found.retryCount + 1 };
  try {
    await act;
    log("debug", "job.done", fields);
    return { id: found.id, status: "completed" };
  } catch (error) {
    log(isLast(found) ? "error" : "warn", "job.failed", { ...fields, ...errorFields(error) });
    return { id: found.id, status: "failed", output: { error: error instanceof Error ? error.name : typeof error } };
  }
}

function isLast(found: Found<unknown>): boolean {
  return found.retryCount >= found.retryLimit;
}

/** The clock knows no regions: its job becomes one for each. Done twice, the second adds none that still waits. */
async function fanOut(boss: PgBoss, database: Database, queue: QueueName): Promise<void> {
  for (const { id } of await listRegions(database)) await boss.send(queue, { regionId: id }, { singletonKey: `clock ${id}` });
}

async function perform(database: Database, handler: JobHandler, queue: QueueName, found: Found<Payload>): Promise<void> {
  const { id, data: payload } = found;
  const region = await findRegionById(database, payload.regionId);
  if (!region) return log("warn", "job.region-gone", { queue, job: id, region: payload.regionId });
  const ctx = makeContext(database, region, { kind: "system", name: queue });
  await handler(ctx, { id, payload, attempt: found.retryCount + 1, isLastAttempt: isLast(found) });
}
