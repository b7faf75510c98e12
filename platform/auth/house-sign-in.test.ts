import { afterAll, describe, expect, test } from "vitest";
import { newId, type Actor } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { createAccount, hashPassword } from "./account.ts";
import { beginHouseSignIn, finishHouseSignIn } from "./house-sign-in.ts";
import { houseSignOutAddress, offerHouseSignOut } from "./house-sign-out.ts";
import { findIdentityProvider, listHouses, saveIdentityProvider, type IdentityProvider } from "./identity-provider.ts";
import { inviteMember } from "./invitation.ts";
import { membershipsOf, mustComeThroughHouse, mustSetUpSecondFactor } from "./membership.ts";
import { requestPasswordReset, resetPassword } from "./password-reset.ts";
import { findSession, signOut } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { aBrowser, testHouse } from "./test-house.ts";
import { listTied, untieAccount } from "./untie-account.ts";
import { giveMembership } from "./test-membership.ts";
import { aProvider, type People } from "./test-provider.ts";

const db = await testDatabase();
const plain = testHouse(db);
const { origin } = plain.settings;
const region = await db.region();
const people: People = {};
const provider = await aProvider(people, origin, region.slug);
afterAll(() => provider.stop());
const house = { ...plain, settings: { ...plain.settings, privateHosts: [provider.host] } };
const password = "Apfelbaum am Deich 7";
const passwordHash = await hashPassword(password);
const administrator: Actor = { kind: "staff", accountId: newId(), name: "N.", memberships: [{ role: "administrator", organisationId: null, language: null }] };

const setting: IdentityProvider = {
  label: "Kreishaus",
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  domains: ["kreis.example"],
  enabled: true,
  passwordFor: "everybody",
  secondFactor: false,
};
const save = (changes: Partial<IdentityProvider> = {}, actor = administrator) => saveIdentityProvider(house, db.ctx(region, actor), { ...setting, ...changes });
if (!(await save()).ok) throw new Error("The provider did not answer.");

const { today } = db.ctx(region);
let count = 0;
/** Somebody of the house who was invited, and whom the provider knows under the same address. */
async function aColleague({ email = `person-${(count += 1)}@kreis.example`, verified = true, member = true, operator = false } = {}) {
  const made = await createAccount(house, { email, name: "Frau Beispiel", passwordHash, operator });
  if (!made.ok) throw new Error(made.refusal);
  if (member) await giveMembership(db.ctx(region), made.value.accountId, { role: "editor" });
  const name = email.split("@")[0] ?? "";
  people[name] = { email, email_verified: verified };
  return { name, email, accountId: made.value.accountId };
}

/** Goes to the house, signs in there and comes back. @param change of the address one comes back with */
async function throughHouse(name: string, change: (back: URL) => void = () => {}) {
  const browser = aBrowser();
  const begun = await beginHouseSignIn(house, region.slug, "/app/probe");
  if (!begun.ok) throw new Error(begun.refusal);
  browser.keep(new Headers([["set-cookie", begun.value.cookie]]));
  const back = new URL(await provider.signIn(begun.value.url, name));
  change(back);
  const result = await finishHouseSignIn(house, region.slug, browser.request(undefined, back.href));
  if (result.ok) browser.keep(result.value.headers);
  return { result, browser, session: await findSession(house, browser.request()) };
}
const refusalOf = async (...input: Parameters<typeof throughHouse>) => {
  const { result, session } = await throughHouse(...input);
  expect(session).toBeNull();
  return result.ok ? "none" : result.refusal;
};

