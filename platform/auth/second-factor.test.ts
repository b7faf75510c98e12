import { createOTP } from "@better-auth/utils/otp";
import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { createAccount, findAccountByEmail, hashPassword } from "./account.ts";
import { newId } from "#platform/db/index.ts";
import { findRegionById } from "#platform/tenancy/index.ts";
import { membershipsOf, mustSetUpSecondFactor } from "./membership.ts";
import { setSecondFactorDuty } from "./second-factor-duty.ts";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from "./second-factor.ts";
import { findSession } from "./session.ts";
import { signIn, verifyCode } from "./sign-in.ts";
import { aBrowser, testHouse } from "./test-house.ts";

const db = await testDatabase();
const house = testHouse(db);
const password = "Apfelbaum am Deich 7";
const passwordHash = await hashPassword(password);
let count = 0;

async function signedIn() {
  const email = `person-${(count += 1)}@example.org`;
  await createAccount(house, { email, name: "Herr Beispiel", passwordHash });
  const browser = aBrowser();
  const result = await signIn(house, { email, password }, browser.request());
  if (!result.ok) throw new Error(result.refusal);
  browser.keep(result.value.headers);
  const account = await findAccountByEmail(db.database, email);
  if (!account) throw new Error("no account");
  return { email, browser, account };
}

/** The app on the person's phone: turns the secret shown on the page into the code of this half minute. */
async function codeOf(secret: string) {
  const { base32 } = await import("@better-auth/utils/base32");
  return createOTP(new TextDecoder().decode(base32.decode(secret))).totp();
}

async function withSecondFactor() {
  const { email, browser, account } = await signedIn();
  const begun = await beginSecondFactor(house, account, password, browser.request());
  if (!begun.ok) throw new Error(begun.refusal);
  const confirmed = await confirmSecondFactor(house, await codeOf(begun.value.secret), browser.request());
  if (!confirmed.ok) throw new Error(confirmed.refusal);
  browser.keep(confirmed.value.headers);
  return { email, browser, account, ...begun.value };
}

async function halfway(email: string) {
  const browser = aBrowser();
  const result = await signIn(house, { email, password }, browser.request());
  if (!result.ok) throw new Error(result.refusal);
  browser.keep(result.value.headers);
  return { browser, next: result.value.next };
}

describe("Setting up a second factor", () => {
  test("needs the password, and a first code before it counts", async () => {
    const { email, browser, account } = await signedIn();
    expect(await beginSecondFactor(house, account, "falsch geraten", browser.request())).toEqual({ ok: false, refusal: "wrong-password" });
    const begun = await beginSecondFactor(house, account, password, browser.request());
    expect(begun).toMatchObject({ ok: true, value: { uri: expect.stringMatching(/^otpauth:\/\/totp\/Miteinander/) } });
    expect(await confirmSecondFactor(house, "000000", browser.request())).toEqual({ ok: false, refusal: "wrong-code" });
    expect((await halfway(email)).next).toBe("workspace");
  });

  test("keeps secret and backup codes unreadable in the database", async () => {
    const { secret, backupCodes } = await withSecondFactor();
    const stored = JSON.stringify((await db.superuser.query(`select * from auth."twoFactor"`)).rows);
    expect(stored).not.toContain(secret);
    for (const code of backupCodes) expect(stored).not.toContain(code);
  });

  test("is not begun again over one that holds", async () => {
    const { browser, account } = await withSecondFactor();
    expect(await beginSecondFactor(house, account, password, browser.request())).toEqual({ ok: false, refusal: "already-on" });
  });
});

