import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createAccount } from "#platform/auth/index.ts";
import { memberships } from "#platform/auth/schema.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { deleteOrganisation } from "../delete-organisation.ts";
import { meetings } from "../meetings/schema.ts";
import { removePerson } from "../remove-person.ts";
import { people } from "../schema.ts";
import {
  accountToTie,
  addMember,
  createElection,
  createGremium,
  editElection,
  editGremium,
  editMember,
  ElectionFields,
  electionsOf,
  endGremium,
  enterCandidate,
  findGremium,
  listGremien,
  mayReadPapers,
  removeCandidate,
  seatsOf,
  tieAccount,
  turnoutPercent,
  untieAccount,
  type GremiumFields,
  type MemberFields,
} from "./index.ts";

const db = await testDatabase();
const TODAY = "2026-11-12";

const fields: GremiumFields = {
  name: "AK Sprache",
  shortName: null,
  kind: "working-group",
  parentId: null,
  purpose: "Deutsch lernen, überall im Landkreis.",
  mandate: "",
  quorum: "half",
  isPublic: false,
};
const seat: MemberFields = {
  organisationId: null,
  role: "member",
  votes: true,
  fromOn: "2026-01-01",
  untilOn: null,
  electedUntil: null,
  substituteForId: null,
};

async function aGremium(ctx: Context, values: Partial<GremiumFields> = {}): Promise<string> {
  const made = await createGremium(ctx, { ...fields, ...values });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}
async function aSeat(ctx: Context, gremiumId: string, personId: string, values: Partial<MemberFields> = {}): Promise<string> {
  const made = await addMember(ctx, { ...seat, ...values, gremiumId, personId });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}
const bodies = (ctx: Context) => read(ctx, (reader) => listGremien(ctx, reader));
const pageOf = (ctx: Context, id: string) => read(ctx, async (reader) => findGremium(ctx, reader, await seatsOf(ctx, reader), id));

describe("Bodies", () => {
  test("stand in the order of whom they report to", async () => {
    const office = (await aRegion(db, TODAY)).as("coordinator");
    const top = await aGremium(office, { name: "Lenkungsgruppe", kind: "steering-group" });
    const board = await aGremium(office, { name: "Beirat", kind: "advisory-board" });
    const group = await aGremium(office, { name: "AK Sprache", parentId: top });
    await aGremium(office, { name: "UAK Sprachlernklassen", parentId: group });
    expect((await bodies(office)).current.map(({ name, depth }) => [name, depth])).toEqual([
      ["Beirat", 0],
      ["Lenkungsgruppe", 0],
      ["AK Sprache", 1],
      ["UAK Sprachlernklassen", 2],
    ]);
    expect(board).not.toBe(top);
  });
  test("are listed with their members and, apart, with their permanent guests of today", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const group = await aGremium(office);
    const listed = async () => (await bodies(office)).current.map(({ members, guests }) => [members, guests]);
    expect(await listed()).toEqual([[0, 0]]);
    await aSeat(office, group, (await county.aPerson()).id, { role: "guest", votes: false });
    await aSeat(office, group, (await county.aPerson()).id, { role: "guest", votes: false, untilOn: "2026-02-01" });
    expect(await listed()).toEqual([[0, 1]]);
    await aSeat(office, group, (await county.aPerson()).id);
    expect(await listed()).toEqual([[1, 1]]);
  });
  test.each(["administrator", "gremium-member", "council-reader"] as const)("are not made by the role %s", async (role) => {
    const county = await aRegion(db, TODAY);
    expect(await createGremium(county.as(role), fields)).toEqual({ ok: false, refusal: "not-allowed" });
  });
  test("have one name each, whatever its case", async () => {
    const office = (await aRegion(db, TODAY)).as("coordinator");
    await aGremium(office);
    expect(await createGremium(office, { ...fields, name: "ak sprache" })).toEqual({ ok: false, refusal: "name-taken" });
  });
  test("of another region are nobody to report to", async () => {
    const [here, there] = [(await aRegion(db, TODAY)).as("coordinator"), (await aRegion(db, TODAY)).as("coordinator")];
    const strange = await aGremium(there);
    expect(await createGremium(here, { ...fields, parentId: strange })).toEqual({ ok: false, refusal: "parent-unknown" });
    expect(await editGremium(here, { ...fields, id: strange, version: 1 })).toEqual({ ok: false, refusal: "gremium-not-found" });
  });
  test("never report to themselves, also not over others", async () => {
    const office = (await aRegion(db, TODAY)).as("coordinator");
    const top = await aGremium(office, { name: "Lenkungsgruppe" });
    const group = await aGremium(office, { parentId: top });
    expect(await editGremium(office, { ...fields, name: "Lenkungsgruppe", id: top, version: 1, parentId: group })).toEqual({
      ok: false,
      refusal: "reports-to-itself",
    });
  });
  test("show two who edit at once both versions", async () => {
    const office = (await aRegion(db, TODAY)).as("coordinator");
    const id = await aGremium(office);
    await editGremium(office, { ...fields, id, version: 1, purpose: "Neu." });
    expect(await editGremium(office, { ...fields, id, version: 1, purpose: "Anders." })).toMatchObject({
      refusal: "version-conflict",
      stored: { purpose: "Neu.", version: 2 },
      changed: { by: "Test coordinator" },
    });
  });
  test("that are internal groups are seen by those who sit in them", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const id = await aGremium(office, { name: "Dienstrunde", kind: "internal-group" });
    const analyst = county.as("analyst");
    expect((await bodies(analyst)).current).toEqual([]);
    expect(await pageOf(analyst, id)).toBeNull();
    await sitting(county, analyst, id);
    expect(await pageOf(analyst, id)).toMatchObject({ gremium: { name: "Dienstrunde" } });
  });
});

