import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { newId, type Writer } from "#platform/db/index.ts";
import { SCHEMA, type QueueName } from "./queues.ts";

/** Ids only: the job schema stands outside the walls, and operators read it. */
export type Payload = { regionId: string } & Record<string, string>;

export type EnqueueOptions = {
  /** Not before this moment. */
  startAfter?: Date;
  /** While a job with this key waits in the queue, another one is not added. A running one does not count. */
  singletonKey?: string;
};

/**
 * Adds a job in the caller's transaction: it exists when that commits, and never otherwise.
 *
 * @returns whether the job was added; false where one with the same key is waiting
 */
export async function enqueue(tx: Writer, queue: QueueName, payload: Payload, options: EnqueueOptions = {}): Promise<boolean> {
  // Made anew for each job, on the transaction's own connection: nothing is started, nothing to close.
  const boss = new PgBoss({ db: fromDrizzle(tx, sql), schema: SCHEMA });
  const id = await boss.send(queue, payload, { startAfter: options.startAfter, singletonKey: options.singletonKey ?? newId() });
  return id !== null;
}
