import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "#platform/db/index.ts";
import { errorFields, log } from "#platform/log/index.ts";

/** A balancer that waits longer has given up on us. A connection can hang without failing. */
const PATIENCE_MS = 3_000;

/** Whether both roles get an answer from the database. */
export async function isReady(database: Database): Promise<boolean> {
  const asked = Promise.all([database.app.query("select 1"), database.auth.query("select 1")]).then(
    () => true,
    (error: unknown) => {
      log("warn", "not-ready", errorFields(error));
      return false;
    },
  );
  return Promise.race([asked, sleep(PATIENCE_MS, false, { ref: false })]);
}