describe("A seat", () => {
  test("keeps the organisation that sent the member", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const [id, { id: vhs }, { id: other }] = [await aGremium(office), await county.anOrganisation({ name: "VHS" }), await county.anOrganisation()];
    const person = await county.aPerson({ organisationId: vhs });
    await aSeat(office, id, person.id);
    await transact(county.ctx, async (tx) => {
      await tx.update(people).set({ organisationId: other }).where(eq(people.id, person.id));
      tx.audit("test.prepared", null);
    });
    expect((await pageOf(office, id))?.members).toMatchObject([{ organisation: "VHS", role: "member", votes: true }]);
  });
  test.each([
    ["begins on the last day of the other", { fromOn: "2026-06-30" }, "seat-overlaps"],
    ["begins the day after", { fromOn: "2026-07-01" }, undefined],
    ["ends the day before the other began", { fromOn: "2025-01-01", untilOn: "2025-12-31" }, undefined],
    ["has no end and began before", { fromOn: "2025-01-01" }, "seat-overlaps"],
  ])("of the same person %s: %s → %s", async (_, values, refusal) => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const [id, person] = [await aGremium(office), await county.aPerson()];
    await aSeat(office, id, person.id, { untilOn: "2026-06-30" });
    const second = await addMember(office, { ...seat, ...values, gremiumId: id, personId: person.id });
    expect(second.ok ? undefined : second.refusal).toBe(refusal);
  });
  test("of the same person given twice at once is one", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const [gremiumId, { id: personId }] = [await aGremium(office), await county.aPerson()];
    const both = await Promise.all([1, 2].map(() => addMember(office, { ...seat, gremiumId, personId })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, refusal: "seat-overlaps" });
  });
  test("of a guest has no vote", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const id = await aGremium(office);
    await aSeat(office, id, (await county.aPerson()).id, { role: "guest", votes: true });
    expect((await pageOf(office, id))?.members).toMatchObject([{ role: "guest", votes: false }]);
  });
  test("is no seat for a blocked person, nor in another region", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const id = await aGremium(office);
    const blocked = await county.aPerson({ restrictedAt: new Date(), restrictedFor: "request" });
    const stranger = await (await aRegion(db)).aPerson();
    for (const { id: personId } of [blocked, stranger])
      expect(await addMember(office, { ...seat, gremiumId: id, personId })).toEqual({ ok: false, refusal: "person-unknown" });
  });
  test("may stand in only for another seat of the same body", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const [here, there] = [await aGremium(office), await aGremium(office, { name: "AK Wohnen" })];
    const [first, second] = [await county.aPerson(), await county.aPerson()];
    const elsewhere = await aSeat(office, there, first.id);
    expect(await addMember(office, { ...seat, gremiumId: here, personId: second.id, substituteForId: elsewhere })).toMatchObject({
      refusal: "substitute-unknown",
    });
    const member = await aSeat(office, here, first.id);
    expect(await addMember(office, { ...seat, gremiumId: here, personId: second.id, substituteForId: member })).toMatchObject({ ok: true });
  });
  test("shows two who edit at once both versions", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const gremiumId = await aGremium(office);
    const id = await aSeat(office, gremiumId, (await county.aPerson()).id);
    await editMember(office, { ...seat, id, version: 1, role: "chair" });
    expect(await editMember(office, { ...seat, id, version: 1, role: "guest" })).toMatchObject({
      refusal: "version-conflict",
      stored: { role: "chair", version: 2 },
    });
  });
});

