import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { accessReportDocument, accessReportJson } from "#app/documents/access-report.ts";
import { textsIn } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import {
  eraseOnRequest,
  findRequest,
  makeAccessReport,
  readErasures,
  receiveRequest,
  replayErasures,
  restrictOnRequest,
  searchSubjects,
  type SubjectKind,
} from "#platform/privacy/index.ts";
import { anOffer } from "#domain/offers/test-offer.ts";
import { bookFor, saveCapacity } from "#domain/offers/bookings/index.ts";
import { enterInterest } from "#domain/offers/courses/interest/index.ts";
import { interestOffers } from "#domain/offers/courses/interest/schema.ts";
import { eventVisits } from "#domain/offers/events/schema.ts";
import { createAccount, insertMembership } from "#platform/auth/index.ts";
import { newId, transact } from "#platform/db/index.ts";
import { findCode, issueCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-addresses-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

/** The tables in which somebody is known by an address alone: the column of their key, and what else must stand there. */
const TABLES: Record<string, { key: string; values: Record<string, unknown>; nameless?: true }> = {
  booking_contacts: { key: "booking_id", values: { phone: "05555 12" } },
  registrants: { key: "registration_id", values: { organisation: "Nachbarschaft" } },
  interest_contacts: { key: "interest_id", values: { consented_on: "2026-03-01" } },
  course_list_subscribers: { key: "id", values: { state: "listed", language: "de", pace: "weekly", entered_by: "office", since: "2026-03-01" } },
  offer_proposals: {
    key: "id",
    values: { title: "Nähen", text: "Jeden Dienstag", organisation: "Verein", language: "de", sent_at: "2026-03-01" },
    nameless: true,
  },
  grant_applicants: { key: "application_id", values: { phone: "05555 12" } },
  invitations: { key: "id", values: { role: "editor", invited_by: "" } },
  mails: { key: "id", values: { subject: "Ihr Platz", body: "" }, nameless: true },
};

/** A row as it may stand there, without the matter it belongs to. */
async function put(county: County, table: string, email: string | null, name = "Ülkü Öztürk", more: Record<string, unknown> = {}): Promise<string> {
  const { key, values, nameless } = TABLES[table] ?? { key: "id", values: {} };
  const id = newId();
  const row: Record<string, unknown> = { region_id: county.region.id, [key]: id, [table === "mails" ? "to_address" : "email"]: email, ...values, ...more };
  if (!nameless) row.name = name;
  const client = await db.superuser.connect();
  try {
    // Keys to the matter and what triggers would do with it are not what these tests are about.
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    const columns = Object.keys(row);
    await client.query(`insert into ${table} (${columns.join(", ")}) values (${columns.map((_, place) => `$${place + 1}`).join(", ")})`, Object.values(row));
    await client.query("commit");
  } finally {
    client.release();
  }
  return id;
}

const office = (county: County) => county.as("administrator");
async function search(county: County, words: string) {
  const found = await searchSubjects(office(county), register, words);
  if (!found.ok) throw new Error(found.refusal);
  return found.value;
}
async function report(county: County, kind: SubjectKind, id: string) {
  const made = await makeAccessReport(office(county), register, { kind, id });
  if (!made.ok) throw new Error(made.refusal);
  const of = (table: string) => made.value.traces.find((trace) => trace.table.table === `public.${table}`)?.rows ?? [];
  return { ...made.value, of };
}
async function erase(county: County, subjectKind: SubjectKind, subjectId: string): Promise<string> {
  const input = { kind: "erasure", subjectKind, subjectId, receivedOn: office(county).today, note: "" } as const;
  const request = await receiveRequest(office(county), register, input);
  if (!request.ok) throw new Error(request.refusal);
  const erased = await eraseOnRequest(office(county), { register, dataFolder }, request.value.requestId);
  if (!erased.ok) throw new Error(erased.refusal);
  return request.value.requestId;
}
const emailsIn = async (county: County, table: string) =>
  (
    await db.superuser.query<{ name: string }>(`select to_jsonb(t) ->> 'name' as name from ${table} t where region_id = $1 order by 1`, [county.region.id])
  ).rows.map(({ name }) => name);

describe("Who is known by an address alone", () => {
  test.each(Object.keys(TABLES))("is found, told and erased: %s", async (table) => {
    const county = await aRegion(db);
    await put(county, table, "Ulku@example.org");
    const [found, ...more] = await search(county, "ulku@example");
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: "address", email: "ulku@example.org" });
    const { of } = await report(county, "address", found?.id ?? "");
    expect(of(table)).toHaveLength(1);
    await erase(county, "address", found?.id ?? "");
    expect(await emailsIn(county, table)).toEqual([]);
    expect(await search(county, "ulku")).toEqual([]);
  });

  test.each([
    ["booking_contacts", "booking"],
    ["registrants", "registration"],
    ["interest_contacts", "interest"],
    ["grant_applicants", "grant-application"],
  ] as const)("keeps no open link after being erased: %s", async (table, kind) => {
    const county = await aRegion(db);
    const subjectId = await put(county, table, "ulku@example.org");
    const code = await transact(county.ctx, async (tx) => {
      tx.audit("test.prepared", null);
      return issueCode(tx, { regionId: county.region.id, kind, subjectId, expiresAt: new Date(Date.now() + 86_400_000) });
    });
    const [found] = await search(county, "öztürk");
    await erase(county, "address", found?.id ?? "");
    expect((await findCode(county.ctx.database, code, kind))?.state).toBe("revoked");
  });

  test.each(["öztürk", "Oeztuerk", "ozturk ulku", "ulku@EXAMPLE.org"])("is found by %s", async (words) => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "ulku@example.org");
    expect(await search(county, words)).toMatchObject([{ kind: "address", name: "Ülkü Öztürk", second: "ulku@example.org" }]);
    expect(await search(county, "yilmaz")).toEqual([]);
  });

  test("is one, however the name is written, and stands apart from others who use the mailbox", async () => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "familie@example.org", "Ülkü Öztürk");
    await put(county, "registrants", "Familie@example.org", "  öztürk,  Uelkue");
    await put(county, "grant_applicants", "familie@example.org", "Mehmet Öztürk");
    const found = await search(county, "familie@example.org");
    expect(found.map(({ name }) => name).toSorted()).toEqual(["Mehmet Öztürk", "öztürk,  Uelkue"]);
    const own = found.find(({ name }) => name !== "Mehmet Öztürk");
    const told = await report(county, "address", own?.id ?? "");
    expect([told.of("booking_contacts").length, told.of("registrants").length, told.others]).toEqual([1, 1, 1]);
    expect(JSON.stringify(told.traces)).not.toContain("Mehmet");
    await erase(county, "address", own?.id ?? "");
    expect([await emailsIn(county, "booking_contacts"), await emailsIn(county, "registrants")]).toEqual([[], []]);
    expect(await emailsIn(county, "grant_applicants")).toEqual(["Mehmet Öztürk"]);
  });

  test("is found by the name of who registered a child, too", async () => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "ulku@example.org", "Mia", { guardian: "Ülkü Öztürk" });
    const [found] = await search(county, "öztürk");
    expect((await report(county, "address", found?.id ?? "")).of("booking_contacts")).toMatchObject([{ name: "Mia", guardian: "Ülkü Öztürk" }]);
  });

  test("reads in words which language was asked for, not the code of it", async () => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "ulku@example.org", "Ülkü Öztürk", { language: "ar" });
    const [found] = await search(county, "öztürk");
    const setting = { register, region: county.region, today: county.ctx.today, locale: "de", texts: textsIn("de") } as const;
    const { blocks } = accessReportDocument(await report(county, "address", found?.id ?? ""), setting);
    expect(blocks.flatMap((block) => (block.kind === "facts" ? block.facts : []))).toContainEqual({ name: "Sprache", value: "Arabisch" });
  });

  test("reads what was booked, wished and registered for, in words, and none of it after being erased", async () => {
    const county = await aRegion(db);
    const { id: offerId } = await anOffer(county);
    const asked = { ageBand: null, guardian: "", email: "familie@example.org", phone: "", language: "de" } as const;
    expect(
      await saveCapacity(county.as("coordinator"), {
        offerId,
        version: null,
        minimum: null,
        maximum: 2,
        takenElsewhere: 0,
        bookingUntil: null,
        answerDays: null,
      }),
    ).toMatchObject({ ok: true });
    expect(await bookFor(county.as("coordinator"), { offerId, participant: { ...asked, name: "Ülkü Öztürk", ageBand: "27-59" } })).toMatchObject({ ok: true });
    expect(await bookFor(county.as("coordinator"), { offerId, participant: { ...asked, name: "Mehmet Öztürk", ageBand: "60-up" } })).toMatchObject({
      ok: true,
    });
    const own = (await search(county, "ulku ozturk"))[0]?.id ?? "";
    const told = await report(county, "address", own);
    expect(told.of("bookings")).toMatchObject([{ offer_id: "Deutsch am Abend", state: "booked", age_band: "27-59" }]);
    const setting = { register, region: county.region, today: county.ctx.today, locale: "de", texts: textsIn("de") } as const;
    const facts = accessReportDocument(told, setting).blocks.flatMap((block) => (block.kind === "facts" ? block.facts : []));
    expect(facts).toContainEqual({ name: "Angebot", value: "Deutsch am Abend" });
    expect(facts).toContainEqual({ name: "Stand", value: "hat einen Platz" });
    expect(facts).toContainEqual({ name: "Alter", value: "27 bis 59" });
    await erase(county, "address", own);
    expect(await emailsIn(county, "booking_contacts")).toEqual(["Mehmet Öztürk"]);
    // The figures of the course stay.
    expect((await db.superuser.query("select 1 from bookings where region_id = $1", [county.region.id])).rowCount).toBe(2);
  });

  test("reads which course was wished for and when, which place was offered, and when one came; whom to ask for attendance", async () => {
    const county = await aRegion(db);
    const { id: offerId } = await anOffer(county);
    const office = county.as("coordinator");
    const need = {
      level: "A1",
      types: ["women", "mama"],
      municipalityId: null,
      weekdays: [1, 3],
      dayParts: ["morning", "evening"],
      needsChildcare: true,
    } as const;
    const contact = { name: "Ülkü Öztürk", email: "ulku@example.org", phone: "", language: "tr" } as const;
    const entered = await enterInterest(office, { ...need, types: [...need.types], weekdays: [...need.weekdays], dayParts: [...need.dayParts] }, contact);
    if (!entered.ok) throw new Error(entered.refusal);
    const places = { minimum: null, maximum: 2, takenElsewhere: 0, bookingUntil: null, answerDays: null };
    await saveCapacity(office, { offerId, version: null, ...places });
    const booked = await bookFor(office, { offerId, participant: { ...contact, ageBand: null, guardian: "" } });
    if (!booked.ok) throw new Error(booked.refusal);
    await transact(county.ctx, async (tx) => {
      const regionId = county.region.id;
      const of = { regionId, bookingId: booked.value.id };
      await tx.insert(eventVisits).values({ ...of, startsAt: new Date("2026-11-20T17:00Z"), cameAt: new Date("2026-11-20T17:05Z") });
      await tx.insert(interestOffers).values({ ...of, interestId: entered.value.id, offerId, state: "declined", offeredAt: county.ctx.now });
      tx.audit("test.prepared", offerId);
    });
    const told = await report(county, "address", (await search(county, "ulku ozturk"))[0]?.id ?? "");
    expect(told.of("interest_offers")).toMatchObject([{ offer_id: "Deutsch am Abend", state: "declined" }]);
    expect(told.of("event_visits")).toMatchObject([{ booking_id: "Deutsch am Abend" }]);
    const setting = { register, region: county.region, today: county.ctx.today, locale: "de", texts: textsIn("de") } as const;
    const { blocks } = accessReportDocument(told, setting);
    const facts = blocks.flatMap((block) => (block.kind === "facts" ? block.facts : []));
    expect(facts).toContainEqual({ name: "Art des Kurses", value: "Frauenkurs und Mama lernt Deutsch" });
    expect(facts).toContainEqual({ name: "Wochentage", value: "Montag und Mittwoch" });
    expect(facts).toContainEqual({ name: "Tageszeiten", value: "vormittags und abends" });
    expect(facts).toContainEqual({ name: "Anmeldung", value: "Deutsch am Abend" });
    expect(facts).toContainEqual({ name: "Gekommen um", value: expect.stringContaining("20. November 2026") });
    expect(blocks).toContainEqual({ kind: "heading", level: 1, text: "Anwesenheit und Bescheinigungen" });
  });

  test("tells of no row by the bare id of another", () => {
    const bare = register.tables.flatMap(({ table, columns }) =>
      Object.entries(columns).flatMap(([column, use]) => (column !== "id" && use.startsWith("via ") && !use.includes(" as ") ? [`${table}.${column}`] : [])),
    );
    expect(bare).toEqual([]);
  });

  test.each([
    ["registrants", "registrations", "conference_id"],
    ["interest_contacts", "interest_entries", "level"],
    ["interest_contacts", "interest_offers", "offer_id"],
    ["booking_contacts", "loans", "first_day"],
    ["booking_contacts", "event_visits", "came_at"],
  ])("reads in the report about %s also %s", async (table, beside, column) => {
    const reached = register.tables.find((one) => one.table === `public.${beside}`);
    const key = TABLES[table]?.key;
    expect(Object.values(reached?.columns ?? {}).map((use) => use.split(" as ")[0])).toContain(`via public.${table}.${key}`);
    expect(Object.keys(reached?.columns ?? {})).toContain(column);
  });

  test("is not who has the same name in the house, or in another region", async () => {
    const [county, other] = [await aRegion(db), await aRegion(db)];
    await county.aMeasure({ releasedAt: county.ctx.now, releasedBy: "Ülkü Öztürk" });
    await put(county, "booking_contacts", "ulku@example.org");
    await put(other, "booking_contacts", "ulku@example.org");
    const [found] = await search(county, "öztürk");
    const [there] = await search(other, "öztürk");
    expect(there?.id).not.toBe(found?.id);
    expect((await report(county, "address", found?.id ?? "")).traces).toHaveLength(1);
    await erase(county, "address", found?.id ?? "");
    expect((await db.superuser.query("select 1 from measures where region_id = $1 and released_by = 'Ülkü Öztürk'", [county.region.id])).rowCount).toBe(1);
    expect(await emailsIn(other, "booking_contacts")).toHaveLength(1);
  });

  test("stands as a request with proof; neither log nor ledger tells the address, and a restored row goes again", async () => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "ulku@example.org");
    const [found] = await search(county, "öztürk");
    const id = found?.id ?? "";
    const requestId = await erase(county, "address", id);
    const request = await findRequest(office(county), requestId);
    expect(request.ok && request.value.steps.at(-1)).toMatchObject({ kind: "erased", note: "public.booking_contacts: 1" });
    const ledger = (await readErasures(dataFolder)).find(({ regionId }) => regionId === county.region.id);
    expect(ledger).toMatchObject({ brokenAt: null, erasures: [{ kind: "address", subject: id, cause: "request" }] });
    const log = await db.superuser.query("select to_jsonb(e) as e from audit.entries e where region_id = $1", [county.region.id]);
    expect(JSON.stringify([ledger, log.rows])).not.toMatch(/ulku|öztürk/i);
    await put(county, "booking_contacts", "ulku@example.org");
    await replayErasures(db.database, register, dataFolder);
    expect(await emailsIn(county, "booking_contacts")).toEqual([]);
  });

  test("cannot be blocked, because the data is used for nothing else", async () => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "ulku@example.org");
    const [found] = await search(county, "öztürk");
    const input = { kind: "restriction", subjectKind: "address", subjectId: found?.id ?? "", receivedOn: office(county).today, note: "" } as const;
    const request = await receiveRequest(office(county), register, input);
    expect(await restrictOnRequest(office(county), register, { requestId: request.ok ? request.value.requestId : "", lift: false })).toMatchObject({
      refusal: "nothing-to-change",
    });
  });
});

