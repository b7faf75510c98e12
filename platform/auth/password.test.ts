import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { createAccount, hashPassword } from "./account.ts";
import { changePassword, passwordFault } from "./password.ts";
import { requestPasswordReset, resetPassword } from "./password-reset.ts";
import { findSession } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { aBrowser, testHouse } from "./test-house.ts";
import { giveMembership } from "./test-membership.ts";

const db = await testDatabase();
const house = testHouse(db);
const region = await db.region();
const password = "Apfelbaum am Deich 7";
const passwordHash = await hashPassword(password);
let count = 0;

async function aMember() {
  const email = `person-${(count += 1)}@example.org`;
  const made = await createAccount(house, { email, name: "Frau Beispiel", passwordHash });
  if (!made.ok) throw new Error(made.refusal);
  await giveMembership(db.ctx(region), made.value.accountId, { role: "editor" });
  return { email, accountId: made.value.accountId };
}

async function signedIn(email: string, with_ = password) {
  const browser = aBrowser();
  const result = await signIn(house, { email, password: with_ }, browser.request());
  if (result.ok) browser.keep(result.value.headers);
  return { browser, session: await findSession(house, browser.request()) };
}

/** Asks for a link and opens the mailbox. */
async function linksFor(email: string): Promise<string[]> {
  await requestPasswordReset(house, email, (token) => ({ subject: "Neues Passwort", body: `Link: <${token}>` }));
  const mails = await db.superuser.query<{ body: string }>("select body from mails where to_address = $1 order by id", [email]);
  return mails.rows.map(({ body }) => /<(.+)>/.exec(body)?.[1] ?? "");
}

const time = async (address: string) => {
  const started = performance.now();
  const links = await linksFor(address);
  return { links: links.length, ms: performance.now() - started };
};

describe("A password", () => {
  test.each([
    ["kurz und gut", null],
    ["kurz gut 12", "password-too-short"],
    ["x".repeat(60).concat("abcdefgh".repeat(10)), "password-too-long"],
    ["frau.wessels@example.org", "password-is-email"],
    ["Frau.Wessels@Example.ORG", "password-is-email"],
    ["passwort1234", "password-common"],
    ["Integration2026!", "password-common"],
    ["aaaaaaaaaaaaaa", "password-common"],
    ["123456789012", "password-common"],
    ["Sommer auf der Hallig Hooge", null],
  ])("%s → %s", (given, fault) => {
    expect(passwordFault(given, "frau.wessels@example.org")).toBe(fault);
  });
});

describe("Changing the own password", () => {
  test("ends all other sessions and keeps this one", async () => {
    const { email } = await aMember();
    const [here, there] = [await signedIn(email), await signedIn(email)];
    const account = here.session?.account;
    if (!account) throw new Error("not signed in");
    const input = { currentPassword: password, newPassword: "Birnbaum hinterm Deich" };
    expect(await changePassword(house, account, { ...input, currentPassword: "falsch geraten" }, here.browser.request())).toEqual({
      ok: false,
      refusal: "wrong-password",
    });
    expect(await changePassword(house, account, { ...input, newPassword: "kurz" }, here.browser.request())).toEqual({
      ok: false,
      refusal: "password-too-short",
    });
    const changed = await changePassword(house, account, input, here.browser.request());
    if (!changed.ok) throw new Error(changed.refusal);
    here.browser.keep(changed.value.headers);
    expect(await findSession(house, here.browser.request())).not.toBeNull();
    expect(await findSession(house, there.browser.request())).toBeNull();
    expect((await signedIn(email)).session).toBeNull();
    expect((await signedIn(email, input.newPassword)).session).not.toBeNull();
  });
});

describe("Guessing the password in an open browser", () => {
  test("has no more tries than signing in", async () => {
    const { email } = await aMember();
    const { browser, session } = await signedIn(email);
    if (!session) throw new Error("not signed in");
    const guess = (currentPassword: string) =>
      changePassword(house, session.account, { currentPassword, newPassword: "Birnbaum hinterm Deich" }, browser.request());
    for (let i = 0; i < 5; i += 1) await guess("falsch geraten");
    expect(await guess(password)).toEqual({ ok: false, refusal: "wrong-password" });
  });
});

describe("A forgotten password", () => {
  test("is replaced by a link in a mail, which ends all sessions and works once", async () => {
    const { email } = await aMember();
    const before = await signedIn(email);
    const [token = ""] = await linksFor(email);
    expect(await resetPassword(house, token, "passwort1234")).toEqual({ ok: false, refusal: "password-common" });
    expect(await resetPassword(house, token, "Birnbaum hinterm Deich")).toEqual({ ok: true, value: null });
    expect(await findSession(house, before.browser.request())).toBeNull();
    expect((await signedIn(email, "Birnbaum hinterm Deich")).session).not.toBeNull();
    expect(await resetPassword(house, token, "Kirschbaum vorm Deich")).toEqual({ ok: false, refusal: "link-not-valid" });
  });

  test("lifts the lock, because the owner has proved themselves", async () => {
    const { email } = await aMember();
    for (let i = 0; i < 6; i += 1) await signedIn(email, "falsch geraten");
    const [token = ""] = await linksFor(email);
    await resetPassword(house, token, "Birnbaum hinterm Deich");
    expect((await signedIn(email, "Birnbaum hinterm Deich")).session).not.toBeNull();
  });

  test("link ends after an hour, and is stored as a hash only", async () => {
    const { email } = await aMember();
    const [token = ""] = await linksFor(email);
    expect(JSON.stringify((await db.superuser.query("select * from auth.verification")).rows)).not.toContain(token);
    await db.superuser.query(`update auth.verification set "expiresAt" = "expiresAt" - interval '61 minutes'`);
    expect(await resetPassword(house, token, "Birnbaum hinterm Deich")).toEqual({ ok: false, refusal: "link-not-valid" });
  });

  test("sends nothing to strangers and takes the same time for them", async () => {
    const { email } = await aMember();
    const [known, unknown] = [await time(email), await time("niemand@example.org")];
    expect([known.links, unknown.links]).toEqual([1, 0]);
    expect(known.ms / unknown.ms).toBeGreaterThan(0.9);
    expect(known.ms / unknown.ms).toBeLessThan(1.1);
  });

  test("does not flood a mailbox", async () => {
    const { email } = await aMember();
    for (let i = 0; i < 4; i += 1) await linksFor(email);
    expect(await linksFor(email)).toHaveLength(3);
  });

  test("of an operator never goes through a region's mail", async () => {
    const { email, accountId } = await aMember();
    await db.superuser.query(`update auth."user" set operator = true where id = $1`, [accountId]);
    expect(await linksFor(email)).toEqual([]);
  });
});