describe("The end of a seat", () => {
  test("ends access to later papers the day after", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const gremiumId = await aGremium(office);
    const member = county.as("gremium-member");
    const id = await sitting(county, member, gremiumId);
    await editMember(office, { ...seat, id, version: 1, untilOn: "2026-11-11" });
    const seats = await read(member, (reader) => seatsOf(member, reader));
    expect(mayReadPapers(member.actor, seats, { gremiumId, on: "2026-11-11" })).toBe(true);
    expect(mayReadPapers(member.actor, seats, { gremiumId, on: TODAY })).toBe(false);
    expect(await pageOf(office, gremiumId)).toMatchObject({ members: [], former: [{ id, untilOn: "2026-11-11" }] });
  });
  test("comes with the end of the body, unless a meeting is still planned", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const top = await aGremium(office, { name: "Lenkungsgruppe" });
    const id = await aGremium(office, { parentId: top });
    const below = await aGremium(office, { name: "UAK", parentId: id });
    await aSeat(office, id, (await county.aPerson()).id);
    await aSeat(office, id, (await county.aPerson()).id, { fromOn: "2027-01-01" });
    const meetingId = newId();
    await transact(county.ctx, async (tx) => {
      const startsAt = new Date("2026-11-13T09:00:00Z");
      await tx
        .insert(meetings)
        .values({ regionId: county.region.id, id: meetingId, gremiumId: id, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
      tx.audit("test.prepared", null);
    });
    expect(await endGremium(office, { id, endedOn: "2026-11-13" })).toEqual({ ok: false, refusal: "day-in-future" });
    expect(await endGremium(office, { id, endedOn: TODAY })).toEqual({ ok: false, refusal: "meetings-planned" });
    await transact(county.ctx, async (tx) => {
      await tx.update(meetings).set({ state: "cancelled" }).where(eq(meetings.id, meetingId));
      tx.audit("test.prepared", null);
    });
    expect(await endGremium(office, { id, endedOn: TODAY })).toEqual({ ok: true, value: null });
    const { current, ended } = await bodies(office);
    expect(current.map((body) => [body.id, body.depth])).toEqual([
      [top, 0],
      [below, 1],
    ]);
    expect(ended).toMatchObject([{ id, endedOn: TODAY }]);
    expect((await pageOf(office, id))?.members.map(({ untilOn }) => untilOn).sort()).toEqual([TODAY, "2027-01-01"]);
    expect(await addMember(office, { ...seat, gremiumId: id, personId: (await county.aPerson()).id })).toMatchObject({ refusal: "gremium-ended" });
  });
});