const WRITTEN = ["04261 123-45", "+49 4261 12345", "0049 (0)4261/123 45", "٠٤٢٦١ ١٢٣٤٥"];
const byPhone = (county: County, table: string, phone: string, name = "Ülkü Öztürk", email: string | null = null) => put(county, table, email, name, { phone });

describe("Who is known by a telephone number alone", () => {
  test.each(["booking_contacts", "interest_contacts"])("is found, told and erased: %s", async (table) => {
    const county = await aRegion(db);
    await byPhone(county, table, "04261 123-45");
    const [found, ...more] = await search(county, "öztürk");
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: "address", name: "Ülkü Öztürk", second: "04261 123-45" });
    expect((await report(county, "address", found?.id ?? "")).of(table)).toMatchObject([{ phone: "04261 123-45" }]);
    await erase(county, "address", found?.id ?? "");
    expect(await emailsIn(county, table)).toEqual([]);
    expect(await search(county, "öztürk")).toEqual([]);
  });

  test.each(WRITTEN.flatMap((typed) => WRITTEN.map((stored) => [typed, stored])))("is found by %s, stored as %s", async (typed = "", stored = "") => {
    const county = await aRegion(db);
    await byPhone(county, "booking_contacts", stored);
    expect(await search(county, typed)).toMatchObject([{ name: "Ülkü Öztürk" }]);
  });

  test.each([
    ["123-45", 1],
    ["+49 4261", 1],
    ["12346", 0],
    ["345", 0],
    ["0049", 0],
    ["12345@example.org", 0],
  ])("is found by part of the number, but not by a few figures or by what is no number: %s → %i", async (typed, count) => {
    const county = await aRegion(db);
    await byPhone(county, "booking_contacts", "04261 123-45");
    expect(await search(county, typed)).toHaveLength(count);
  });

  test("is one, however name and number are written, and stands apart from others who use the telephone", async () => {
    const county = await aRegion(db);
    await byPhone(county, "booking_contacts", "04261 123-45", "Ülkü Öztürk");
    await byPhone(county, "interest_contacts", "+49 4261 12345", "Frau Oeztuerk, Ulku");
    await byPhone(county, "interest_contacts", "0049426112345", "Mehmet Öztürk");
    await byPhone(county, "booking_contacts", "+90 4261 12345", "Ülkü Öztürk");
    const found = await search(county, "426112345");
    expect(found.map(({ name }) => name).toSorted()).toEqual(["Frau Oeztuerk, Ulku", "Mehmet Öztürk", "Ülkü Öztürk"]);
    const own = found.find(({ name }) => name.startsWith("Frau"));
    const told = await report(county, "address", own?.id ?? "");
    expect([told.of("booking_contacts").length, told.of("interest_contacts").length, told.others]).toEqual([1, 1, 1]);
    expect(JSON.stringify(told.traces)).not.toContain("Mehmet");
    await erase(county, "address", own?.id ?? "");
    expect([await emailsIn(county, "booking_contacts"), await emailsIn(county, "interest_contacts")]).toEqual([["Ülkü Öztürk"], ["Mehmet Öztürk"]]);
  });

  test("is the same as who gave the number with an address elsewhere, under the same name", async () => {
    const county = await aRegion(db);
    await byPhone(county, "booking_contacts", "04261 123-45", "Ülkü Öztürk", "ulku@example.org");
    await byPhone(county, "interest_contacts", "+49 4261 12345");
    await byPhone(county, "interest_contacts", "+49 4261 12345", "Mehmet Öztürk");
    const found = await search(county, "0426112345");
    expect(found.map(({ name, second }) => `${name}, ${second}`).toSorted()).toEqual(["Mehmet Öztürk, +49 4261 12345", "Ülkü Öztürk, ulku@example.org"]);
    const id = found.find(({ email }) => email === "ulku@example.org")?.id ?? "";
    const told = await report(county, "address", id);
    expect([told.of("booking_contacts").length, told.of("interest_contacts").length, told.others]).toEqual([1, 1, 1]);
    await erase(county, "address", id);
    expect((await search(county, "öztürk")).map(({ name }) => name)).toEqual(["Mehmet Öztürk"]);
  });

  test("is found where no figure stands, by the words", async () => {
    const county = await aRegion(db);
    await byPhone(county, "booking_contacts", "über die Nachbarin");
    const [found] = await search(county, "öztürk");
    expect((await report(county, "address", found?.id ?? "")).of("booking_contacts")).toHaveLength(1);
  });

  test("stands in neither log nor ledger with the number, and goes again after a restore", async () => {
    const county = await aRegion(db);
    await byPhone(county, "booking_contacts", "04261 123-45");
    const [found] = await search(county, "123-45");
    await erase(county, "address", found?.id ?? "");
    const ledger = (await readErasures(dataFolder)).find(({ regionId }) => regionId === county.region.id);
    const log = await db.superuser.query("select to_jsonb(e) as e from audit.entries e where region_id = $1", [county.region.id]);
    expect(JSON.stringify([ledger?.erasures, log.rows])).not.toMatch(/4261|öztürk/i);
    await byPhone(county, "booking_contacts", "+49 4261 12345");
    await replayErasures(db.database, register, dataFolder);
    expect(await emailsIn(county, "booking_contacts")).toEqual([]);
  });

  test("is reached in every table that keeps a name and a number beside it", () => {
    const tables = register.tables.filter(({ columns }) => "phone" in columns && Object.values(columns).includes("subject-name"));
    expect(tables.map(({ table }) => table).toSorted()).toEqual(["public.booking_contacts", "public.grant_applicants", "public.interest_contacts"]);
    expect(tables.filter(({ columns }) => columns["phone"] !== "subject-phone")).toEqual([]);
  });
});

