import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";
import { createAccount, findAccountByEmail, hashPassword, insertMembership, signIn, type Role } from "#platform/auth/index.ts";
import { readSettings } from "#platform/config/index.ts";
import { makeContext, transact, type Context } from "#platform/db/index.ts";
import { useHouse, type House } from "#platform/house.ts";
import { setLogLevel } from "#platform/log/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type RunningHouse = {
  house: House;
  /** Under which people reach it. */
  origin: string;
  /** A request to an address of the house; redirects are answers, not followed. */
  ask(path: string, init?: RequestInit): Promise<Response>;
};

/** The server as built, on the test's own database and a port of its own. It goes when the file's tests are done. */
export async function runningHouse(db: TestDatabase): Promise<RunningHouse> {
  if (!existsSync(resolve(import.meta.dirname, "../../build/server/index.js"))) throw new Error("There is no build yet: npm run build");
  const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-house-"));
  const settings = readSettings({ PORT: "0", MITEINANDER_SECRET: "a secret for tests, long enough to be taken", MITEINANDER_DATA: dataFolder });
  setLogLevel("error");
  const house: House = { settings, database: db.database, open: { database: db.database, admin: db.admin, migrate: async () => [], close: async () => {} } };
  useHouse(house);
  // As `miteinander serve` does: React decides when it is loaded, and its development build is several times slower.
  process.env.NODE_ENV = "production";
  const { startServer } = await import("#app/server/server.ts");
  const running = await startServer(house);
  // Which port it gets is only known now; nothing has asked for the origin before the first request.
  const origin = `http://127.0.0.1:${running.port}`;
  settings.origin = origin;
  afterAll(async () => {
    await running.close();
    rmSync(dataFolder, { recursive: true });
  });
  return { house, origin, ask: (path, init) => fetch(`${origin}${path}`, { redirect: "manual", ...init }) };
}

const PASSWORD = "Apfelbaum am Deich 7";
const passwordHash = hashPassword(PASSWORD);
let count = 0;

export type Visitor = { name: string; email: string; cookie: string };

/** Signs a new account in. */
export async function aVisitor(house: House, name: string, options: { operator?: boolean } = {}): Promise<Visitor & { accountId: string }> {
  const email = `visitor-${(count += 1)}@example.org`;
  await createAccount(house, { email, name, operator: options.operator ?? false, passwordHash: await passwordHash });
  const signedIn = await signIn(house, { email, password: PASSWORD }, new Request(`${house.settings.origin}/app/anmelden`));
  const account = await findAccountByEmail(house.database, email);
  if (!signedIn.ok || !account) throw new Error(`${name} could not sign in.`);
  const cookie = signedIn.value.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { name, email, cookie, accountId: account.id };
}

type Given = { organisationId?: string; endsOn?: string };

/** A new account, signed in, with one role in the context's region from the context's today on. */
export async function aMember(house: House, ctx: Context, role: Role, name: string = role, given: Given = {}): Promise<Visitor & { accountId: string }> {
  const visitor = await aVisitor(house, name);
  await transact(ctx, (tx) => insertMembership(tx, ctx, visitor.accountId, { role, ...given }));
  return visitor;
}

/** As `aMember`, but yesterday was the last day. */
export function aFormerMember(house: House, ctx: Context, role: Role, name: string): Promise<Visitor> {
  const daysAgo = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000);
  const joined = makeContext(ctx.database, ctx.region, ctx.actor, daysAgo(7));
  return aMember(house, joined, role, name, { endsOn: makeContext(ctx.database, ctx.region, ctx.actor, daysAgo(1)).today });
}

/** Raises the region's content version, as a release does. */
export async function publish(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => tx.publish());
}
