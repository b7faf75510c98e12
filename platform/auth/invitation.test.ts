import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import type { Context, Region } from "#platform/db/index.ts";
import { createAccount, findAccountByEmail, hashPassword } from "./account.ts";
import { changeMembershipEnd, endMembership, listMemberships } from "./end-membership.ts";
import { acceptAsAccount, acceptAsNewAccount, findInvitation, inviteMember, listOpenInvitations, revokeInvitation, type Invite } from "./invitation.ts";
import { membershipsOf, staffActor } from "./membership.ts";
import { testHouse } from "./test-house.ts";
import { giveMembership } from "./test-membership.ts";

const db = await testDatabase();
const house = testHouse(db);
const passwordHash = await hashPassword("Apfelbaum am Deich 7");
const today = "2026-11-21";
const now = new Date(`${today}T12:00:00+01:00`);
let count = 0;
const newEmail = () => `person-${(count += 1)}@example.org`;

async function anAccount(email = newEmail()) {
  await createAccount(house, { email, name: "Frau Beispiel", passwordHash });
  const account = await findAccountByEmail(db.database, email);
  if (!account) throw new Error("no account");
  return account;
}

/** A region and its administrator at work; a second role for those who may not invite. */
async function aCounty() {
  const region = await db.region();
  const account = await anAccount();
  const administratorMembership = await giveMembership(db.ctx(region, undefined, now), account.id, { role: "administrator" });
  const as = (role: string, moment = now) => db.ctx(region, staffActor(account, [{ role, organisationId: null, language: null }]), moment);
  return { region, account, administratorMembership, as };
}

const invite = (given: Partial<Invite> = {}): Invite => ({
  email: newEmail(),
  name: "Herr Neu",
  salutation: "Herr",
  role: "editor",
  organisationId: null,
  language: null,
  endsOn: null,
  ...given,
});

/** Invites and opens the mailbox. */
async function invited(ctx: Context, given: Partial<Invite> = {}) {
  const input = invite(given);
  let code = "";
  const result = await inviteMember(ctx, input, (made) => ({ subject: "Ihre Einladung", body: (code = made) }));
  if (!result.ok) throw new Error(result.refusal);
  return { code, email: input.email, id: result.value.invitationId };
}

const events = async (region: Region) =>
  (await db.superuser.query<{ event: string }>("select event from audit.entries where region_id = $1 order by seq", [region.id])).rows.map((row) => row.event);

const join = { name: "Herr Neu", salutation: "Herr", password: "Birnbaum hinterm Deich" };