describe("Signing in with a second factor", () => {
  test("gives no session before the code, and one after it", async () => {
    const { email, secret } = await withSecondFactor();
    const { browser, next } = await halfway(email);
    expect(next).toBe("code");
    expect(await findSession(house, browser.request())).toBeNull();
    const verified = await verifyCode(house, await codeOf(secret), browser.request());
    if (!verified.ok) throw new Error(verified.refusal);
    browser.keep(verified.value.headers);
    expect(await findSession(house, browser.request())).toMatchObject({ account: { email, twoFactorEnabled: true } });
  });

  test("takes a backup code once", async () => {
    const { email, backupCodes } = await withSecondFactor();
    const code = backupCodes[0] ?? "";
    expect(await verifyCode(house, code, (await halfway(email)).browser.request())).toMatchObject({ ok: true });
    expect(await verifyCode(house, code, (await halfway(email)).browser.request())).toEqual({ ok: false, refusal: "wrong-code" });
  });

  test("starts again after five wrong codes, and locks after ten", async () => {
    const { email, secret } = await withSecondFactor();
    const guessFiveTimes = async () => {
      const { browser } = await halfway(email);
      const answers = [];
      for (let i = 0; i < 5; i += 1) answers.push(await verifyCode(house, "000000", browser.request()));
      expect(answers.every((answer) => !answer.ok && answer.refusal === "wrong-code")).toBe(true);
      return browser;
    };
    const spent = await guessFiveTimes();
    expect(await verifyCode(house, await codeOf(secret), spent.request())).toEqual({ ok: false, refusal: "start-again" });
    await guessFiveTimes();
    expect(await verifyCode(house, await codeOf(secret), (await halfway(email)).browser.request())).toEqual({ ok: false, refusal: "locked" });
  });

  test("refuses a code without the password before it", async () => {
    const { secret } = await withSecondFactor();
    expect(await verifyCode(house, await codeOf(secret), aBrowser().request())).toEqual({ ok: false, refusal: "start-again" });
  });
});

describe("The duty of a role", () => {
  test("holds for accounts without a second factor whose role in this region has it", async () => {
    const { browser } = await signedIn();
    const region = await db.region();
    const account = (await findSession(house, browser.request()))?.account;
    if (!account) throw new Error("not signed in");
    const administrator = [{ role: "administrator", organisationId: null, language: null }];
    const strict = { ...region, twoFactorRoles: ["administrator"] };
    expect(mustSetUpSecondFactor(account, administrator, strict)).toBe(true);
    expect(mustSetUpSecondFactor(account, administrator, region)).toBe(false);
    expect(mustSetUpSecondFactor(account, [{ role: "editor", organisationId: null, language: null }], strict)).toBe(false);
    expect(mustSetUpSecondFactor({ ...account, twoFactorEnabled: true }, administrator, strict)).toBe(false);
    expect(await membershipsOf(db.database, account.id, "2026-11-21")).toEqual([]);
  });

  test("is set by the region's administrator, for this region only, and taken away again", async () => {
    const [region, other] = [await db.region(), await db.region()];
    const as = (role: string) =>
      db.ctx(region, { kind: "staff", accountId: newId(), name: "Frau Beispiel", memberships: [{ role, organisationId: null, language: null }] });
    expect(await setSecondFactorDuty(as("coordinator"), { roles: ["editor"] })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await setSecondFactorDuty(as("administrator"), { roles: ["administrator", "caseworker"] })).toMatchObject({ ok: true });
    expect((await findRegionById(db.database, region.id))?.twoFactorRoles).toEqual(["administrator", "caseworker"]);
    expect((await findRegionById(db.database, other.id))?.twoFactorRoles).toEqual([]);
    expect(await setSecondFactorDuty(as("administrator"), { roles: [] })).toMatchObject({ ok: true });
    expect((await findRegionById(db.database, region.id))?.twoFactorRoles).toEqual([]);
    await expect(db.database.app.query("select directory.set_two_factor_roles('{}')")).rejects.toThrow(/no context/);
  });

  test("comes back when the second factor is taken away, which needs the password", async () => {
    const { browser, account } = await withSecondFactor();
    expect(await removeSecondFactor(house, account, "falsch geraten", browser.request())).toEqual({ ok: false, refusal: "wrong-password" });
    const removed = await removeSecondFactor(house, account, password, browser.request());
    if (!removed.ok) throw new Error(removed.refusal);
    browser.keep(removed.value.headers);
    expect(await findSession(house, browser.request())).toMatchObject({ account: { twoFactorEnabled: false } });
  });
});
