import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { insertMembership } from "#platform/auth/index.ts";
import { newId, transact, type Context } from "#platform/db/index.ts";
import {
  answerRequest,
  correctOnRequest,
  eraseOnRequest,
  extendRequest,
  findRequest,
  listRequests,
  makeAccessReport,
  noteStep,
  readErasures,
  receiveRequest,
  restrictOnRequest,
  searchSubjects,
  type RequestKind,
} from "#platform/privacy/index.ts";
import { monthsAfter } from "#platform/privacy/months-after.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { anAskedPerson } from "./asked-person.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-requests-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

async function aRequest(county: County, kind: RequestKind, subjectId: string): Promise<string> {
  const made = await receiveRequest(county.as("administrator"), register, { kind, subjectKind: "person", subjectId, receivedOn: "2026-03-02", note: "" });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.requestId;
}
const stepsOf = async (ctx: Context, id: string) => {
  const found = await findRequest(ctx, id);
  return found.ok ? found.value.steps.map(({ kind, doneBy }) => `${kind} by ${doneBy}`) : found.refusal;
};

describe("The access report", () => {
  test("holds what every table says about the person, with what it belongs to in words, and no secrets", async () => {
    const county = await aRegion(db);
    const { personId } = await anAskedPerson(county);
    const report = await makeAccessReport(county.as("administrator"), register, { kind: "person", id: personId });
    if (!report.ok) throw new Error(report.refusal);
    const of = (table: string) => report.value.traces.find((trace) => trace.table.table === table)?.rows;
    expect(of("public.people")).toMatchObject([{ last_name: "Ostertag", email: "Ostertag@example.org", phone: "05555 12" }]);
    expect(of("public.status_requests")).toMatchObject([{ status_round_id: "Frühjahr", reminders: "1" }]);
    expect(of("public.status_answers")).toMatchObject([{ measure_id: "Elterncafé", text: "Das Café läuft, sagt LUDMILLA OSTERTAG." }]);
    expect(of("public.progress_updates")).toMatchObject([{ author_name: "Frau Ludmilla Ostertag" }]);
    expect(of("public.measures")).toMatchObject([{ title: "Elterncafé" }]);
    expect(of("public.mails")).toMatchObject([{ to_address: "ostertag@example.org", subject: "Sachstand" }]);
    expect(of("public.files")).toMatchObject([{ name: "Liste.pdf" }]);
    expect(Object.keys(of("public.mails")?.[0] ?? {})).not.toContain("body");
    // Who released the update is somebody else's data.
    expect(JSON.stringify(report.value.traces)).not.toContain("Frau Albers");
  });

  test("says who looked, by role and not by name", async () => {
    const county = await aRegion(db);
    const { personId, organisationId, roundId } = await anAskedPerson(county);
    const look = (event: string, subjectId: string) => transact(county.as("coordinator"), async (tx) => tx.audit(event, subjectId));
    await look("organisation.people-read", organisationId);
    await look("status-round.read", roundId);
    await look("organisation.people-read", newId());
    const administrator = county.as("administrator");
    await searchSubjects(administrator, register, "ostertag");
    const report = await makeAccessReport(administrator, register, { kind: "person", id: personId });
    if (!report.ok) throw new Error(report.refusal);
    expect(report.value.looks.map(({ event }) => event)).toEqual(["privacy.list-read", "status-round.read", "organisation.people-read"]);
    expect(JSON.stringify(report.value.looks)).not.toContain("Test coordinator");
  });

  test("also shows who is blocked, to the administration", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson({ restrictedAt: county.ctx.now, restrictedFor: "request" });
    const found = await searchSubjects(county.as("administrator"), register, "haddad");
    expect(found).toMatchObject({ ok: true, value: [{ id }] });
  });

  test("is refused to everybody else, and finds nobody of a stranger's region", async () => {
    const [county, stranger] = [await aRegion(db), await aRegion(db)];
    const { id } = await stranger.aPerson();
    expect(await makeAccessReport(county.as("administrator"), register, { kind: "person", id })).toEqual({ ok: false, refusal: "not-found" });
    for (const role of ["coordinator", "data-protection-officer", "editor"] as const) {
      expect(await makeAccessReport(stranger.as(role), register, { kind: "person", id })).toEqual({ ok: false, refusal: "not-allowed" });
      expect(await searchSubjects(stranger.as(role), register, "haddad")).toEqual({ ok: false, refusal: "not-allowed" });
    }
  });

  test("of one person among 20,000 with 200,000 log entries takes less than two seconds", { timeout: 90_000 }, async () => {
    const county = await aRegion(db);
    const { personId, organisationId } = await anAskedPerson(county);
    await db.superuser.query("alter table people disable trigger all");
    await db.superuser.query(
      `insert into people (region_id, id, organisation_id, first_name, last_name, email)
       select $1, gen_random_uuid(), $2, 'Vorname' || n, 'Nachname' || n, n || '@example.org' from generate_series(1, 20000) n`,
      [county.region.id, organisationId],
    );
    await db.superuser.query("alter table people enable trigger all");
    await db.superuser.query(
      `insert into audit.entries (region_id, seq, at, tx, account, actor, event, subject_id, details, hash)
       select $1, 1000 + n, now(), '1', gen_random_uuid()::text, 'X', 'organisation.people-read', gen_random_uuid(), '{}', '\\x00' from generate_series(1, 200000) n`,
      [county.region.id],
    );
    const started = performance.now();
    const report = await makeAccessReport(county.as("administrator"), register, { kind: "person", id: personId });
    expect(report.ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("A request", () => {
  test.each([
    ["2026-03-02", "2026-04-02"],
    ["2026-01-31", "2026-02-28"],
    ["2024-01-31", "2024-02-29"],
    ["2026-11-30", "2026-12-30"],
    ["2026-12-15", "2027-01-15"],
  ])("that came on %s is due on %s", (day, due) => expect(monthsAfter(day, 1)).toBe(due));

  test("stands in the deadline list until it is answered, with everything that was done, when and by whom", async () => {
    const county = await aRegion(db, "2026-03-10");
    const administrator = county.as("administrator");
    const { id: personId } = await county.aPerson();
    const requestId = await aRequest(county, "access", personId);
    expect(await listRequests(administrator)).toMatchObject({ ok: true, value: { open: [{ id: requestId, dueOn: "2026-04-02" }], answered: [] } });
    await noteStep(administrator, { requestId, kind: "identity-checked", note: "Rückruf über die Zentrale" });
    await answerRequest(administrator, { requestId, outcome: "fulfilled", letter: "Guten Tag, anbei die Auskunft." });
    expect(await listRequests(administrator)).toMatchObject({ ok: true, value: { open: [], answered: [{ id: requestId, outcome: "fulfilled" }] } });
    const by = "by Test administrator";
    expect(await stepsOf(administrator, requestId)).toEqual([`received ${by}`, `identity-checked ${by}`, `answered ${by}`]);
    expect(await noteStep(administrator, { requestId, kind: "note", note: "zu spät" })).toEqual({ ok: false, refusal: "answered" });
  });

  test("is extended once, within its month, to three months", async () => {
    const county = await aRegion(db, "2026-03-10");
    const administrator = county.as("administrator");
    const requestId = await aRequest(county, "access", (await county.aPerson()).id);
    expect(await extendRequest(administrator, { requestId, reason: "Sehr viele Daten" })).toMatchObject({ ok: true });
    expect(await findRequest(administrator, requestId)).toMatchObject({ value: { request: { dueOn: "2026-06-02", extensionReason: "Sehr viele Daten" } } });
    expect(await extendRequest(administrator, { requestId, reason: "Noch mehr" })).toEqual({ ok: false, refusal: "too-late" });
  });

  test("to block takes the person out of use, and lifting it back in", async () => {
    const county = await aRegion(db, "2026-03-10");
    const administrator = county.as("administrator");
    const person = await county.aPerson();
    await county.aRelease(person);
    const { id } = person;
    const requestId = await aRequest(county, "restriction", id);
    const publicRows = async () => (await transact(county.publicCtx, async (tx) => tx.execute("select 1 from person_releases"))).rowCount;
    expect(await publicRows()).toBe(1);
    expect(await restrictOnRequest(administrator, register, { requestId, lift: false })).toMatchObject({ ok: true });
    expect(await publicRows()).toBe(0);
    expect(await restrictOnRequest(administrator, register, { requestId, lift: false })).toEqual({ ok: false, refusal: "nothing-to-change" });
    expect(await restrictOnRequest(administrator, register, { requestId, lift: true })).toMatchObject({ ok: true });
    expect(await publicRows()).toBe(1);
  });

  test("to correct changes what is wrong; another name is no longer the one that was released", async () => {
    const county = await aRegion(db, "2026-03-10");
    const administrator = county.as("administrator");
    const person = await county.aPerson({ phone: "1" });
    await county.aRelease(person);
    const { id } = person;
    const requestId = await aRequest(county, "rectification", id);
    const values = { salutation: "", first_name: "Amira", last_name: "Haddad-Meyer", function: "Leitung", email: "", phone: "05555 99", version: "77" };
    expect(await correctOnRequest(administrator, register, { requestId, values: { ...values, last_name: " " } })).toEqual({
      ok: false,
      refusal: "name-missing",
    });
    expect(await correctOnRequest(administrator, register, { requestId, values })).toMatchObject({ ok: true });
    const { rows } = await db.superuser.query("select last_name, email, phone, version from people where id = $1", [id]);
    expect(rows).toEqual([{ last_name: "Haddad-Meyer", email: null, phone: "05555 99", version: 2 }]);
    expect((await db.superuser.query("select 1 from person_releases where person_id = $1", [id])).rowCount).toBe(0);
  });

  test("to erase erases, leaves proof without a name, and stands in the ledger", async () => {
    const county = await aRegion(db, "2026-03-10");
    const administrator = county.as("administrator");
    const { personId } = await anAskedPerson(county);
    const requestId = await aRequest(county, "erasure", personId);
    expect(await eraseOnRequest(administrator, { register, dataFolder }, requestId)).toMatchObject({
      ok: true,
      value: { rows: { "public.people": 1, "public.mails": 1 } },
    });
    expect(await stepsOf(administrator, requestId)).toEqual(["received by Test administrator", "erased by Test administrator"]);
    expect((await readErasures(dataFolder)).flatMap(({ erasures }) => erasures)).toMatchObject([{ subject: personId, cause: "request" }]);
    expect(await eraseOnRequest(administrator, { register, dataFolder }, requestId)).toEqual({ ok: false, refusal: "nothing-to-change" });
  });

  test("about oneself is somebody else's to carry out", async () => {
    const county = await aRegion(db);
    const administrator = county.as("administrator");
    if (administrator.actor.kind !== "staff") throw new Error("An administrator is staff.");
    const id = administrator.actor.accountId;
    await db.superuser.query(`insert into auth."user" (id, name, email) values ($1, 'Test', 'admin@example.org')`, [id]);
    await transact(county.ctx, (tx) => insertMembership(tx, county.ctx, id, { role: "administrator" }));
    const made = await receiveRequest(administrator, register, { kind: "erasure", subjectKind: "account", subjectId: id, receivedOn: "2026-01-01", note: "" });
    if (!made.ok) throw new Error(made.refusal);
    expect(await eraseOnRequest(administrator, { register, dataFolder }, made.value.requestId)).toEqual({ ok: false, refusal: "own-account" });
    expect(await restrictOnRequest(administrator, register, { requestId: made.value.requestId, lift: false })).toEqual({ ok: false, refusal: "own-account" });
  });

  test("is no affair of other roles; the data protection officer reads deadlines and steps and does nothing", async () => {
    const county = await aRegion(db, "2026-03-10");
    const requestId = await aRequest(county, "access", (await county.aPerson()).id);
    const officer = county.as("data-protection-officer");
    expect(await listRequests(officer)).toMatchObject({ ok: true });
    expect(await findRequest(officer, requestId)).toMatchObject({ ok: true });
    expect(await noteStep(officer, { requestId, kind: "note", note: "x" })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await eraseOnRequest(officer, { register, dataFolder }, requestId)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await listRequests(county.as("coordinator"))).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = await aRegion(db);
    expect(await findRequest(stranger.as("administrator"), requestId)).toEqual({ ok: false, refusal: "not-found" });
  });
});
