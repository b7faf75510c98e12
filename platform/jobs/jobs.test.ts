import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { newId, openPool, read, transact, type Context } from "#platform/db/index.ts";
import { mails } from "#platform/mail/index.ts";
import { refused } from "#platform/result.ts";
import { testDatabase } from "#tests/support/database.ts";
import { enqueue, installJobs, QUEUES, startJobs, type Job, type JobHandlers, type Jobs } from "./index.ts";

const db = await testDatabase();
let running: Jobs | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await db.superuser.query("delete from pgboss.job");
});

const idle = () => Promise.resolve();

const allIdle: JobHandlers = {
  "mail.send": idle,
  "sign-in.notice": idle,
  "status-request.mail": idle,
  "status-round.remind": idle,
  "network.upkeep": idle,
  "long-job.run": idle,
  "files.check": idle,
  "files.sweep": idle,
  "privacy.retention": idle,
  "audit.anchor": idle,
  "audit.seal": idle,
  "audit.forget": idle,
  "accounts.clear": idle,
};

/** Workers for all queues that do nothing, but for those given. */
async function work(handlers: Partial<JobHandlers>): Promise<void> {
  running = await startJobs(db.database, { ...allIdle, ...handlers });
}

async function waiting(queue: string): Promise<number> {
  const found = await db.superuser.query<{ count: number }>("select count(*)::int from pgboss.job where name = $1 and state in ('created', 'retry')", [queue]);
  return found.rows[0]?.count ?? 0;
}

async function allRegionIds(): Promise<string[]> {
  return (await db.superuser.query<{ id: string }>("select id from directory.regions")).rows.map((row) => row.id);
}

/** A minute goes by for everything that waits or was forgotten. */
async function aMinutePasses(): Promise<void> {
  await db.superuser.query(`update pgboss.job set start_after = start_after - interval '1 minute', started_on = started_on - interval '1 minute',
    heartbeat_on = heartbeat_on - interval '1 minute' where state in ('created', 'retry', 'active')`);
  await db.superuser.query("update pgboss.queue set monitor_on = monitor_on - interval '1 minute', monitor_claim_on = monitor_claim_on - interval '1 minute'");
}

async function until(isSo: () => boolean | Promise<boolean>, each: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return;
    await each();
    await sleep(100);
  }
  throw new Error("It did not come to pass within 20 s.");
}

describe("Enqueuing a job", () => {
  test("is part of the transaction: what rolls back leaves none", async () => {
    const region = await db.region();
    await transact(db.ctx(region), async (tx) => {
      await enqueue(tx, "mail.send", { regionId: region.id });
      return refused("changed-my-mind");
    });
    await expect(
      transact(db.ctx(region), async (tx) => {
        await enqueue(tx, "mail.send", { regionId: region.id });
        throw new Error("a bug");
      }),
    ).rejects.toThrow("a bug");
    expect(await waiting("mail.send")).toBe(0);

    await transact(db.ctx(region), (tx) => enqueue(tx, "mail.send", { regionId: region.id }));
    expect(await waiting("mail.send")).toBe(1);
  });

  test("adds one job per key as long as it waits, and any number without a key", async () => {
    const region = await db.region();
    const add = (singletonKey?: string) => transact(db.ctx(region), (tx) => enqueue(tx, "files.sweep", { regionId: region.id }, { singletonKey }));
    expect([await add("once"), await add("once"), await add("another")]).toEqual([true, false, true]);
    expect([await add(), await add()]).toEqual([true, true]);
    expect(await waiting("files.sweep")).toBe(4);
  });

  test("holds a job back until its moment", async () => {
    const region = await db.region();
    const done: string[] = [];
    await transact(db.ctx(region), async (tx) => {
      await enqueue(tx, "mail.send", { regionId: region.id, which: "later" }, { startAfter: new Date(Date.now() + 30_000) });
      await enqueue(tx, "mail.send", { regionId: region.id, which: "now" });
    });
    await work({ "mail.send": async (_, job) => void done.push(job.payload.which ?? "") });
    await until(() => done.length === 1);
    expect(done).toEqual(["now"]);
    await aMinutePasses();
    await until(() => done.length === 2);
  });
});

