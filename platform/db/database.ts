import pg from "pg";
import { errorFields, log } from "#platform/log/index.ts";

export type Database = {
  /** Logs in as the role that owns nothing and bypasses nothing. */
  app: pg.Pool;
  /** Logs in as the role of the sign-in schema; nothing else may use it. */
  auth: pg.Pool;
  /** Signs contexts, see ctx.claims() in the first migration. */
  contextKey: Buffer;
};

/**
 * Row policies look expensive to the planner; compiling them takes ten times as long as running them, hence no JIT. Planning
 * them costs up to 15 ms, and knowing the values of a statement changes nothing in how they are checked: hence one plan for all values.
 * The rows that a search counts by all its filters are 6 MB in the largest county; the default of 4 would put them on the disk.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    max: 20,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: "-c jit=off -c plan_cache_mode=force_generic_plan -c work_mem=16MB",
    ...config,
  });
  // Without listeners a connection that is lost, in use or idle, would end this process.
  pool.on("connect", (client) => client.on("error", (error) => log("warn", "database.connection-lost", errorFields(error))));
  pool.on("error", () => {});
  return pool;
}

export async function closeDatabase(database: Database): Promise<void> {
  await Promise.all([database.app.end(), database.auth.end()]);
}