describe("Somebody of the network with a telephone number", () => {
  test("is found by it, reads and loses what stands under it with their name; the rest is a number", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson({ firstName: "Ülkü", lastName: "Öztürk", phone: "04261 123-45" });
    await byPhone(county, "booking_contacts", "+49 4261 12345");
    await byPhone(county, "booking_contacts", "+49 4261 12345", "Jan Beispiel");
    expect((await search(county, "0049 4261 12345")).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "person Ülkü Öztürk",
      "address Jan Beispiel",
      "address Ülkü Öztürk",
    ]);
    const told = await report(county, "person", id);
    expect([told.of("booking_contacts").length, told.others]).toEqual([1, 1]);
    await erase(county, "person", id);
    expect(await emailsIn(county, "booking_contacts")).toEqual(["Jan Beispiel"]);
  });
});

describe("Somebody of the network whose mailbox others use, too", () => {
  test("reads and loses what carries their name; the rest is a number", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson({ salutation: "Frau", firstName: "Ülkü", lastName: "Öztürk", email: "team@example.org" });
    await put(county, "registrants", "team@example.org", "Dr. ULKU ÖZTÜRK");
    await put(county, "registrants", "team@example.org", "Jan Beispiel");
    expect((await search(county, "team@example.org")).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "person Ülkü Öztürk",
      "address Dr. ULKU ÖZTÜRK",
      "address Jan Beispiel",
    ]);
    const told = await report(county, "person", id);
    expect(told.of("registrants")).toMatchObject([{ name: "Dr. ULKU ÖZTÜRK" }]);
    expect(told.others).toBe(1);
    const setting = { register, region: county.region, today: county.ctx.today, locale: "de", texts: textsIn("de") } as const;
    const printed = JSON.stringify(accessReportDocument(told, setting));
    expect(printed).toContain("Ein weiterer Eintrag unter derselben Adresse oder Telefonnummer, mit anderem Namen");
    expect(accessReportJson(told, setting)).toMatchObject({ othersAtTheAddress: 1 });
    expect(printed).not.toContain("Beispiel");
    await erase(county, "person", id);
    expect(await emailsIn(county, "registrants")).toEqual(["Jan Beispiel"]);
  });
});