describe("A person's account", () => {
  async function anAccount(county: County, email: string, endsOn: string | null = null): Promise<string> {
    const made = await createAccount({ database: db.database }, { email, name: "Samir Haddad", salutation: "Herr", operator: false, passwordHash: "x" });
    if (!made.ok) throw new Error(made.refusal);
    const { accountId } = made.value;
    await transact(county.ctx, async (tx) => {
      await tx.insert(memberships).values({ regionId: county.region.id, id: newId(), accountId, role: "gremium-member", startsOn: "2026-01-01", endsOn });
      tx.audit("test.prepared", null);
    });
    return accountId;
  }
  const mail = () => `haddad-${newId()}@example.org`;

  test("is tied by the same mail address, once somebody confirmed it", async () => {
    const county = await aRegion(db, TODAY);
    const [office, email] = [county.as("coordinator"), mail()];
    const person = await county.aPerson({ email });
    const accountId = await anAccount(county, email);
    expect(await accountToTie(office, email)).toEqual({ id: accountId, name: "Samir Haddad" });
    expect(await tieAccount(office, { personId: person.id })).toEqual({ ok: true, value: null });
    expect(await accountOf(person.id)).toBe(accountId);
    await untieAccount(office, { personId: person.id });
    expect(await accountOf(person.id)).toBeNull();
  });
  test("is none where the membership has ended, or is another region's", async () => {
    const [county, stranger] = [await aRegion(db, TODAY), await aRegion(db, TODAY)];
    const [over, elsewhere] = [mail(), mail()];
    await anAccount(county, over, "2026-11-11");
    await anAccount(stranger, elsewhere);
    for (const email of [over, elsewhere]) {
      const person = await county.aPerson({ email });
      expect(await tieAccount(county.as("coordinator"), { personId: person.id })).toEqual({ ok: false, refusal: "no-account" });
    }
  });
  test("belongs to one person only", async () => {
    const county = await aRegion(db, TODAY);
    const email = mail();
    await anAccount(county, email);
    const [first, second] = [await county.aPerson({ email }), await county.aPerson({ email })];
    expect(await tieAccount(county.as("coordinator"), { personId: first.id })).toMatchObject({ ok: true });
    expect(await tieAccount(county.as("coordinator"), { personId: second.id })).toEqual({ ok: false, refusal: "account-taken" });
    expect(await tieAccount(county.as("gremium-member"), { personId: second.id })).toEqual({ ok: false, refusal: "not-allowed" });
  });
  async function accountOf(personId: string): Promise<string | null> {
    const found = await db.superuser.query<{ account_id: string | null }>("select account_id from people where id = $1", [personId]);
    return found.rows[0]?.account_id ?? null;
  }
});

/** Gives the account of this context a seat. */
async function sitting(county: County, member: Context, gremiumId: string): Promise<string> {
  const accountId = member.actor.kind === "staff" ? member.actor.accountId : "";
  const person = await county.aPerson({ accountId });
  return aSeat(county.as("coordinator"), gremiumId, person.id);
}

