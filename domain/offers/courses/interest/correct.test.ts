import { afterAll, describe, expect, test } from "vitest";
import { newId, read, signContext, transact, type Context } from "#platform/db/index.ts";
import { findCode, issueCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { RawSession } from "#tests/walls/raw-session.ts";
import { COUNSELLORS, mayKeepLearner } from "../../access.ts";
import { correctInterest, countInterest, deleteInterest, enterInterest, findInterest, listOwnInterested, type InterestContact, type Need } from "./index.ts";
import { interestEntries } from "./schema.ts";
import { ownEntry } from "./enter.ts";

const db = await testDatabase();
const session = new RawSession(db.app);
await session.open();
afterAll(() => session.close());
const TODAY = "2026-11-23";
const anything: Need = { level: "A1", types: [], municipalityId: null, weekdays: [], dayParts: [], needsChildcare: false };
const amira: InterestContact = { name: "Amira", email: "amira@example.org", phone: "", language: "de" };
const ADVISERS = COUNSELLORS.filter((role) => role !== "coordinator" && role !== "editor");

/** As by the jobs and by the person's own link. */
function become(ctx: Context, id: string, values: Partial<typeof interestEntries.$inferInsert>) {
  return transact(ctx, async (tx) => {
    await tx.update(interestEntries).set(values).where(ownEntry(ctx, id));
    tx.audit("test.prepared", id);
  });
}

/** A county with one learner whom a caseworker entered. */
async function aLearner(contact: InterestContact | null = amira) {
  const county = await aRegion(db, TODAY);
  const own = county.as("caseworker");
  const entered = await enterInterest(own, anything, contact);
  if (!entered.ok) throw new Error(entered.refusal);
  const { id } = entered.value;
  const found = (ctx: Context = own) => read(ctx, (reader) => findInterest(ctx, reader, id));
  const correct = (change: { need?: Partial<Need>; contact?: InterestContact | null; version?: number } = {}, ctx = own) =>
    correctInterest(ctx, {
      id,
      version: change.version ?? 1,
      need: { ...anything, ...change.need },
      contact: change.contact === undefined ? amira : change.contact,
    });
  const counts = () => read(county.ctx, (reader) => countInterest(county.ctx, reader));
  const link = () =>
    transact(county.ctx, async (tx) => {
      tx.audit("test.prepared", id);
      return issueCode(tx, { regionId: county.region.id, kind: "interest", subjectId: id, expiresAt: new Date(Date.now() + 86_400_000) });
    });
  const opens = async (code: string) => (await findCode(county.ctx.database, code, "interest"))?.state;
  const stored = async () =>
    (await db.superuser.query<{ owed: string | null; last_sign_on: string }>("select owed, last_sign_on::text from interest_entries where id = $1", [id]))
      .rows[0];
  return { county, own, id, found, correct, counts, link, opens, stored };
}

describe("A counsellor corrects whom this one entered", () => {
  test.each(ADVISERS)("as %s: the need and the contact", async (role) => {
    const county = await aRegion(db, TODAY);
    const own = county.as(role);
    const entered = await enterInterest(own, anything, amira);
    if (!entered.ok) throw new Error(entered.refusal);
    const { id } = entered.value;
    const town = await county.aMunicipality({ name: "Torfhude" });
    const need: Need = { level: "B1", types: ["women"], municipalityId: town.id, weekdays: [1, 3], dayParts: ["evening"], needsChildcare: true };
    const contact = { ...amira, name: "Amira Haddad", phone: "05555 1" };
    expect(await correctInterest(own, { id, version: 1, need, contact })).toEqual({ ok: true, value: null });
    const { entries } = await read(own, (reader) => listOwnInterested(own, reader, { from: 0, limit: 5 }));
    const { municipalityId: _id, ...rest } = need;
    expect(entries).toMatchObject([{ ...rest, municipality: "Torfhude", version: 2, contact: { ...contact, consentedOn: TODAY } }]);
  });

  test("and nobody else's: not a colleague's, not as a stranger, not as one who does not advise", async () => {
    const { county, id, found, correct } = await aLearner();
    const elsewhere = await aRegion(db);
    for (const other of [...ADVISERS.map((role) => county.as(role)), elsewhere.as("caseworker"), elsewhere.as("coordinator")]) {
      expect(await correct({ need: { level: "C1" } }, other)).toEqual({ ok: false, refusal: "not-found" });
      expect(await deleteInterest(other, { id, version: 1 })).toEqual({ ok: false, refusal: "not-found" });
      expect(await found(other)).toBeNull();
    }
    for (const other of [county.as("analyst"), county.as("volunteer"), county.publicCtx]) {
      expect(await correct({}, other)).toEqual({ ok: false, refusal: "not-allowed" });
      expect(await deleteInterest(other, { id, version: 1 })).toEqual({ ok: false, refusal: "not-allowed" });
    }
    expect(await found()).toMatchObject({ level: "A1", version: 1 });
    // Who keeps the list corrects everybody's.
    expect(await correct({ need: { level: "A2" } }, county.as("editor"))).toMatchObject({ ok: true });
  });

  test.each(ADVISERS)("says the domain of %s without asking the database", async (role) => {
    const county = await aRegion(db, TODAY);
    const { actor } = county.as(role);
    const enteredByAccount = actor.kind === "staff" ? actor.accountId : null;
    expect(mayKeepLearner(actor, { enteredByAccount })).toBe(true);
    for (const other of [newId(), null]) expect(mayKeepLearner(actor, { enteredByAccount: other })).toBe(false);
    expect(mayKeepLearner(county.as("coordinator").actor, { enteredByAccount })).toBe(true);
    expect(mayKeepLearner(county.publicCtx.actor, { enteredByAccount: null })).toBe(false);
  });

  test("Two at once: the second sees what the first wrote, and nothing is lost", async () => {
    const { county, correct, found } = await aLearner();
    expect(await correct({ need: { level: "A2" } }, county.as("coordinator"))).toMatchObject({ ok: true });
    expect(await correct({ need: { level: "B2" } })).toMatchObject({
      ok: false,
      refusal: "version-conflict",
      version: 2,
      stored: { need: { ...anything, level: "A2" }, contact: amira },
      changed: { by: expect.any(String) },
    });
    expect(await found()).toMatchObject({ level: "A2" });
    expect(await correct({ need: { level: "B2" }, version: 2 })).toMatchObject({ ok: true });
  });

  test("A level or place that was typed wrong counts where it belongs", async () => {
    const { county, correct, counts } = await aLearner();
    const town = await county.aMunicipality({ name: "Torfhude" });
    await correct({ need: { level: "B1", municipalityId: town.id } });
    expect(await counts()).toEqual([{ level: "B1", municipality: "Torfhude", waiting: 1, entered: 1 }]);
    // Everything else changes no count.
    await correct({ need: { level: "B1", municipalityId: town.id, needsChildcare: true }, version: 2 });
    expect(await counts()).toEqual([{ level: "B1", municipality: "Torfhude", waiting: 1, entered: 1 }]);
    const elsewhere = await (await aRegion(db)).aMunicipality();
    expect(await correct({ need: { municipalityId: elsewhere.id }, version: 3 })).toEqual({ ok: false, refusal: "municipality-unknown" });
  });

  test("Who withdraws the consent has no name here any more, and the links of old mails are closed; who agrees later has one from that day", async () => {
    const { own, correct, found, link, opens, stored } = await aLearner();
    const code = await link();
    expect(await correct({ contact: null })).toMatchObject({ ok: true });
    expect(await found()).toMatchObject({ contact: null, level: "A1" });
    expect(await opens(code)).toBe("revoked");
    const later = { ...own, now: new Date("2026-12-10T10:00:00Z"), today: "2026-12-10" };
    expect(await correct({ version: 2 }, later)).toMatchObject({ ok: true });
    expect(await found()).toMatchObject({ contact: { ...amira, consentedOn: "2026-12-10" } });
    expect(await stored()).toMatchObject({ last_sign_on: "2026-12-10" });
  });

  test.each<[string, Partial<typeof interestEntries.$inferInsert>, string | null]>([
    ["a place that is offered", { state: "offered" }, "offered"],
    ["the question whether somebody still looks", { askedOn: "2026-11-01" }, "still"],
    ["nothing", {}, null],
  ])("Behind another address, %s is mailed again, and the old links are closed", async (_, state, owed) => {
    const { county, id, correct, link, opens, stored } = await aLearner();
    await become(county.ctx, id, { lastSignOn: TODAY, ...state });
    const code = await link();
    // Another name behind the same address is no reason.
    expect(await correct({ contact: { ...amira, name: "Amira H." } })).toMatchObject({ ok: true });
    expect([(await stored())?.owed, await opens(code)]).toEqual([null, "valid"]);
    expect(await correct({ contact: { ...amira, email: "haddad@example.org" }, version: 2 })).toMatchObject({ ok: true });
    expect([(await stored())?.owed, await opens(code)]).toEqual([owed, "revoked"]);
  });

  test("While a place is offered there must be an address; who left is corrected no more, and gets no name back", async () => {
    const { county, correct, found, id, own } = await aLearner();
    await become(county.ctx, id, { state: "offered" });
    for (const contact of [null, { ...amira, email: null, phone: "05555 1" }])
      expect(await correct({ contact })).toEqual({ ok: false, refusal: "place-offered" });
    expect(await deleteInterest(own, { id, version: 1 })).toEqual({ ok: false, refusal: "place-offered" });
    await become(county.ctx, id, { state: "left" });
    expect(await correct()).toEqual({ ok: false, refusal: "left" });
    expect(await found()).toMatchObject({ state: "left", version: 1 });
  });
});

describe("A counsellor takes whom this one entered off the list", () => {
  test("with name and need; the counts and the log of steps stay", async () => {
    const { county, own, id, counts } = await aLearner();
    expect(await deleteInterest(own, { id, version: 2 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await deleteInterest(own, { id, version: 1 })).toEqual({ ok: true, value: null });
    for (const table of ["interest_entries", "interest_contacts"]) expect(await session.count(signContext(county.ctx), table)).toBe(0);
    expect(await counts()).toEqual([{ level: "A1", municipality: null, waiting: 0, entered: 1 }]);
    const { rows } = await db.superuser.query("select event from audit.entries where subject_id = $1 order by seq", [id]);
    expect(rows.map(({ event }) => event)).toEqual(["interest.entered", "interest.deleted"]);
    expect(await deleteInterest(own, { id, version: 1 })).toEqual({ ok: false, refusal: "not-found" });
  });
});

describe("The database alone", () => {
  test.each(ADVISERS)("lets who is %s write the own entries and nobody else's, and never what became of somebody", async (role) => {
    const { county } = await aLearner();
    const own = county.as(role);
    const entered = await enterInterest(own, anything, { ...amira, name: "Bilal" });
    if (!entered.ok) throw new Error(entered.refusal);
    const touched = async (statement: string, ctx = own) =>
      (await session.run(signContext(ctx), `with x as (${statement} returning 1) select count(*)::int as touched from x`))[0]?.["touched"];
    // A second one stands in the list each time.
    const writes = [
      "update interest_entries set level = 'C2'",
      "update interest_contacts set phone = '05555 2'",
      "delete from interest_contacts",
      "delete from interest_entries",
    ];
    const elsewhere = (await aRegion(db)).as(role);
    for (const statement of writes) {
      expect([statement, await touched(statement), await touched(statement, elsewhere), await touched(statement, county.publicCtx)]).toEqual([
        statement,
        1,
        0,
        0,
      ]);
    }
    for (const change of ["state = 'placed'", "since = '2020-01-01'", "entered_by = 'self'", `entered_by_account = '${newId()}'`])
      await expect(touched(`update interest_entries set ${change}`)).rejects.toThrow("corrects what somebody looks for");
    await become(county.ctx, entered.value.id, { state: "offered" });
    expect(await touched("delete from interest_entries")).toBe(0);
  });
});