describe("Signing in through the region's house", () => {
  test("opens a session for the account of the same verified address, for this region only", async () => {
    const { name, accountId } = await aColleague();
    const { result, session } = await throughHouse(name);
    expect(result).toMatchObject({ ok: true, value: { next: "/app/probe" } });
    expect(session).toMatchObject({ account: { id: accountId }, method: "house", secondFactor: false, regionId: region.id });
  });

  test("knows the person again by the house's own number, whatever the address has become", async () => {
    const { name, accountId } = await aColleague();
    await throughHouse(name);
    people[name] = { email: "neuer-name@kreis.example", email_verified: false };
    expect((await throughHouse(name)).session).toMatchObject({ account: { id: accountId } });
  });

  test("takes the address from a token that carries it, as from the provider's user page", async () => {
    const { name, email, accountId } = await aColleague();
    people[name] = { email: "anders@kreis.example", email_verified: false };
    provider.spoil((claims) => ({ ...claims, email, email_verified: true }));
    expect((await throughHouse(name)).session).toMatchObject({ account: { id: accountId } });
    provider.spoil(null);
  });

  test.each([
    ["an address that the house does not vouch for", { verified: false }, "address-not-verified"],
    ["an address of another domain", { email: "person@boese.example" }, "other-domain"],
    ["an account that does not work in this region", { member: false }, "not-invited"],
    ["an account that runs the instance", { operator: true }, "not-invited"],
  ])("refuses %s", async (_, given, refusal) => {
    const { name } = await aColleague(given);
    expect(await refusalOf(name)).toBe(refusal);
  });

  test("makes no account for somebody unknown", async () => {
    people.fremd = { email: "fremd@kreis.example", email_verified: true };
    expect(await refusalOf("fremd")).toBe("not-invited");
    expect((await db.superuser.query(`select 1 from auth."user" where email = 'fremd@kreis.example'`)).rowCount).toBe(0);
  });

  test("accepts an open invitation to the verified address, without any password", async () => {
    const invited = {
      email: "neu@kreis.example",
      name: "Rosa Neu",
      salutation: "Frau",
      role: "editor",
      organisationId: null,
      language: null,
      endsOn: null,
    } as const;
    people.neu = { email: invited.email, email_verified: false };
    expect(await inviteMember(db.ctx(region, administrator), invited, () => ({ subject: "", body: "" }))).toMatchObject({ ok: true });
    expect(await refusalOf("neu")).toBe("address-not-verified");
    people.neu = { email: invited.email, email_verified: true };
    const { session } = await throughHouse("neu");
    expect(session?.account).toMatchObject({ email: invited.email, name: "Rosa Neu" });
    expect(await membershipsOf(db.database, session?.account.id ?? "", today)).toMatchObject([{ membership: { role: "editor" } }]);
    expect(await signIn(house, { email: invited.email, password: "" }, aBrowser().request())).toMatchObject({ ok: false });
  });

  test("does not accept an invitation that is older than 14 days, or to another region", async () => {
    const invited = { email: "spaet@kreis.example", name: "N.", salutation: "", role: "editor", organisationId: null, language: null, endsOn: null } as const;
    people.spaet = { email: invited.email, email_verified: true };
    const longAgo = new Date(Date.now() - 15 * 24 * 60 * 60 * 1000);
    for (const ctx of [db.ctx(region, administrator, longAgo), db.ctx(await db.region(), administrator)]) {
      expect(await inviteMember(ctx, invited, () => ({ subject: "", body: "" }))).toMatchObject({ ok: true });
    }
    expect(await refusalOf("spaet")).toBe("not-invited");
  });

  test("refuses a second person of the house with the same address: it was given on", async () => {
    const { name, email } = await aColleague();
    await throughHouse(name);
    people.nachfolger = { email, email_verified: true };
    expect(await refusalOf("nachfolger")).toBe("other-person");
  });

  test("refuses a tied account whose membership has ended", async () => {
    const { name, accountId } = await aColleague();
    await throughHouse(name);
    // Past the trigger that wants an audit entry.
    await db.superuser.query(
      `begin; set local session_replication_role = replica;
       update memberships set starts_on = '2020-01-01', ends_on = '2020-12-31' where account_id = '${accountId}'; commit`,
    );
    expect(await refusalOf(name)).toBe("not-invited");
  });
});

