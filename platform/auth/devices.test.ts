import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { anchorAllHeads, verifySignIns } from "#platform/audit/index.ts";
import { newId, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { createAccount, hashPassword } from "./account.ts";
import { sendDeviceNotice } from "./device-notice.ts";
import { noteEvent } from "./events.ts";
import { changePassword } from "./password.ts";
import { endSession, findSession, listSessions, signOut } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { aBrowser, testHouse } from "./test-house.ts";
import { giveMembership } from "./test-membership.ts";

const db = await testDatabase();
const house = testHouse(db);
const password = "Apfelbaum am Deich 7";
const passwordHash = await hashPassword(password);
const PHONE = "Mozilla/5.0 (Linux; Android 11) Chrome/120";
let count = 0;

async function aMember() {
  const email = `person-${(count += 1)}@example.org`;
  const made = await createAccount(house, { email, name: "Frau Beispiel", passwordHash });
  if (!made.ok) throw new Error(made.refusal);
  const ctx = db.ctx(await db.region());
  await giveMembership(ctx, made.value.accountId, { role: "editor" });
  return { email, accountId: made.value.accountId, ctx };
}

async function signInOn(browser: ReturnType<typeof aBrowser>, email: string) {
  const result = await signIn(house, { email, password }, browser.request());
  if (!result.ok) throw new Error(result.refusal);
  browser.keep(result.value.headers);
}

/** Does the waiting jobs of this member's region, as the worker would. @returns the mails */
async function notices(ctx: Context, email: string): Promise<{ subject: string; body: string }[]> {
  const handler = sendDeviceNotice((account, device) => ({ subject: "Neues Gerät", body: `${account.email}: ${device.userAgent}` }));
  const jobs = await db.superuser.query<{ data: { regionId: string } & Record<string, string> }>(
    "select data from pgboss.job where name = 'sign-in.notice' and data ->> 'regionId' = $1 order by created_on",
    [ctx.region.id],
  );
  for (const { data } of jobs.rows) await handler(ctx, { id: newId(), payload: data, attempt: 1, isLastAttempt: false });
  return (await db.superuser.query<{ subject: string; body: string }>("select subject, body from mails where to_address = $1", [email])).rows;
}

describe("A device", () => {
  test("is one line in the list, however often it signs in", async () => {
    const { email, accountId } = await aMember();
    const desk = aBrowser();
    await signInOn(desk, email);
    await signInOn(desk, email);
    await signInOn(aBrowser(PHONE), email);
    const sessions = await listSessions(db.database, accountId);
    expect(sessions.map(({ userAgent }) => /Firefox|Chrome/.exec(userAgent)?.[0])).toEqual(["Chrome", "Firefox"]);
  });

  test("stays what it was when the password changes", async () => {
    const { email } = await aMember();
    const desk = aBrowser();
    await signInOn(desk, email);
    const before = await findSession(house, desk.request());
    if (!before) throw new Error("not signed in");
    const changed = await changePassword(house, before.account, { currentPassword: password, newPassword: "Birnbaum hinterm Deich" }, desk.request());
    if (changed.ok) desk.keep(changed.value.headers);
    const after = await findSession(house, desk.request());
    expect(after).toEqual({ ...before, sessionId: after?.sessionId, expiresAt: after?.expiresAt });
    expect(after?.sessionId).not.toBe(before.sessionId);
    expect(after?.deviceId).not.toBeNull();
  });

  test("is told of by mail when it is new, but not the first one, and not twice", async () => {
    const { email, ctx } = await aMember();
    const [desk, phone] = [aBrowser(), aBrowser(PHONE)];
    await signInOn(desk, email);
    expect(await notices(ctx, email)).toEqual([]);
    await signInOn(phone, email);
    expect(await notices(ctx, email)).toEqual([{ subject: "Neues Gerät", body: `${email}: ${PHONE}` }]);
    await db.superuser.query("delete from pgboss.job where name = 'sign-in.notice'");
    for (const browser of [phone, desk]) {
      browser.keep(await signOut(house, browser.request()));
      await signInOn(browser, email);
    }
    expect(await notices(ctx, email)).toHaveLength(1);
  });

  test("that two people share is known once for each", async () => {
    const [one, other] = [await aMember(), await aMember()];
    const shared = aBrowser();
    await signInOn(aBrowser(PHONE), other.email);
    await signInOn(shared, one.email);
    await signInOn(shared, other.email);
    expect(await notices(other.ctx, other.email)).toHaveLength(1);
    // Signing in as somebody else ends nobody's session in the list of the first.
    expect(await listSessions(db.database, one.accountId)).toHaveLength(1);
  });

  test("is stored without its cookie's value and without a network address", async () => {
    const { email, accountId } = await aMember();
    const desk = aBrowser();
    await signInOn(desk, email);
    const token = /miteinander\.device=([\w-]+)/.exec(desk.request().headers.get("cookie") ?? "")?.[1] ?? "-";
    const stored = JSON.stringify((await db.superuser.query(`select *, encode(token_hash, 'escape') from auth.devices where "userId" = $1`, [accountId])).rows);
    expect(token).toHaveLength(32);
    expect(stored).not.toContain(token);
    expect(stored).not.toMatch(/ip|address/i);
  });
});

describe("The chain of sign-in events", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "sign-ins-"));
  afterAll(() => rmSync(dataFolder, { recursive: true }));
  const findings = async () => (await verifySignIns(db.admin, dataFolder)).findings.map(({ kind, seq }) => `${kind} ${seq}`);
  const eventsOf = async (accountId: string) =>
    (await db.superuser.query<{ event: string }>("select event from auth.sign_in_events where account_id = $1 order by seq", [accountId])).rows.map(
      ({ event }) => event,
    );

  test("says in order what happened to an account, and nothing of what was typed", async () => {
    const { email, accountId } = await aMember();
    const desk = aBrowser();
    await signIn(house, { email, password: "falsch geraten" }, desk.request());
    await signInOn(desk, email);
    await endSession(db.database, accountId, (await listSessions(db.database, accountId))[0]?.id ?? "");
    expect(await eventsOf(accountId)).toEqual(["password.refused", "sign-in.done", "sign-in.ended"]);
    await signIn(house, { email: "niemand@example.org", password: "falsch geraten" }, desk.request());
    const all = JSON.stringify((await db.superuser.query("select * from auth.sign_in_events")).rows);
    expect(all).not.toMatch(/example\.org|geraten|Firefox|Beispiel/);
  });

  test("is not filled by tries during a lock", async () => {
    const { email, accountId } = await aMember();
    for (let i = 0; i < 8; i += 1) await signIn(house, { email, password: "falsch geraten" }, aBrowser().request());
    expect(await eventsOf(accountId)).toEqual(Array(5).fill("password.refused"));
  });

  test("is unbroken after a hundred writers at once, and cannot be written past its function", async () => {
    await Promise.all(Array.from({ length: 100 }, () => noteEvent(db.database.auth, "sign-in.ended", newId())));
    expect(await findings()).toEqual([]);
    for (const statement of [
      "delete from auth.sign_in_events",
      "update auth.sign_in_events set event = 'x'",
      "update auth.sign_in_head set seq = 0",
      "insert into auth.sign_in_events values (0, now(), '1', null, 'x', '{}', 'x')",
    ]) {
      await expect(db.database.auth.query(statement)).rejects.toThrow(/permission denied/);
    }
    await expect(db.database.app.query("select auth.append_event('x', null, '{}')")).rejects.toThrow(/permission denied/);
  });

  test.each([
    ["changed", "update auth.sign_in_events set event = 'password.changed' where seq = 3", ["changed 3"]],
    ["removed", "delete from auth.sign_in_events where seq = 3", ["removed 3"]],
    ["cut off", "delete from auth.sign_in_events where seq < 3", ["cut-off 1"]],
  ])("shows a superuser who %s", async (_, statement, found) => {
    await db.superuser.query("create table kept as select * from auth.sign_in_events where seq <= 3");
    await db.superuser.query(statement);
    const seen = await findings();
    await db.superuser.query("delete from auth.sign_in_events where seq <= 3; insert into auth.sign_in_events select * from kept; drop table kept");
    expect(seen).toEqual(found);
  });

  test("cut short together with its head: the note outside tells", async () => {
    await anchorAllHeads(db.database, dataFolder);
    await db.superuser.query("delete from auth.sign_in_events where seq = (select seq from auth.sign_in_head)");
    await db.superuser.query("update auth.sign_in_head set (seq, hash) = (select seq, hash from auth.sign_in_events order by seq desc limit 1)");
    expect(await findings()).toEqual([expect.stringMatching(/^truncated \d+$/)]);
  });
});
