import { setTimeout as sleep } from "node:timers/promises";
import { anchorAllHeads } from "#platform/audit/index.ts";
import { startNightlyBackup } from "#platform/backup/index.ts";
import { PRODUCT, readSettings } from "#platform/config/index.ts";
import { openHouse, type House } from "#platform/house.ts";
import { installJobs, startJobs } from "#platform/jobs/index.ts";
import { errorFields, log } from "#platform/log/index.ts";

/** Longest wait for requests that are being answered when the server is asked to stop. */
const GRACE_MS = 20_000;
/** After so long PostgreSQL's own programs are at work, and this process would only wait for them. */
const DATABASE_AHEAD_MS = 100;

/** Serves until told to stop. A started server says where it is; a stopping one finishes what it has begun. */
export async function serve(options: { demo?: boolean }): Promise<void> {
  const settings = readSettings();
  // Loading the pages takes as long as making a database, and blocks: side by side, on a second core.
  const [house, app] = await Promise.all([openHouse(settings), loadApp()]);
  const { running, jobs, nightly } = await begin(house, app, options).catch(async (error: unknown) => {
    // Where nobody else uses it, the own PostgreSQL would be left behind.
    await house.open.close();
    throw error;
  });

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log("info", "stopping", { signal });
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    try {
      nightly?.stop();
      await running.close();
      await jobs.stop();
      await anchorAllHeads(house.database, settings.dataFolder);
      await house.open.close();
    } catch (error) {
      log("error", "stop-failed", errorFields(error));
    }
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
  // Last: who reads this may already tell us to stop.
  process.stdout.write(`${PRODUCT} is ready: ${settings.origin}\n`);
}

async function begin(house: House, [{ jobHandlers }, { startServer }]: Awaited<ReturnType<typeof loadApp>>, options: { demo?: boolean }) {
  const { settings } = house;
  if (settings.database.kind === "embedded" || house.open.admin) {
    await house.open.migrate();
    if (house.open.admin) await installJobs(house.open.admin);
  }
  if (options.demo) await (await import("#db/seed/load.ts")).loadStory(house, { skipIfPresent: true });

  // Before the jobs: loading the pages blocks for a while, and a connection that is being opened meanwhile times out.
  const running = await startServer(house);
  const jobs = await startJobs(house.database, jobHandlers(house));
  const nightly = house.open.admin ? startNightlyBackup(settings, house.open.admin) : null;
  return { running, jobs, nightly };
}

async function loadApp() {
  await sleep(DATABASE_AHEAD_MS);
  return Promise.all([import("#app/jobs.ts"), import("#app/server/server.ts")]);
}