describe("Untying an account from the house", () => {
  const mail = () => ({ subject: "Ihre Anmeldung", body: "…" });
  const asAdministrator = db.ctx(region, administrator);
  const mailsTo = async (email: string) => (await db.superuser.query("select subject from mails where to_address = $1", [email])).rows;

  test("ends its sessions there, leaves an entry and tells the person, who comes in by a password of her own", async () => {
    const { name, email, accountId } = await aColleague();
    const { browser } = await throughHouse(name);
    await db.superuser.query(`delete from auth.account where "userId" = $1 and "providerId" = 'credential'`, [accountId]);
    expect(await listTied(asAdministrator)).toContain(accountId);
    expect(await untieAccount(asAdministrator, accountId, mail)).toMatchObject({ ok: true });
    expect(await listTied(asAdministrator)).not.toContain(accountId);
    expect(await findSession(house, browser.request())).toBeNull();
    expect(await mailsTo(email)).toEqual([{ subject: "Ihre Anmeldung" }]);
    const noted = await db.superuser.query("select 1 from audit.entries where event = 'membership.untied-from-house' and subject_id = $1", [accountId]);
    expect(noted.rowCount).toBe(1);

    expect(await signIn(house, { email, password }, aBrowser().request())).toMatchObject({ ok: false });
    let token = "";
    await requestPasswordReset(house, email, (made) => ({ subject: "", body: (token = made) }));
    expect(await resetPassword(house, token, "Kirschbaum am Deich 8")).toMatchObject({ ok: true });
    expect(await signIn(house, { email, password: "Kirschbaum am Deich 8" }, aBrowser().request())).toMatchObject({ ok: true });
  });

  test("lets the house's new number for the same address in, which it refused before", async () => {
    const { name, email, accountId } = await aColleague();
    await throughHouse(name);
    people.neuangelegt = { email, email_verified: true };
    expect(await refusalOf("neuangelegt")).toBe("other-person");
    await untieAccount(asAdministrator, accountId, mail);
    expect((await throughHouse("neuangelegt")).session).toMatchObject({ account: { id: accountId } });
    expect(await refusalOf(name)).toBe("other-person");
  });

  test("is not for the account itself, even an administrator's, nor for other roles or another region's administrators", async () => {
    const { name, email, accountId } = await aColleague();
    await throughHouse(name);
    const own = (role: string): Actor => ({ ...administrator, accountId, memberships: [{ role, organisationId: null, language: null }] });
    const coordinator: Actor = { ...administrator, memberships: [{ role: "coordinator", organisationId: null, language: null }] };
    for (const actor of [own("editor"), own("administrator"), coordinator]) {
      expect(await untieAccount(db.ctx(region, actor), accountId, mail)).toEqual({ ok: false, refusal: "not-allowed" });
    }
    const elsewhere = db.ctx(await db.region(), administrator);
    expect(await untieAccount(elsewhere, accountId, mail)).toEqual({ ok: false, refusal: "not-found" });
    expect(await untieAccount(asAdministrator, newId(), mail)).toEqual({ ok: false, refusal: "not-found" });
    expect([await mailsTo(email), (await throughHouse(name)).result.ok]).toEqual([[], true]);
  });
});