describe("Working off a job", () => {
  test("happens in a context of its region, as the system", async () => {
    const region = await db.region();
    const stranger = await db.region();
    const mailId = newId();
    for (const here of [region, stranger]) {
      await transact(db.ctx(here), (tx) => tx.insert(mails).values({ regionId: here.id, id: mailId, toAddress: "a@example.org", subject: "s", body: "b" }));
    }
    const seen: { regionId: string; actor: Context["actor"] }[] = [];
    await transact(db.ctx(region), (tx) => enqueue(tx, "mail.send", { regionId: region.id, mailId }));
    await work({
      "mail.send": async (ctx) => {
        for (const row of await read(ctx, (reader) => reader.select().from(mails))) seen.push({ regionId: row.regionId, actor: ctx.actor });
      },
    });
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ regionId: region.id, actor: { kind: "system", name: "mail.send" } }]);
  });

  test("is tried again after a failure, and keeps none of the failure's words", async () => {
    const region = await db.region();
    const attempts: Job[] = [];
    await transact(db.ctx(region), (tx) => enqueue(tx, "mail.send", { regionId: region.id }));
    await work({
      "mail.send": async (_, job) => {
        attempts.push(job);
        if (attempts.length < 3) throw new RangeError("frau.petersen@example.org does not answer");
      },
    });
    await until(() => attempts.length === 3, aMinutePasses);
    expect(attempts.map((job) => [job.attempt, job.isLastAttempt])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
    const kept = await db.superuser.query("select output::text from pgboss.job where name = 'mail.send'");
    expect(JSON.stringify(kept.rows)).not.toContain("petersen");
  });

  test("drops a job whose region is gone", async () => {
    const region = await db.region();
    await transact(db.ctx(region), (tx) => enqueue(tx, "mail.send", { regionId: newId() }));
    let called = false;
    await work({ "mail.send": async () => void (called = true) });
    await until(async () => (await waiting("mail.send")) === 0);
    expect(called).toBe(false);
  });

  test("ends before the worker stops", async () => {
    const region = await db.region();
    let state = "waiting";
    await transact(db.ctx(region), (tx) => enqueue(tx, "mail.send", { regionId: region.id }));
    await work({
      "mail.send": async () => {
        state = "running";
        await sleep(1_500);
        state = "done";
      },
    });
    await until(() => state === "running");
    await running?.stop();
    expect(state).toBe("done");
    const found = await db.superuser.query<{ state: string }>("select state from pgboss.job where name = 'mail.send'");
    expect(found.rows).toEqual([{ state: "completed" }]);
  });

  test("survives a worker killed in the middle: the next one finishes it, and the effect is there once", async () => {
    const region = await db.region();
    const mailId = newId();
    await transact(db.ctx(region), (tx) => enqueue(tx, "status-request.mail", { regionId: region.id, mailId }));
    const first = spawn(process.execPath, [new URL("./half-done.process.ts", import.meta.url).pathname], {
      env: { ...process.env, TEST_APP_LOGIN: JSON.stringify(db.app), TEST_CONTEXT_KEY: db.database.contextKey.toString("hex") },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await saysHalfDone(first);
    first.kill("SIGKILL");
    await once(first, "exit");

    const attempts: number[] = [];
    await aMinutePasses();
    await work({
      "status-request.mail": async (ctx, job) => {
        await transact(ctx, (tx) =>
          tx
            .insert(mails)
            .values({ regionId: ctx.region.id, id: mailId, toAddress: "a@example.org", subject: "second worker", body: "" })
            .onConflictDoNothing(),
        );
        attempts.push(job.attempt);
      },
    });
    await until(() => attempts.length > 0, aMinutePasses);
    expect(attempts).toEqual([2]);
    const sent = await read(db.ctx(region), (reader) => reader.select({ subject: mails.subject }).from(mails));
    expect(sent).toEqual([{ subject: "first worker" }]);
  }, 60_000);
});

test("A worker that gets no connection says in the log which queue it was and why", async () => {
  const pool = openPool({ ...db.app, max: 1, connectionTimeoutMillis: 200 });
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  running = await startJobs({ ...db.database, app: pool }, allIdle);
  const held = await pool.connect();
  try {
    await vi.waitFor(
      () =>
        expect(written.mock.calls.map(([line]) => String(line))).toContainEqual(
          expect.stringMatching(/"event":"jobs\.error".*"queue":"[a-z.-]+".*"words":"timeout exceeded when trying to connect/),
        ),
      { timeout: 5_000 },
    );
  } finally {
    written.mockRestore();
    held.release();
    await running.stop();
    running = undefined;
    await pool.end();
  }
});

async function saysHalfDone(child: ChildProcess): Promise<void> {
  for await (const words of child.stdout ?? []) if (String(words).includes("half done")) return;
  throw new Error("The first worker ended early.");
}

describe("The clock's jobs", () => {
  test("become one job for each region", async () => {
    await db.region();
    await db.region();
    const done = new Set<string>();
    await db.superuser.query("insert into pgboss.job (name, data, policy, retry_limit) values ('status-round.remind', null, 'short', 0)");
    await work({ "status-round.remind": async (ctx) => void done.add(ctx.region.id) });
    const regions = await allRegionIds();
    await until(() => done.size === regions.length);
    expect(done).toEqual(new Set(regions));
  });

  test("stand in the schedule in Germany's time", async () => {
    const found = await db.superuser.query<{ name: string; cron: string; timezone: string }>("select name, cron, timezone from pgboss.schedule order by name");
    expect(found.rows).toContainEqual({ name: "status-round.remind", cron: "30 6 * * *", timezone: "Europe/Berlin" });
    expect(found.rows.map((row) => row.name)).toEqual(
      Object.entries(QUEUES)
        .flatMap(([name, queue]) => ("cron" in queue ? [name] : []))
        .toSorted(),
    );
  });
});

describe("Installing the job schema", () => {
  test("changes nothing the second time, and keeps waiting jobs", async () => {
    const region = await db.region();
    await transact(db.ctx(region), (tx) => enqueue(tx, "mail.send", { regionId: region.id }));
    await installJobs(db.admin);
    expect(await waiting("mail.send")).toBe(1);
  });

  test("gives the application the rows, not the tables", async () => {
    await expect(db.database.app.query("alter table pgboss.job add column more text")).rejects.toThrow("must be owner");
    await expect(db.database.app.query("create table pgboss.mine (id int)")).rejects.toThrow("permission denied");
  });
});
