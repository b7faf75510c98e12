import { afterEach, describe, expect, test, vi } from "vitest";
import { findLongJob, runLongJob, type LongWorks } from "#platform/long-jobs/index.ts";
import { discardStuckJob, listStuckJobs, retryStuckJob, startJobs, type Jobs } from "#platform/jobs/index.ts";
import { allIdle } from "#platform/jobs/test-idle.ts";
import { setLogLevel } from "#platform/log/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { aColleague, start } from "./test-long-jobs.ts";
import { longWorks, mayDo } from "./works.ts";

const db = await testDatabase();
setLogLevel("error");
let running: Jobs | undefined;
const stop = async () => {
  await running?.stop();
  running = undefined;
};
afterEach(stop);

/** Works through the queue, with this for the measures' file. */
async function work(pieces: () => Uint8Array[]): Promise<void> {
  const write = () => Promise.resolve({ name: "liste.csv", mediaType: "text/csv", rows: 700, pieces: pieces() });
  const works: LongWorks = { ...longWorks("/nowhere"), "measures-export": { write } };
  running = await startJobs(db.database, { ...allIdle, "long-job.run": runLongJob({ works, may: mayDo }) });
}

async function stuck(county: County) {
  const listed = await listStuckJobs(county.as("administrator"));
  return listed.ok ? listed.value : [];
}

/** An export that failed as often as it is tried. */
async function aGivenUpExport() {
  const county = await aRegion(db);
  const member = await aColleague(db, county, "editor");
  const id = await start(member, "measures-export", { file: "massnahmen.csv", query: "" });
  await db.superuser.query("update pgboss.job set retry_delay = 0, retry_backoff = false where data ->> 'longJobId' = $1", [id]);
  await work(() => {
    throw new RangeError("The disk is full.");
  });
  await vi.waitFor(async () => expect(await stuck(county)).toHaveLength(1), { timeout: 20_000, interval: 200 });
  await stop();
  return { county, member, id, stuckId: (await stuck(county))[0]?.id ?? "" };
}

describe("A long job that failed three times", () => {
  test("says so on its page, and stands among the administration's stuck jobs", async () => {
    const { county, member, id } = await aGivenUpExport();
    expect(await findLongJob(member, id)).toMatchObject({ refusal: "failed", endedAt: expect.any(Date), hasFile: false });
    expect(await stuck(county)).toMatchObject([{ queue: "long-job.run", state: "failed", attempts: 3, fault: "RangeError" }]);
  });

  test("is done after all when the administration has it tried once more", async () => {
    const { county, member, id, stuckId } = await aGivenUpExport();
    expect(await retryStuckJob(county.as("administrator"), stuckId)).toMatchObject({ ok: true });
    await work(() => [Buffer.from("Titel")]);
    await vi.waitFor(async () => expect(await findLongJob(member, id)).toMatchObject({ refusal: null, rows: 700, hasFile: true }), { timeout: 20_000 });
    expect(await stuck(county)).toEqual([]);
  });

  test("stays given up when it is discarded", async () => {
    const { county, member, id, stuckId } = await aGivenUpExport();
    expect(await discardStuckJob(county.as("administrator"), stuckId)).toMatchObject({ ok: true });
    expect(await findLongJob(member, id)).toMatchObject({ refusal: "failed", hasFile: false });
  });
});