describe("What comes back from the house is refused", () => {
  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, Parameters<typeof provider.spoil>[0]]>([
    ["for another audience", (claims) => ({ ...claims, aud: "somebody-else" })],
    ["for us among others, authorised for another", (claims) => ({ ...claims, aud: [provider.clientId, "x"], azp: "x" })],
    ["of another issuer", (claims) => ({ ...claims, iss: "https://boese.example" })],
    ["when it has expired", (claims) => ({ ...claims, iat: now() - 3600, exp: now() - 60 })],
    ["without an end", (claims) => ({ ...claims, exp: undefined })],
    ["with another nonce", (claims) => ({ ...claims, nonce: "another" })],
    ["without a nonce", (claims) => ({ ...claims, nonce: undefined })],
    ["of one person with another's user page", (claims) => ({ ...claims, sub: "somebody-else" })],
  ])("%s", async (_, change) => {
    const { name } = await aColleague();
    provider.spoil(change);
    const refusal = await refusalOf(name);
    provider.spoil(null);
    expect(refusal).toBe("not-proved");
    expect((await throughHouse(name)).result.ok).toBe(true);
  });

  test("signed with a key that the house no longer shows; the new one is taken at once", async () => {
    const { name } = await aColleague();
    await provider.rotate({ keepSigning: true });
    expect(await refusalOf(name)).toBe("not-proved");
    await provider.rotate();
    expect((await throughHouse(name)).result.ok).toBe(true);
  });

  test.each<[string, (back: URL) => void, string]>([
    ["with another state", (back) => back.searchParams.set("state", "x"), "start-again"],
    ["without a state", (back) => back.searchParams.delete("state"), "start-again"],
    ["from another author", (back) => back.searchParams.set("iss", "https://boese.example"), "not-proved"],
    ["with a made-up code", (back) => back.searchParams.set("code", "x"), "not-proved"],
    ["without a code, because somebody said no", (back) => back.searchParams.delete("code"), "declined"],
  ])("%s", async (_, change, refusal) => {
    const { name } = await aColleague();
    expect(await refusalOf(name, change)).toBe(refusal);
  });

  test("in another browser, after ten minutes, or for another region", async () => {
    const { name } = await aColleague();
    const begun = await beginHouseSignIn(house, region.slug, "/app");
    if (!begun.ok) throw new Error(begun.refusal);
    const back = await provider.signIn(begun.value.url, name);
    const stranger = aBrowser();
    expect(await finishHouseSignIn(house, region.slug, stranger.request(undefined, back))).toEqual({ ok: false, refusal: "start-again" });
    stranger.keep(new Headers([["set-cookie", "miteinander.house=0011; Path=/app"]]));
    expect(await finishHouseSignIn(house, region.slug, stranger.request(undefined, back))).toEqual({ ok: false, refusal: "start-again" });
    const own = aBrowser();
    own.keep(new Headers([["set-cookie", begun.value.cookie]]));
    expect(await finishHouseSignIn(house, "anderswo", own.request(undefined, back))).toEqual({ ok: false, refusal: "start-again" });
  });
});

describe("Signing out", () => {
  test("offers to end the session of the house, too, and the house takes it", async () => {
    const { name } = await aColleague();
    const { browser, session } = await throughHouse(name);
    const offered = await offerHouseSignOut(house, session);
    browser.keep(await signOut(house, browser.request()));
    expect(offered?.slug).toBe(region.slug);
    expect(await houseSignOutAddress(house, region.slug, browser.request())).toBeNull();
    browser.keep(new Headers([["set-cookie", offered?.cookie ?? ""]]));
    const address = new URL((await houseSignOutAddress(house, region.slug, browser.request())) ?? "");
    expect(address.origin).toBe(provider.issuer);
    expect(address.searchParams.get("id_token_hint")).toMatch(/^ey/);
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("logout")]);
  });

  test("offers nothing after a password", async () => {
    const { email } = await aColleague();
    const browser = aBrowser();
    const result = await signIn(house, { email, password }, browser.request());
    if (result.ok) browser.keep(result.value.headers);
    expect(await offerHouseSignOut(house, await findSession(house, browser.request()))).toBeNull();
  });
});

