import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { createAccount, findAccountByEmail, hashPassword } from "./account.ts";
import { mustSetUpSecondFactor } from "./membership.ts";
import { beginPasskeySignIn, signInWithPasskey } from "./passkey-sign-in.ts";
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from "./passkeys.ts";
import { findSession } from "./session.ts";
import { anAuthenticator } from "./test-authenticator.ts";
import { aBrowser, testHouse } from "./test-house.ts";

const db = await testDatabase();
const house = testHouse(db);
const password = "Apfelbaum am Deich 7";
const passwordHash = await hashPassword(password);
let count = 0;

async function anAccount() {
  const email = `person-${(count += 1)}@example.org`;
  await createAccount(house, { email, name: "Frau Beispiel", passwordHash });
  const account = await findAccountByEmail(db.database, email);
  if (!account) throw new Error("no account");
  return account;
}

async function aChallenge(account: Awaited<ReturnType<typeof anAccount>>) {
  const begun = await beginPasskey(house, account, password, aBrowser().request());
  if (!begun.ok) throw new Error(begun.refusal);
  return begun.value.challenge;
}

async function withPasskey() {
  const account = await anAccount();
  const authenticator = anAuthenticator();
  const added = await addPasskey(house, account, { name: "Laptop", credential: authenticator.create(await aChallenge(account)) });
  expect(added).toMatchObject({ ok: true });
  return { account, authenticator };
}

async function question() {
  const begun = await beginPasskeySignIn(house);
  if (!begun.ok) throw new Error(begun.refusal);
  return begun.value.challenge;
}

const refusal = { ok: false, refusal: "not-signed-in" };

describe("Adding a passkey", () => {
  test("needs the password, and asks for keys that check their person and need no address", async () => {
    const account = await anAccount();
    expect(await beginPasskey(house, account, "falsch geraten", aBrowser().request())).toEqual({ ok: false, refusal: "wrong-password" });
    const begun = await beginPasskey(house, account, password, aBrowser().request());
    expect(begun).toMatchObject({
      value: { rp: { id: "localhost" }, attestation: "none", authenticatorSelection: { residentKey: "required", userVerification: "required" } },
    });
  });

  test("keeps it under its name, and is not done twice with one answer", async () => {
    const account = await anAccount();
    const credential = anAuthenticator().create(await aChallenge(account));
    expect(await addPasskey(house, account, { name: "Laptop", credential })).toMatchObject({ ok: true });
    expect(await addPasskey(house, account, { name: "Laptop", credential })).toEqual({ ok: false, refusal: "not-valid" });
    expect(await listPasskeys(db.database, account.id)).toMatchObject([{ name: "Laptop", lastUsedAt: null }]);
  });

  test.each([
    ["from another site", { origin: "https://boese.example" }],
    ["by a key that did not check its person", { verified: false }],
  ])("refuses an answer %s", async (_, options) => {
    const account = await anAccount();
    const credential = anAuthenticator().create(await aChallenge(account), options);
    expect(await addPasskey(house, account, { name: "x", credential })).toEqual({ ok: false, refusal: "not-valid" });
  });

  test("refuses an answer to a question that was put to somebody else", async () => {
    const [account, other] = [await anAccount(), await anAccount()];
    const credential = anAuthenticator().create(await aChallenge(other));
    expect(await addPasskey(house, account, { name: "x", credential })).toEqual({ ok: false, refusal: "not-valid" });
  });

  test("is not offered under a bare network address, where browsers refuse it", async () => {
    const bare = { ...house, settings: { ...house.settings, origin: "http://127.0.0.1:3000" } };
    expect(await beginPasskey(bare, await anAccount(), password, aBrowser().request())).toEqual({ ok: false, refusal: "not-possible" });
    expect(await beginPasskeySignIn(bare)).toEqual({ ok: false, refusal: "not-possible" });
  });
});

describe("Signing in with a passkey", () => {
  test("opens a session without address and password, which counts as two factors", async () => {
    const { account, authenticator } = await withPasskey();
    const browser = aBrowser();
    const signedIn = await signInWithPasskey(house, authenticator.get(await question()), browser.request());
    if (!signedIn.ok) throw new Error(signedIn.refusal);
    browser.keep(signedIn.value.headers);
    const session = await findSession(house, browser.request());
    expect(session).toMatchObject({ account: { id: account.id }, method: "passkey", secondFactor: true, regionId: null });
    const region = { ...(await db.region()), twoFactorRoles: ["editor"] };
    expect(session && mustSetUpSecondFactor(session, [{ role: "editor", organisationId: null, language: null }], region)).toBe(false);
  });

  test("takes each question once", async () => {
    const { authenticator } = await withPasskey();
    const challenge = await question();
    expect(await signInWithPasskey(house, authenticator.get(challenge), aBrowser().request())).toMatchObject({ ok: true });
    expect(await signInWithPasskey(house, authenticator.get(challenge), aBrowser().request())).toEqual(refusal);
  });

  test("takes no question older than five minutes, none of our own making elsewhere, and none of another kind", async () => {
    const { account, authenticator } = await withPasskey();
    const old = await question();
    await db.superuser.query(`update auth.verification set "expiresAt" = now() - interval '1 second' where identifier like 'passkey-sign-in:%'`);
    for (const challenge of [old, "bWFkZSB1cA", await aChallenge(account)]) {
      expect(await signInWithPasskey(house, authenticator.get(challenge), aBrowser().request())).toEqual(refusal);
    }
  });

  test.each([
    ["from another site", { origin: "https://boese.example" }],
    ["of a key that did not check its person", { verified: false }],
  ])("refuses an answer %s", async (_, options) => {
    const { authenticator } = await withPasskey();
    expect(await signInWithPasskey(house, authenticator.get(await question(), options), aBrowser().request())).toEqual(refusal);
  });

  test("refuses a counter that does not rise: there is a copy", async () => {
    const { authenticator } = await withPasskey();
    const at = async (counter: number) => (await signInWithPasskey(house, authenticator.get(await question(), { counter }), aBrowser().request())).ok;
    expect([await at(5), await at(5), await at(4), await at(6)]).toEqual([true, false, false, true]);
  });

  test("refuses another key, and one that was taken away", async () => {
    const { account, authenticator } = await withPasskey();
    const other = anAuthenticator().get(await question());
    expect(await signInWithPasskey(house, { ...other, id: authenticator.get("").id }, aBrowser().request())).toEqual(refusal);
    const [{ id } = { id: "" }] = await listPasskeys(db.database, account.id);
    await removePasskey(db.database, (await anAccount()).id, id);
    expect(await signInWithPasskey(house, authenticator.get(await question()), aBrowser().request())).toMatchObject({ ok: true });
    await removePasskey(db.database, account.id, id);
    expect(await signInWithPasskey(house, authenticator.get(await question()), aBrowser().request())).toEqual(refusal);
  });
});
