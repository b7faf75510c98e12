import { createOTP } from "@better-auth/utils/otp";
import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { createAccount, findAccountByEmail, hashPassword } from "./account.ts";
import { newId } from "#platform/db/index.ts";
import { findRegionById } from "#platform/tenancy/index.ts";
import { membershipsOf, mustSetUpSecondFactor } from "./membership.ts";
import { RECOVERY_CODES } from "./new-recovery-codes.ts";
import { countRecoveryCodes, renewRecoveryCodes } from "./recovery-codes.ts";
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

/** The app on the person's phone: turns the secret shown on the page into the code of a half minute. */
async function codeOf(secret: string, step: number) {
  const { base32 } = await import("@better-auth/utils/base32");
  return createOTP(new TextDecoder().decode(base32.decode(secret))).hotp(step);
}

async function withSecondFactor() {
  const { email, browser, account } = await signedIn();
  const begun = await beginSecondFactor(house, account, password, browser.request());
  if (!begun.ok) throw new Error(begun.refusal);
  const step = Math.floor(Date.now() / 30_000);
  const firstCode = await codeOf(begun.value.secret, step);
  const confirmed = await confirmSecondFactor(house, account, firstCode, browser.request());
  if (!confirmed.ok) throw new Error(confirmed.refusal);
  browser.keep(confirmed.value.headers);
  return { email, browser, account, firstCode, nextCode: await codeOf(begun.value.secret, step + 1), ...begun.value };
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
    expect(await confirmSecondFactor(house, account, "000000", browser.request())).toEqual({ ok: false, refusal: "wrong-code" });
    expect((await halfway(email)).next).toBe("workspace");
  });

  test("keeps secret and recovery codes unreadable in the database", async () => {
    const { secret, recoveryCodes } = await withSecondFactor();
    const stored = JSON.stringify((await db.superuser.query(`select * from auth."twoFactor"`)).rows);
    expect(stored).not.toContain(secret);
    for (const code of recoveryCodes) expect(stored).not.toContain(code);
  });

  test("is not begun again over one that holds", async () => {
    const { browser, account } = await withSecondFactor();
    expect(await beginSecondFactor(house, account, password, browser.request())).toEqual({ ok: false, refusal: "already-on" });
  });
});

describe("Signing in with a second factor", () => {
  test("gives no session before the code, and one after it", async () => {
    const { email, nextCode } = await withSecondFactor();
    const { browser, next } = await halfway(email);
    expect(next).toBe("code");
    expect(await findSession(house, browser.request())).toBeNull();
    const verified = await verifyCode(house, nextCode, browser.request());
    if (!verified.ok) throw new Error(verified.refusal);
    browser.keep(verified.value.headers);
    expect(await findSession(house, browser.request())).toMatchObject({ account: { email, twoFactorEnabled: true } });
  });

  test("takes a recovery code once", async () => {
    const { email, recoveryCodes } = await withSecondFactor();
    const code = recoveryCodes[0] ?? "";
    expect(code).toMatch(/^[a-km-np-z2-9]{5}-[a-km-np-z2-9]{5}$/);
    expect(await verifyCode(house, code.toUpperCase(), (await halfway(email)).browser.request())).toMatchObject({ ok: true });
    expect(await verifyCode(house, code, (await halfway(email)).browser.request())).toEqual({ ok: false, refusal: "wrong-code" });
  });

  test("takes a code of the app once, also in two requests at once, and none older than the last", async () => {
    const { email, firstCode, nextCode } = await withSecondFactor();
    expect(await verifyCode(house, firstCode, (await halfway(email)).browser.request())).toEqual({ ok: false, refusal: "wrong-code" });
    const [one, two] = [(await halfway(email)).browser, (await halfway(email)).browser];
    const answers = await Promise.all([one, two].map((browser) => verifyCode(house, nextCode, browser.request())));
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await verifyCode(house, firstCode, (await halfway(email)).browser.request())).toEqual({ ok: false, refusal: "wrong-code" });
    const sessions = await db.superuser.query(`select 1 from auth.session s join auth."user" u on u.id = s."userId" where u.email = $1`, [email]);
    expect(sessions.rowCount).toBe(2); // the one that set it up, and the one the code opened
  });

  test("starts again after five wrong codes, and locks after ten", async () => {
    const { email, nextCode } = await withSecondFactor();
    const guessFiveTimes = async () => {
      const { browser } = await halfway(email);
      const answers = [];
      for (let i = 0; i < 5; i += 1) answers.push(await verifyCode(house, "000000", browser.request()));
      expect(answers.every((answer) => !answer.ok && answer.refusal === "wrong-code")).toBe(true);
      return browser;
    };
    const spent = await guessFiveTimes();
    expect(await verifyCode(house, nextCode, spent.request())).toEqual({ ok: false, refusal: "start-again" });
    await guessFiveTimes();
    expect(await verifyCode(house, nextCode, (await halfway(email)).browser.request())).toEqual({ ok: false, refusal: "locked" });
  });

  test("refuses a code without the password before it", async () => {
    const { nextCode } = await withSecondFactor();
    expect(await verifyCode(house, nextCode, aBrowser().request())).toEqual({ ok: false, refusal: "start-again" });
  });
});

describe("Recovery codes", () => {
  test("are counted, and renewed by password: the old ones end", async () => {
    const { email, account, browser, recoveryCodes } = await withSecondFactor();
    const now = { ...account, twoFactorEnabled: true };
    expect(recoveryCodes).toHaveLength(RECOVERY_CODES);
    expect(await countRecoveryCodes(house, now)).toBe(10);
    await verifyCode(house, recoveryCodes[0] ?? "", (await halfway(email)).browser.request());
    expect(await countRecoveryCodes(house, now)).toBe(9);
    expect(await renewRecoveryCodes(house, now, "falsch geraten", browser.request())).toEqual({ ok: false, refusal: "wrong-password" });
    const renewed = await renewRecoveryCodes(house, now, password, browser.request());
    expect(await countRecoveryCodes(house, now)).toBe(10);
    expect(await verifyCode(house, recoveryCodes[1] ?? "", (await halfway(email)).browser.request())).toEqual({ ok: false, refusal: "wrong-code" });
    const fresh = renewed.ok ? (renewed.value.recoveryCodes[0] ?? "") : "";
    expect(await verifyCode(house, fresh, (await halfway(email)).browser.request())).toMatchObject({ ok: true });
  });

  test("need a second factor", async () => {
    const { account, browser } = await signedIn();
    expect(await countRecoveryCodes(house, account)).toBe(0);
    expect(await renewRecoveryCodes(house, account, password, browser.request())).toEqual({ ok: false, refusal: "no-second-factor" });
  });
});

describe("The duty of a role", () => {
  test("holds for accounts without a second factor whose role in this region has it", async () => {
    const { browser } = await signedIn();
    const region = await db.region();
    const session = await findSession(house, browser.request());
    if (!session) throw new Error("not signed in");
    const administrator = [{ role: "administrator", organisationId: null, language: null }];
    const strict = { ...region, twoFactorRoles: ["administrator"] };
    expect(mustSetUpSecondFactor(session, administrator, strict)).toBe(true);
    expect(mustSetUpSecondFactor(session, administrator, region)).toBe(false);
    expect(mustSetUpSecondFactor(session, [{ role: "editor", organisationId: null, language: null }], strict)).toBe(false);
    expect(mustSetUpSecondFactor({ ...session, account: { ...session.account, twoFactorEnabled: true } }, administrator, strict)).toBe(false);
    expect(await membershipsOf(db.database, session.account.id, "2026-11-21")).toEqual([]);
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