describe("The rules of a house", () => {
  test("can demand that its own people come through it; others and administrators may come as they like", async () => {
    const { email, accountId } = await aColleague();
    await save({ passwordFor: "administrators" });
    const here = await membershipsOf(db.database, accountId, today);
    await save();
    const account = { id: accountId, email, name: "", salutation: "", operator: false, locale: "de" as const, twoFactorEnabled: false };
    expect(mustComeThroughHouse({ account, method: "password" }, here)).toBe(true);
    expect(mustComeThroughHouse({ account, method: "passkey" }, here)).toBe(true);
    expect(mustComeThroughHouse({ account, method: "house" }, here)).toBe(false);
    expect(mustComeThroughHouse({ account: { ...account, email: "a@verein.example" }, method: "password" }, here)).toBe(false);
    const asAdministrator = here.map((one) => ({ ...one, membership: { ...one.membership, role: "administrator" } }));
    expect(mustComeThroughHouse({ account, method: "password" }, asAdministrator)).toBe(false);
    expect(mustComeThroughHouse({ account, method: "password" }, await membershipsOf(db.database, accountId, today))).toBe(false);
  });

  test("say whether its sign-in is two factors", async () => {
    const { name } = await aColleague();
    const strict = { ...region, twoFactorRoles: ["editor"] };
    const editor = [{ role: "editor", organisationId: null, language: null }];
    const before = (await throughHouse(name)).session;
    await save({ secondFactor: true });
    const after = (await throughHouse(name)).session;
    await save();
    expect([before, after].map((session) => session && mustSetUpSecondFactor(session, editor, strict))).toEqual([true, false]);
  });

  test("end its sessions when it is switched off, and its ties when another takes its place", async () => {
    const { name, accountId } = await aColleague();
    const { browser } = await throughHouse(name);
    await save({ enabled: false });
    expect(await findSession(house, browser.request())).toBeNull();
    expect(await beginHouseSignIn(house, region.slug, "/app")).toEqual({ ok: false, refusal: "not-available" });
    const ties = () => db.superuser.query(`select 1 from auth.account where "userId" = $1 and "providerId" <> 'credential'`, [accountId]);
    expect((await ties()).rowCount).toBe(1);
    await save({ enabled: false, issuer: "https://sso.kreis.example" });
    expect((await ties()).rowCount).toBe(0);
    await save();
  });
});

describe("Setting up the house", () => {
  test("is for the region's administrators, and shows the secret to nobody", async () => {
    const editor: Actor = { ...administrator, memberships: [{ role: "editor", organisationId: null, language: null }] };
    expect(await save({}, editor)).toEqual({ ok: false, refusal: "not-allowed-here" });
    expect(await findIdentityProvider(db.ctx(region, editor))).toBeNull();
    expect(JSON.stringify(await findIdentityProvider(db.ctx(region, administrator)))).not.toContain(provider.clientSecret);
    const stored = JSON.stringify((await db.superuser.query("select * from identity_providers")).rows);
    expect(stored).not.toContain(provider.clientSecret);
    expect(await save({ clientSecret: "" })).toEqual({ ok: true, value: null });
  });

  test.each([
    ["nobody answers", "http://127.0.0.1:1", "not-allowed"],
    ["it stands inside a network and is not listed", "https://169.254.169.254", "not-allowed"],
    ["it says it is another", () => `${provider.issuer}/`, "other-issuer"],
  ])("is refused while %s", async (_, issuer, refusal) => {
    expect(await save({ issuer: typeof issuer === "string" ? issuer : issuer() })).toEqual({ ok: false, refusal });
  });

  test("needs a secret, and lists the house on the sign-in page while it is on", async () => {
    const other = await db.region();
    const ctx = db.ctx(other, administrator);
    expect(await saveIdentityProvider(house, ctx, { ...setting, clientSecret: "", enabled: false })).toEqual({ ok: false, refusal: "secret-missing" });
    expect(await saveIdentityProvider(house, ctx, { ...setting, label: "Aus", enabled: false })).toMatchObject({ ok: true });
    expect(await listHouses(db.database, null)).toEqual([{ slug: region.slug, label: "Kreishaus" }]);
    expect(await listHouses(db.database, other.slug)).toEqual([]);
  });
});