describe("An election", () => {
  const election: ElectionFields = {
    title: "Wahl 2026",
    eligibility: "Ab 16 Jahren.",
    dates: [{ dated: "2026-10-20", title: "Wahltag" }],
    eligible: null,
    votesCast: null,
  };
  const listed = (ctx: Context, gremiumId: string) => read(ctx, (reader) => electionsOf(ctx, reader, gremiumId));

  test("has dates, candidates who agreed, and the turnout afterwards", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const [gremiumId, person] = [await aGremium(office, { kind: "advisory-board" }), await county.aPerson()];
    const made = await createElection(office, { ...election, gremiumId });
    const electionId = made.ok ? made.value.id : "";
    const candidate = { electionId, personId: person.id, presentation: "Ich höre zu.", agreedOn: TODAY };
    expect(await enterCandidate(office, { ...candidate, agreedOn: "2026-11-13" })).toEqual({ ok: false, refusal: "not-agreed" });
    expect(await enterCandidate(office, candidate)).toMatchObject({ ok: true });
    expect(await enterCandidate(office, candidate)).toEqual({ ok: false, refusal: "already-candidate" });
    await editElection(office, { ...election, id: electionId, version: 1, dates: [], eligible: 14210, votesCast: 2387 });
    expect(await editElection(office, { ...election, id: electionId, version: 1 })).toMatchObject({ refusal: "version-conflict", stored: { eligible: 14210 } });
    const [shown] = await listed(office, gremiumId);
    expect(shown).toMatchObject({ dates: [], eligible: 14210, candidates: [{ presentation: "Ich höre zu.", name: "Amira Haddad" }] });
    await removeCandidate(office, { electionId, id: shown?.candidates[0]?.id ?? "" });
    expect((await listed(office, gremiumId))[0]?.candidates).toEqual([]);
  });
  test.each([
    ["more votes than voters", 20, 21, "cast-over-eligible"],
    ["voters without votes", 20, null, "both-figures"],
    ["both", 20, 20, undefined],
  ])("with %s: %s, %s → %s", (_, eligible, votesCast, code) => {
    const parsed = ElectionFields.safeParse({ ...election, eligible, votesCast });
    expect(parsed.error?.issues.flatMap((issue) => (issue.code === "custom" ? [issue.params?.code] : []))[0]).toBe(code);
  });
  test.each([
    [14210, 2387, 17],
    [19, 10, null],
    [null, null, null],
  ])("of %s voters and %s votes says a turnout of %s percent", (eligible, votesCast, percent) => {
    expect(turnoutPercent({ eligible, votesCast })).toBe(percent);
  });
  test("shows the public dates of a public body, and of those who stand only who released the own name", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const [open, closed] = [await aGremium(office, { isPublic: true }), await aGremium(office, { name: "Intern" })];
    const [person, shy] = [await county.aPerson({ firstName: "Amira", lastName: "Haddad" }), await county.aPerson()];
    await county.aRelease(person);
    for (const gremiumId of [open, closed]) {
      const made = await createElection(office, { ...election, gremiumId });
      if (!made.ok) throw new Error(made.refusal);
      for (const { id: personId } of [person, shy])
        await enterCandidate(office, { electionId: made.value.id, personId, presentation: "Ich höre zu.", agreedOn: TODAY });
      expect((await listed(office, gremiumId))[0]?.candidates).toHaveLength(2);
    }
    expect(await listed(county.publicCtx, open)).toMatchObject([
      { dates: [{ title: "Wahltag" }], candidates: [{ name: "Amira Haddad", presentation: "Ich höre zu." }] },
    ]);
    expect(await listed(county.publicCtx, closed)).toEqual([]);
  });
});

describe("Everybody", () => {
  test("sees public bodies only, and members as organisation and role, by name where the person agreed", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const [open, closed] = [await aGremium(office, { isPublic: true }), await aGremium(office, { name: "Intern" })];
    const organisation = await county.anOrganisation({ name: "VHS", isPublic: true });
    const [quiet, confirmed] = [
      await county.aPerson({ organisationId: organisation.id, lastName: "Leise" }),
      await county.aPerson({ organisationId: organisation.id, lastName: "Haddad" }),
    ];
    await county.aRelease(confirmed);
    await aSeat(office, open, quiet.id, { role: "chair" });
    await aSeat(office, open, confirmed.id);
    expect((await bodies(county.publicCtx)).current.map(({ id }) => id)).toEqual([open]);
    expect(await pageOf(county.publicCtx, closed)).toBeNull();
    expect((await pageOf(county.publicCtx, open))?.members).toMatchObject([
      { role: "chair", organisation: "VHS", name: null, email: null },
      { role: "member", organisation: "VHS", name: "Amira Haddad" },
    ]);
  });
});

describe("Removing a person", () => {
  test("is refused while the person has a seat, and names the body", async () => {
    const county = await aRegion(db, TODAY);
    const office = county.as("coordinator");
    const [id, person] = [await aGremium(office), await county.aPerson()];
    await aSeat(office, id, person.id, { untilOn: "2026-02-01" });
    expect(await removePerson(office, { id: person.id }, [])).toEqual({
      ok: false,
      refusal: "still-in-use",
      uses: [{ kind: "seat", id, title: "AK Sprache" }],
    });
    expect(await deleteOrganisation(office, { id: person.organisationId }, [])).toMatchObject({ uses: [{ kind: "person" }, { kind: "seat", id }] });
  });
});