const NAMELESS = ["course_list_subscribers", "offer_proposals", "mails"];
const mailTo = (county: County, to: string, name: string, more: Record<string, unknown> = {}) =>
  put(county, "mails", to, "", { addressee_name: name, subject: `An ${name}`, ...more });
const subjectsIn = async (county: County) =>
  (await db.superuser.query<{ subject: string }>("select subject from mails where region_id = $1 order by 1", [county.region.id])).rows.map(
    ({ subject }) => subject,
  );

describe("What has no name beside its address", () => {
  test.each(NAMELESS)("is theirs who alone is known by it: %s", async (table) => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "ulku@example.org");
    await put(county, table, "ulku@example.org", "");
    const [found, ...more] = await search(county, "ulku@example.org");
    expect([found?.name, more]).toEqual(["Ülkü Öztürk", []]);
    expect((await report(county, "address", found?.id ?? "")).of(table)).toHaveLength(1);
    await erase(county, "address", found?.id ?? "");
    expect(await emailsIn(county, table)).toEqual([]);
  });

  test.each(NAMELESS.flatMap((table) => ["booking", "person", "account", "mail"].map((other) => [table, other] as const)))(
    "is the address's own where somebody else is known by it, and stays when one of them is erased: %s, %s",
    async (table, other) => {
      const county = await aRegion(db);
      await put(county, "booking_contacts", "familie@example.org");
      await put(county, table, "familie@example.org", "");
      if (other === "booking") await put(county, "booking_contacts", "Familie@example.org", "Mehmet Öztürk");
      if (other === "person") await county.aPerson({ firstName: "Mehmet", lastName: "Öztürk", email: "Familie@example.org" });
      if (other === "mail") await mailTo(county, "familie@example.org", "Mehmet Öztürk");
      if (other === "account") {
        const made = await createAccount(db, { email: "familie@example.org", name: "Mehmet Öztürk", passwordHash: "x" });
        if (made.ok) await transact(county.ctx, (tx) => insertMembership(tx, county.ctx, made.value.accountId, { role: "editor" }));
      }
      const found = await search(county, "familie@example.org");
      expect(found.map(({ name }) => name).toSorted()).toEqual(["Mehmet Öztürk", "familie@example.org", "Ülkü Öztürk"]);
      const own = found.find(({ name }) => name === "Ülkü Öztürk")?.id ?? "";
      const told = await report(county, "address", own);
      expect(told.traces.map(({ table: { table: name } }) => name)).toEqual(["public.booking_contacts"]);
      expect(told.others).toBe(other === "booking" || other === "mail" ? 2 : 1);
      await erase(county, "address", own);
      const left = async () => (await db.superuser.query(`select 1 from ${table} where region_id = $1`, [county.region.id])).rowCount ?? 0;
      const before = await left();
      await erase(county, "address", found.find(({ second }) => second === "")?.id ?? "");
      expect([before - (await left()), (await search(county, "mehmet")).length]).toEqual([1, 1]);
      if (other === "account") await db.superuser.query(`delete from auth."user" where email = 'familie@example.org'`);
    },
  );

  test("is nobody's where it went to the office, whose address one of its people uses, too", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson({ firstName: "Ulla", lastName: "Albers", email: county.region.contactEmail });
    await put(county, "mails", county.region.contactEmail);
    expect((await report(county, "person", id)).of("mails")).toEqual([]);
    await erase(county, "person", id);
    expect(await subjectsIn(county)).toEqual(["Ihr Platz"]);
  });
});