describe("Inviting a member", () => {
  test.each(["coordinator", "editor", "data-protection-officer"])("is not for a %s", async (role) => {
    const { as } = await aCounty();
    expect(await inviteMember(as(role), invite(), () => ({ subject: "", body: "" }))).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test.each([
    ["organisation-missing", { role: "organisation-member" }],
    ["language-missing", { role: "translator" }],
    ["end-in-the-past", { endsOn: "2026-11-20" }],
  ] as const)("is refused as %s", async (refusal, given) => {
    const { as } = await aCounty();
    expect(await inviteMember(as("administrator"), invite(given), () => ({ subject: "", body: "" }))).toEqual({ ok: false, refusal });
  });

  test("sends one mail and notes ids only", async () => {
    const { region, as } = await aCounty();
    const { email, code } = await invited(as("administrator"));
    const mails = await db.superuser.query<{ body: string }>("select body from mails where to_address = $1", [email]);
    expect(mails.rows).toEqual([{ body: code }]);
    const noted = JSON.stringify((await db.superuser.query("select event, details from audit.entries where region_id = $1", [region.id])).rows);
    expect(noted).toContain("membership.invited");
    expect(noted).not.toContain(email);
    expect(noted).not.toContain("Herr Neu");
  });

  test("stores the code as a hash only", async () => {
    const { as } = await aCounty();
    const { code } = await invited(as("administrator"));
    const stored = await db.superuser.query<{ row: string }>("select encode(code_hash, 'escape') || c::text as row from directory.codes c");
    expect(stored.rows.map(({ row }) => row).join()).not.toContain(code);
  });
});

describe("Accepting an invitation", () => {
  test("makes account and membership, once", async () => {
    const { region, as } = await aCounty();
    const { code, email } = await invited(as("administrator", new Date()), { endsOn: "2099-12-31" });
    expect(await acceptAsNewAccount(house, code, join, "de")).toEqual({ ok: true, value: { email } });
    const account = await findAccountByEmail(db.database, email);
    expect(await membershipsOf(db.database, account?.id ?? "", "2099-12-31")).toEqual([
      { regionId: region.id, houseDomains: null, membership: { role: "editor", organisationId: null, language: null } },
    ]);
    expect(await membershipsOf(db.database, account?.id ?? "", "2100-01-01")).toEqual([]);
    expect(await acceptAsNewAccount(house, code, join, "de")).toEqual({ ok: false, refusal: "link-not-valid" });
    expect(await events(region)).toEqual(["membership.granted", "membership.invited", "membership.accepted"]);
    expect(await listOpenInvitations(as("administrator"))).toEqual([]);
  });

  test("refuses a weak password and leaves the invitation open", async () => {
    const { as } = await aCounty();
    const { code, email } = await invited(as("administrator", new Date()));
    expect(await acceptAsNewAccount(house, code, { ...join, password: "kurz" }, "de")).toEqual({ ok: false, refusal: "password-too-short" });
    expect(await findAccountByEmail(db.database, email)).toBeNull();
    expect(await findInvitation(db.database, code)).toMatchObject({ email, accountExists: false });
  });

  test("by someone who has an account adds the region to it, after signing in as that one", async () => {
    const [first, second] = [await aCounty(), await aCounty()];
    const account = await anAccount();
    await giveMembership(db.ctx(first.region, undefined, now), account.id, { role: "editor" });
    const { code } = await invited(second.as("administrator", new Date()), { email: account.email, role: "analyst" });
    expect(await acceptAsNewAccount(house, code, join, "de")).toEqual({ ok: false, refusal: "account-exists" });
    expect(await acceptAsAccount(house, code, await anAccount())).toEqual({ ok: false, refusal: "other-account" });
    expect(await acceptAsAccount(house, code, account)).toMatchObject({ ok: true });
    expect((await membershipsOf(db.database, account.id, "2099-01-01")).map((found) => found.membership.role)).toEqual(["editor", "analyst"]);
  });

  test("is not possible after 14 days, after it was taken back, or with a made-up code", async () => {
    const { as } = await aCounty();
    const longAgo = new Date(Date.now() - 14 * 24 * 60 * 60 * 1000 - 1000);
    const old = await invited(as("administrator", longAgo));
    const revoked = await invited(as("administrator", new Date()));
    expect(await revokeInvitation(as("editor"), revoked.id)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await revokeInvitation(as("administrator"), revoked.id)).toMatchObject({ ok: true });
    for (const code of [old.code, revoked.code, "ausgedacht"]) {
      expect(await findInvitation(db.database, code)).toBeNull();
      expect(await acceptAsNewAccount(house, code, join, "de")).toEqual({ ok: false, refusal: "link-not-valid" });
    }
  });

  test("twice in the same moment gives one membership", async () => {
    const { as } = await aCounty();
    const account = await anAccount();
    const { code } = await invited(as("administrator", new Date()), { email: account.email });
    const answers = await Promise.all([acceptAsAccount(house, code, account), acceptAsAccount(house, code, account)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await membershipsOf(db.database, account.id, "2099-01-01")).toHaveLength(1);
  });

  test("cannot be taken back by another region's administrator", async () => {
    const [own, stranger] = [await aCounty(), await aCounty()];
    const { id, code } = await invited(own.as("administrator", new Date()));
    expect(await revokeInvitation(stranger.as("administrator"), id)).toEqual({ ok: false, refusal: "not-found" });
    expect(await findInvitation(db.database, code)).not.toBeNull();
  });

  test("like a membership, answers to an id that is none as to one that is not there", async () => {
    const administrator = (await aCounty()).as("administrator");
    expect(await revokeInvitation(administrator, "1")).toEqual({ ok: false, refusal: "not-found" });
    expect(await endMembership(administrator, "1")).toEqual({ ok: false, refusal: "not-found" });
  });
});

describe("The end of a membership", () => {
  test.each([
    ["its last day", "2026-11-21", 1],
    ["the day after", "2026-11-20", 0],
  ])("counts on %s: %s → %i", async (_, endsOn, found) => {
    const { region, as } = await aCounty();
    const account = await anAccount();
    const membershipId = await giveMembership(db.ctx(region, undefined, new Date("2026-11-01T12:00:00Z")), account.id, { role: "editor" });
    expect(await changeMembershipEnd(as("administrator"), { membershipId, endsOn })).toMatchObject({ ok: true });
    expect(await membershipsOf(db.database, account.id, today)).toHaveLength(found);
  });

  test.each(["2026-11-01T12:00:00Z", "2026-11-21T08:00:00Z"])("now takes access at once (begun %s)", async (begun) => {
    const { region, as } = await aCounty();
    const account = await anAccount();
    const id = await giveMembership(db.ctx(region, undefined, new Date(begun)), account.id, { role: "editor" });
    expect(await membershipsOf(db.database, account.id, today)).toHaveLength(1);
    expect(await endMembership(as("coordinator"), id)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await endMembership(as("administrator"), id)).toMatchObject({ ok: true });
    expect(await membershipsOf(db.database, account.id, today)).toEqual([]);
    expect((await events(region)).at(-1)).toBe("membership.ended");
  });

  test("cannot lie before its beginning, nor be set by a stranger", async () => {
    const { region, as } = await aCounty();
    const membershipId = await giveMembership(db.ctx(region, undefined, now), (await anAccount()).id, { role: "editor" });
    expect(await changeMembershipEnd(as("administrator"), { membershipId, endsOn: "2026-11-20" })).toEqual({ ok: false, refusal: "end-before-start" });
    const stranger = (await aCounty()).as("administrator");
    expect(await changeMembershipEnd(stranger, { membershipId, endsOn: today })).toEqual({ ok: false, refusal: "not-found" });
    expect(await endMembership(stranger, membershipId)).toEqual({ ok: false, refusal: "not-found" });
  });

  test("is refused for the last administrator", async () => {
    const { region, as, administratorMembership } = await aCounty();
    const ctx = as("administrator");
    expect(await endMembership(ctx, administratorMembership)).toEqual({ ok: false, refusal: "last-administrator" });
    expect(await changeMembershipEnd(ctx, { membershipId: administratorMembership, endsOn: "2099-01-01" })).toEqual({
      ok: false,
      refusal: "last-administrator",
    });
    const second = await giveMembership(db.ctx(region, undefined, now), (await anAccount()).id, { role: "administrator" });
    const both = await Promise.all([endMembership(ctx, administratorMembership), endMembership(ctx, second)]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
  });
});

describe("The list of memberships", () => {
  test("shows holders and ends of the own region to its administrators only", async () => {
    const { as, account } = await aCounty();
    expect(await listMemberships(as("administrator"))).toMatchObject([
      { name: "Frau Beispiel", email: account.email, role: "administrator", state: "current" },
    ]);
    expect(await listMemberships(as("coordinator"))).toEqual([]);
    expect(await listOpenInvitations(as("coordinator"))).toEqual([]);
  });
});
