import { Client, type ClientConfig } from "pg";
import { PgBoss } from "pg-boss";
import { over } from "./connection.ts";
import { QUEUE_NAMES, QUEUE_OPTIONS, QUEUES, SCHEMA, TIME_ZONE, type Queue } from "./queues.ts";

/** Any number that nobody else locks: two processes that start at once install one after the other. */
const INSTALL_LOCK = 7_313_002;

/**
 * Creates the job schema and its queues, or brings them to this version; then grants the application's role
 * the rows, never the tables. Runs after migrate() with the same login; running it again changes nothing.
 */
export async function installJobs(admin: ClientConfig): Promise<void> {
  const client = new Client(admin);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [INSTALL_LOCK]);
    const boss = new PgBoss({ db: over(client), schema: SCHEMA, supervise: false, schedule: false });
    let failure: unknown;
    boss.on("error", (error) => (failure = error));
    await boss.start();
    for (const name of QUEUE_NAMES) {
      const { cron, keepFor, retries }: Queue = QUEUES[name];
      const own = { ...(keepFor ? { deleteAfterSeconds: keepFor } : {}), ...(retries ? { retryLimit: retries } : {}) };
      const { policy, ...changeable } = { ...QUEUE_OPTIONS, ...own };
      await boss.createQueue(name, { policy, ...changeable });
      await boss.updateQueue(name, changeable);
      if (cron) await boss.schedule(name, cron, null, { tz: TIME_ZONE });
      else await boss.unschedule(name);
    }
    await boss.stop({ graceful: false, close: false });
    if (failure) throw failure;
    await client.query(`
      grant usage on schema ${SCHEMA} to miteinander_app;
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to miteinander_app;
      grant usage on all sequences in schema ${SCHEMA} to miteinander_app;
      grant execute on all functions in schema ${SCHEMA} to miteinander_app`);
  } finally {
    await client.end();
  }
}
