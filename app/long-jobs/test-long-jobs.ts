import { spawn, type ChildProcess } from "node:child_process";
import { createAccount, insertMembership, staffActor, type Role } from "#platform/auth/index.ts";
import { makeContext, newId, transact, type Context } from "#platform/db/index.ts";
import { runLongJob, startLongJob, type LongJobKind, type LongWorks } from "#platform/long-jobs/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { County } from "#tests/support/factories.ts";
import { longWorks, mayDo } from "./works.ts";

let count = 0;

/** Somebody with an account: a job runs as the account that asked, not as the test's word for it. */
export async function aColleague(db: TestDatabase, county: County, role: Role): Promise<Context & { accountId: string }> {
  const account = { email: `colleague-${(count += 1)}@example.org`, name: `Test ${role}`, passwordHash: null };
  const made = await createAccount(db, account);
  if (!made.ok) throw new Error(made.refusal);
  const { accountId } = made.value;
  await transact(county.ctx, (tx) => insertMembership(tx, county.ctx, accountId, { role }));
  const holder = { ...account, id: accountId, salutation: "", operator: false, locale: "de" as const, twoFactorEnabled: false };
  return { ...makeContext(db.database, county.region, staffActor(holder, [{ role, organisationId: null, language: null }])), accountId };
}

export async function start(ctx: Context, kind: LongJobKind, asked: Record<string, unknown>): Promise<string> {
  const started = await startLongJob(ctx, { kind, asked, locale: "de" }, mayDo);
  if (!started.ok) throw new Error(started.refusal);
  return started.value.longJobId;
}

/** What the queue does with a job. */
export function run(
  county: County,
  longJobId: string,
  { dataFolder = "/nowhere", works = longWorks(dataFolder) }: { dataFolder?: string; works?: LongWorks } = {},
): Promise<void> {
  const job = { id: newId(), payload: { regionId: county.region.id, longJobId }, attempt: 1, isLastAttempt: false };
  return runLongJob({ works, may: mayDo })(county.ctx, job);
}

/** The same in a process of its own, which the test can kill. */
export function runElsewhere(db: TestDatabase, county: County, longJobId: string, dataFolder: string): ChildProcess {
  return spawn(process.execPath, [new URL("./run-one.process.ts", import.meta.url).pathname], {
    env: {
      ...process.env,
      TEST_APP_LOGIN: JSON.stringify(db.app),
      TEST_AUTH_LOGIN: JSON.stringify(db.admin),
      TEST_CONTEXT_KEY: db.database.contextKey.toString("hex"),
      TEST_DATA: dataFolder,
      TEST_REGION: county.region.id,
      TEST_JOB: longJobId,
    },
    stdio: "inherit",
  });
}