describe("A mail to one of several who share an address", () => {
  test("is told and erased with that one alone, so that nobody loses a mail that waits", async () => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "familie@example.org", "Ülkü Öztürk");
    await put(county, "booking_contacts", "familie@example.org", "Mehmet Öztürk");
    await mailTo(county, "familie@example.org", "Ülkü Öztürk");
    await mailTo(county, "Familie@example.org", "Mehmet Öztürk");
    const own = (await search(county, "ulku"))[0]?.id ?? "";
    const told = await report(county, "address", own);
    expect(told.of("mails")).toMatchObject([{ subject: "An Ülkü Öztürk", addressee_name: "Ülkü Öztürk" }]);
    expect(told.others).toBe(2);
    await erase(county, "address", own);
    expect(await subjectsIn(county)).toEqual(["An Mehmet Öztürk"]);
  });

  test("about a child is also who registered it", async () => {
    const county = await aRegion(db);
    await put(county, "booking_contacts", "familie@example.org", "Mia", { guardian: "Ülkü Öztürk" });
    await mailTo(county, "familie@example.org", "Mia", { addressee_guardian: "Ülkü Öztürk" });
    await mailTo(county, "familie@example.org", "Mehmet Öztürk");
    const own = (await search(county, "ulku"))[0]?.id ?? "";
    expect((await report(county, "address", own)).of("mails")).toMatchObject([{ subject: "An Mia" }]);
    await erase(county, "address", own);
    expect(await subjectsIn(county)).toEqual(["An Mehmet Öztürk"]);
  });

  test("is found by the person it was to, whatever they are called now and whatever their address is, and lists them once", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson({ firstName: "Ülkü", lastName: "Öztürk", email: "neu@example.org" });
    await mailTo(county, "team@example.org", "Ülkü Yıldız", { addressee_id: id });
    await mailTo(county, "neu@example.org", "Ülkü Öztürk", { addressee_id: id });
    expect((await search(county, "öztürk")).map(({ kind, name }) => `${kind} ${name}`)).toEqual(["person Ülkü Öztürk"]);
    const told = await report(county, "person", id);
    expect([told.of("mails").length, told.others]).toEqual([2, 0]);
    await erase(county, "person", id);
    expect(await subjectsIn(county)).toEqual([]);
  });
});
