import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { transact } from "#platform/db/index.ts";
import { setLogLevel } from "#platform/log/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { discardStuckJob, enqueue, findStuckJob, listStuckJobs, retryStuckJob, startJobs, type JobHandler, type JobHandlers, type Jobs } from "./index.ts";

const db = await testDatabase();
setLogLevel("error");
let running: Jobs | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const idle = () => Promise.resolve();
const allIdle: JobHandlers = {
  "mail.send": idle,
  "sign-in.notice": idle,
  "status-request.mail": idle,
  "status-round.remind": idle,
  "network.upkeep": idle,
  "files.check": idle,
  "long-job.run": idle,
  "files.sweep": idle,
  "audit.seal": idle,
  "audit.forget": idle,
  "accounts.clear": idle,
  "privacy.retention": idle,
  "audit.anchor": idle,
};

async function work(mail: JobHandler): Promise<void> {
  running = await startJobs(db.database, { ...allIdle, "mail.send": mail });
}

/** A mail whose last try is the next one. */
async function aMailJob({ ctx, region }: County): Promise<void> {
  await transact(ctx, (tx) => enqueue(tx, "mail.send", { regionId: region.id }));
  await db.superuser.query("update pgboss.job set retry_limit = 0 where name = 'mail.send' and data ->> 'regionId' = $1", [region.id]);
}

async function poisoned(county: County): Promise<string> {
  await aMailJob(county);
  await work(() => Promise.reject(new RangeError("frau.petersen@example.org does not answer")));
  for (let tries = 0; tries < 200; tries++) {
    const listed = await listStuckJobs(county.as("administrator"));
    if (listed.ok && listed.value[0]) {
      await running?.stop();
      running = undefined;
      return listed.value[0].id;
    }
    await sleep(100);
  }
  throw new Error("The job did not fail within 20 s.");
}

const audited = async ({ region }: County) =>
  (
    await db.superuser.query<{ event: string; details: unknown }>("select event, details from audit.entries where region_id = $1 and event like 'job.%'", [
      region.id,
    ])
  ).rows;

describe("A poisoned job", () => {
  test("is listed with the kind of its fault and none of its words", async () => {
    const county = await aRegion(db);
    await poisoned(county);
    const listed = await listStuckJobs(county.as("administrator"));
    expect(listed).toMatchObject({ ok: true, value: [{ queue: "mail.send", state: "failed", attempts: 1, fault: "RangeError", since: expect.any(Date) }] });
    expect(JSON.stringify(listed)).not.toContain("petersen");
  });

  test("runs again when it is asked to, and is then listed no more", async () => {
    const county = await aRegion(db);
    const administrator = county.as("administrator");
    const id = await poisoned(county);
    expect(await retryStuckJob(administrator, id)).toMatchObject({ ok: true });
    const worked = vi.fn(() => Promise.resolve());
    await work(worked);
    await vi.waitFor(() => expect(worked).toHaveBeenCalledOnce(), { timeout: 10_000 });
    await running?.stop();
    expect(await listStuckJobs(administrator)).toEqual({ ok: true, value: [] });
    expect(await audited(county)).toEqual([{ event: "job.retried", details: { queue: "mail.send" } }]);
  });

  test("is gone when it is discarded", async () => {
    const county = await aRegion(db);
    const administrator = county.as("administrator");
    const id = await poisoned(county);
    expect(await discardStuckJob(administrator, id)).toMatchObject({ ok: true });
    expect(await findStuckJob(administrator, id)).toBeNull();
    expect(await discardStuckJob(administrator, id)).toEqual({ ok: false, refusal: "job-not-found" });
    expect(await audited(county)).toEqual([{ event: "job.discarded", details: { queue: "mail.send" } }]);
  });

  test("is the matter of the region's administrators: not of a coordinator, not of another region", async () => {
    const [county, stranger] = [await aRegion(db), await aRegion(db)];
    const id = await poisoned(county);
    for (const act of [retryStuckJob, discardStuckJob]) {
      expect(await act(county.as("coordinator"), id)).toEqual({ ok: false, refusal: "not-allowed" });
      expect(await act(stranger.as("administrator"), id)).toEqual({ ok: false, refusal: "job-not-found" });
    }
    expect(await listStuckJobs(county.as("coordinator"))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await listStuckJobs(stranger.as("administrator"))).toEqual({ ok: true, value: [] });
    expect(await findStuckJob(county.as("administrator"), id)).not.toBeNull();
  });
});

describe("A waiting job", () => {
  test.each([
    ["just added", "created_on = now()", false],
    ["untouched for 20 minutes", "created_on = now() - interval '20 minutes', start_after = now() - interval '20 minutes'", true],
    ["held back until tomorrow", "created_on = now() - interval '2 days', start_after = now() + interval '1 day'", false],
    ["between two tries", "created_on = now() - interval '1 hour', retry_count = 3, start_after = now() + interval '1 hour'", true],
  ])("%s (%s) is listed: %s", async (_, set, isListed) => {
    const county = await aRegion(db);
    await aMailJob(county);
    await db.superuser.query(`update pgboss.job set ${set} where data ->> 'regionId' = $1`, [county.region.id]);
    const listed = await listStuckJobs(county.as("administrator"));
    expect(listed).toMatchObject({ ok: true, value: isListed ? [{ state: "waiting" }] : [] });
  });
});
