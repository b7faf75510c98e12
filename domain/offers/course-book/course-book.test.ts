import { inArray } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { merge } from "#domain/network/duplicates/index.ts";
import { ROLES } from "#platform/auth/roles.ts";
import { newId, read, signContext, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { RawSession } from "#tests/walls/raw-session.ts";
import { bookingContacts, bookings } from "../bookings/schema.ts";
import {
  checkCertificate,
  correctName,
  findCourseBook,
  findSheet,
  issueCertificate,
  listCertificates,
  listHeadcounts,
  listOwnCourses,
  noteAttendance,
  printCertificate,
  readCertificateCode,
  shownCertificateCode,
  withdrawCertificate,
  type Mark,
} from "./index.ts";
import { aCourse, byLink, type TestCourse } from "./test-course.ts";

const db = await testDatabase();
const session = new RawSession(db.app);
await session.open();
afterAll(() => session.close());

const TODAY = "2026-11-01";
const MONDAY = new Date("2026-10-26T17:00:00Z");
const NAMES = ["Amira Haddad", "Bilal Demir", "Chiara Fontana", "Danylo Kovalenko"];
const KEY = Buffer.alloc(32, 7);

/** A county with a course of four learners, one date behind it and one to come. */
async function evening(endsOn: string | null = "2026-11-10") {
  const county = await aRegion(db, TODAY);
  const course = await aCourse(county, { names: NAMES, dates: [MONDAY.toISOString(), "2026-11-09T17:00:00Z"], endsOn });
  return { county, course };
}
const marksOf = ({ bookingIds }: TestCourse, ...marks: (Mark | null)[]) =>
  Object.fromEntries(bookingIds.flatMap((id, place) => (marks[place] ? [[id, marks[place]]] : [])));
const note = (ctx: Context, course: TestCourse, version: number | null, ...marks: (Mark | null)[]) =>
  noteAttendance(ctx, { offerId: course.offerId, startsAt: MONDAY, version, marks: marksOf(course, ...marks) });
const sheetOf = (ctx: Context, { offerId }: TestCourse) => read(ctx, (reader) => findSheet(ctx, reader, offerId, MONDAY));
const done = { ok: true, value: null };

describe("Noting attendance", () => {
  test("is for the provider by its link, on a date that has begun, and can be changed", async () => {
    const { county, course } = await evening();
    const { link, offerId } = course;
    expect(await sheetOf(link, course)).toMatchObject({ version: null, learners: NAMES.map((name) => ({ name, mark: null })) });
    expect(await note(link, course, null, "present", "present", "present", "absent")).toEqual(done);
    expect(await note(link, course, 1, "present", "present", "present", "excused")).toEqual(done);
    expect(await sheetOf(link, course)).toMatchObject({ version: 2, learners: [{ mark: "present" }, {}, {}, { mark: "excused" }] });
    const book = await read(link, (reader) => findCourseBook(link, reader, offerId));
    expect(book).toMatchObject({ dates: [{ noted: { present: 3, excused: 1, absent: 0 } }, { noted: null }] });
    expect(book?.learners[3]).toMatchObject({ name: "Danylo Kovalenko", excused: 1, present: 0 });
    const later = { offerId, startsAt: new Date("2026-11-09T17:00:00Z"), version: null, marks: {} };
    expect(await noteAttendance(link, later)).toEqual({ ok: false, refusal: "not-begun" });
    expect(await noteAttendance(link, { ...later, startsAt: new Date("2026-10-27T17:00:00Z") })).toEqual({ ok: false, refusal: "not-found" });
    const stranger = byLink(county, (await county.anOrganisation()).id);
    expect(await note(stranger, course, 2, "absent")).toEqual({ ok: false, refusal: "not-found" });
    for (const role of ROLES) expect(await note(county.as(role), course, 2, "absent")).toEqual({ ok: false, refusal: "not-allowed" });
    const elsewhere = await aRegion(db, TODAY);
    expect(await note(byLink(elsewhere, course.organisationId), course, 2, "absent")).toEqual({ ok: false, refusal: "not-found" });
  });

  test("takes no learner of another course", async () => {
    const { county, course } = await evening();
    const other = await aCourse(county, { names: ["Emre Yildiz"] });
    const marks = { [other.bookingIds[0] ?? ""]: "present" as const };
    expect(await noteAttendance(course.link, { offerId: course.offerId, startsAt: MONDAY, version: null, marks })).toEqual({ ok: false, refusal: "not-found" });
  });

  test("tells the second of two people; the same sent twice is one", async () => {
    const { course } = await evening();
    const both = await Promise.all([note(course.link, course, null, "present"), note(course.link, course, null, "absent")]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const { version, learners } = (await sheetOf(course.link, course)) ?? {};
    expect(version).toBe(1);
    expect(await note(course.link, course, null, learners?.[0]?.mark ?? null)).toEqual(done);
    expect(await note(course.link, course, null, "excused")).toEqual({ ok: false, refusal: "version-conflict" });
  });

  test("keeps who gave the place back where something was noted", async () => {
    const { county, course } = await evening();
    await note(course.link, course, null, "present", "present");
    await transact(county.ctx, async (tx) => {
      await tx
        .update(bookings)
        .set({ state: "withdrawn" })
        .where(inArray(bookings.id, course.bookingIds.slice(1, 3)));
      tx.audit("test.prepared", null);
    });
    const { learners = [] } = (await sheetOf(course.link, course)) ?? {};
    expect(learners.map(({ name, hasPlace }) => [name, hasPlace])).toEqual([
      ["Amira Haddad", true],
      ["Bilal Demir", false],
      ["Danylo Kovalenko", true],
    ]);
  });

  test("leaves the office a rounded headcount", async () => {
    const { county, course } = await evening();
    const counts = () => read(county.as("coordinator"), (reader) => listHeadcounts(county.as("coordinator"), reader, course.offerId));
    await note(course.link, course, null, "present", "present", "excused", "absent");
    expect(await counts()).toEqual([{ startsAt: MONDAY, headcount: null }]);
    await note(course.link, course, 1, "present", "present", "present", "absent");
    expect(await counts()).toEqual([{ startsAt: MONDAY, headcount: 5 }]);
  });
});

const TABLES = ["attendance", "course_certificates"];
/** What a hole in our code could do with what is noted: read it, change it, delete it, add to it. */
const ATTEMPTS = (course: TestCourse) => [
  "select count(*)::int as touched from attendance",
  "select count(*)::int as touched from course_certificates",
  "select count(*)::int as touched from wall.own_learners()",
  "with x as (update attendance set mark = 'absent' returning 1) select count(*)::int as touched from x",
  "with x as (delete from attendance returning 1) select count(*)::int as touched from x",
  "with x as (update attendance_sheets set headcount = 50 returning 1) select count(*)::int as touched from x",
  "with x as (update course_certificates set withdrawn_on = current_date returning 1) select count(*)::int as touched from x",
  `select count(*)::int as touched from attendance where booking_id = '${course.bookingIds[0]}'`,
];

describe("The database gives what was noted to nobody but the provider's link", () => {
  const of = async () => {
    const { county, course } = await evening();
    await note(course.link, course, null, "present", "present", "present", "absent");
    await issue(course);
    return { county, course };
  };

  test.each(ROLES)("not to the role %s", async (role) => {
    const { county, course } = await of();
    // The account of the organisation itself, too: who is there changes, and one link can be taken back at once.
    const ctx = county.as(role, course.organisationId);
    for (const statement of ATTEMPTS(course)) expect([statement, await touchedBy(ctx, statement)]).toEqual([statement, 0]);
    const row = `insert into attendance values ('${county.region.id}', '${course.offerId}', '${MONDAY.toISOString()}', '${course.bookingIds[3]}', 'present')`;
    await expect(session.run(signContext(ctx), row)).rejects.toThrow("row-level security");
  });

  test("not to the public, another provider, a stranger's region, or a learner's own link", async () => {
    const { county, course } = await of();
    const elsewhere = await aRegion(db, TODAY);
    const learner = db.ctx(county.region, { kind: "link", opens: "booking", subjectId: course.bookingIds[0] ?? "", name: "Link zum Platz" });
    for (const ctx of [county.publicCtx, byLink(county, (await county.anOrganisation()).id), byLink(elsewhere, course.organisationId), learner])
      for (const statement of ATTEMPTS(course)) expect([statement, await touchedBy(ctx, statement)]).toEqual([statement, 0]);
  });

  test("and no job reads it: the nightly one deletes certificates that are too old, and nothing else", async () => {
    const { county, course } = await of();
    for (const table of TABLES) expect(await session.count(signContext(course.link), table)).toBeGreaterThan(0);
    expect(await session.count(signContext(county.ctx), "attendance")).toBe(0);
    expect(await touchedBy(county.ctx, "with x as (update course_certificates set level = 'C2' returning 1) select count(*)::int as touched from x")).toBe(0);
  });
});

const touchedBy = async (ctx: Context, statement: string) => (await session.run(signContext(ctx), statement))[0]?.["touched"];

const issue = (course: TestCourse, values: { bookingId?: string } = {}, id = newId(), ctx = course.link) =>
  issueCertificate(
    ctx,
    { offerId: course.offerId, bookingId: course.bookingIds[0] ?? "", startsOn: "2026-09-01", endsOn: "2026-11-10", lessons: 90, level: "B1", ...values },
    KEY,
    id,
  );
const listed = ({ link, offerId }: TestCourse) => read(link, (reader) => listCertificates(link, reader, offerId));
const printed = ({ link, offerId }: TestCourse, id: string, key = KEY) => read(link, (reader) => printCertificate(link, reader, { offerId, id }, key));
const checked = ({ publicCtx }: County, code: string) => read(publicCtx, (reader) => checkCertificate(publicCtx, reader, code));
async function codeOf(course: TestCourse, id: string): Promise<string> {
  const paper = await printed(course, id);
  if (!paper.ok) throw new Error(paper.refusal);
  return paper.value.code;
}

describe("A certificate", () => {
  test("is issued by the provider's link for a learner of a course that ends within two weeks, one for each", async () => {
    const { county, course } = await evening();
    const id = newId();
    expect(await issue(course, {}, id)).toEqual({ ok: true, value: { id } });
    expect(await issue(course, {}, id)).toEqual({ ok: true, value: { id } });
    expect(await issue(course)).toEqual({ ok: false, refusal: "has-one" });
    expect(await issue(course, { bookingId: newId() })).toEqual({ ok: false, refusal: "not-found" });
    const other = await aCourse(county, { names: ["Emre Yildiz"] });
    expect(await issue(course, { bookingId: other.bookingIds[0] ?? "" })).toEqual({ ok: false, refusal: "not-found" });
    for (const role of ROLES) expect(await issue(course, {}, newId(), county.as(role))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await issue(course, {}, newId(), other.link)).toEqual({ ok: false, refusal: "not-found" });
    await issue(course, { bookingId: course.bookingIds[1] ?? "" });
    expect((await listed(course)).map(({ number, name }) => [number, name])).toEqual([
      [1, "Amira Haddad"],
      [2, "Bilal Demir"],
    ]);
    const { course: running } = await evening("2026-11-16");
    expect(await issue(running)).toEqual({ ok: false, refusal: "not-ended" });
    const { course: last } = await evening("2026-11-15");
    expect(await issue(last)).toMatchObject({ ok: true });
  });

  test("gives two people at once two numbers", async () => {
    const { course } = await evening();
    const both = await Promise.all(course.bookingIds.map((bookingId) => issue(course, { bookingId })));
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect((await listed(course)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test("is checked by anybody who has the code, in its own region, and names nobody", async () => {
    const { county, course } = await evening();
    const id = newId();
    await issue(course, {}, id);
    const code = await codeOf(course, id);
    expect(await checked(county, code)).toEqual({
      state: "valid",
      title: "Deutsch am Abend",
      startsOn: "2026-09-01",
      endsOn: "2026-11-10",
      lessons: 90,
      level: "B1",
      issuedOn: TODAY,
      withdrawnOn: null,
    });
    expect(
      await checked(
        county,
        code.replace(/.$/, (sign) => (sign === "X" ? "Y" : "X")),
      ),
    ).toBeNull();
    expect(await checked(await aRegion(db, TODAY), code)).toBeNull();
    // Only its hash is stored, and the same paper can be printed again.
    const stored = await db.superuser.query<{ row: string }>("select c::text as row from course_certificates c where id = $1", [id]);
    expect(stored.rows[0]?.row).not.toContain(code);
    expect(await codeOf(course, id)).toBe(code);
    expect(await printed(course, id, Buffer.alloc(32, 8))).toEqual({ ok: false, refusal: "other-key" });
  });

  test("that was withdrawn does not hold any more; a new one may be issued", async () => {
    const { county, course } = await evening();
    const id = newId();
    await issue(course, {}, id);
    const code = await codeOf(course, id);
    const other = await aCourse(county, { names: [] });
    const { offerId } = course;
    for (const of of [offerId, other.offerId]) expect(await withdrawCertificate(other.link, { offerId: of, id })).toEqual({ ok: false, refusal: "not-found" });
    expect(await withdrawCertificate(county.as("coordinator"), { offerId, id })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await withdrawCertificate(course.link, { offerId, id })).toEqual(done);
    expect(await checked(county, code)).toMatchObject({ state: "withdrawn", withdrawnOn: TODAY });
    await withdrawCertificate(byLink(county, course.organisationId, new Date("2026-12-01T10:00:00Z")), { offerId, id });
    expect(await checked(county, code)).toMatchObject({ withdrawnOn: TODAY });
    expect(await printed(course, id)).toEqual({ ok: false, refusal: "withdrawn" });
    expect(await issue(course)).toMatchObject({ ok: true });
  });

  test("with a misspelled name is put right in one act: the old one does not hold, the new one says the same under the right name", async () => {
    const { county, course } = await evening();
    const { link, offerId } = course;
    const [id, newOne] = [newId(), newId()];
    await issue(course, { bookingId: course.bookingIds[1] ?? "" }, id);
    const code = await codeOf(course, id);
    const correct = (name: string, ctx = link, of = id, by = newOne) => correctName(ctx, { offerId, id: of, name }, KEY, by);
    const other = await aCourse(county, { names: ["Emre Yildiz"] });
    expect(await correct("Bilâl Demir", other.link)).toEqual({ ok: false, refusal: "not-found" });
    expect(await correct("Bilâl Demir", byLink(await aRegion(db, TODAY), course.organisationId))).toEqual({ ok: false, refusal: "not-found" });
    for (const role of ROLES) expect(await correct("Bilâl Demir", county.as(role, course.organisationId))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await correct("Bilal Demir")).toEqual({ ok: false, refusal: "same-name" });
    expect(await checked(county, code)).toMatchObject({ state: "valid" });
    const both = await Promise.all([correct("Bilâl Demir"), correct("Bilâl Demir")]);
    expect(both).toEqual([1, 2].map(() => ({ ok: true, value: { id: newOne } })));
    expect(await checked(county, code)).toMatchObject({ state: "withdrawn", withdrawnOn: TODAY });
    const paper = await printed(course, newOne);
    expect(paper).toMatchObject({
      ok: true,
      value: { name: "Bilâl Demir", number: 2, startsOn: "2026-09-01", endsOn: "2026-11-10", lessons: 90, level: "B1" },
    });
    expect(await checked(county, await codeOf(course, newOne))).toMatchObject({ state: "valid", title: "Deutsch am Abend" });
    expect(await correct("Bilal D.", link, id, newId())).toEqual({ ok: false, refusal: "withdrawn" });
    expect(await correct("Bilal D.", link, newId(), newId())).toEqual({ ok: false, refusal: "not-found" });
    // Nothing but the name was touched, and nobody else's.
    const { rows } = await db.superuser.query<{ name: string; email: string }>(
      "select name, email from booking_contacts where booking_id = any($1) order by name",
      [course.bookingIds],
    );
    expect(rows.map(({ name }) => name)).toEqual(NAMES.with(1, "Bilâl Demir"));
    expect(rows[1]?.email).toBe("learner@example.org");
    const log = await db.superuser.query<{ event: string }>("select event from audit.entries where region_id = $1 and subject_id = any($2)", [
      county.region.id,
      [id, course.bookingIds[1], newOne],
    ]);
    expect(log.rows.map(({ event }) => event)).toEqual(expect.arrayContaining(["certificate.withdrawn", "booking.name-corrected", "certificate.issued"]));
  });

  test("lets the provider's link write a name only where a certificate bears it, and no other word of a learner", async () => {
    const { county, course } = await evening();
    await issue(course);
    const [amira = "", bilal = ""] = course.bookingIds;
    const corrected = async (ctx: Context, booking: string, name: string) =>
      (await session.run(signContext(ctx), `select wall.correct_name('${booking}', '${name}') as touched`))[0]?.["touched"];
    expect(await corrected(course.link, bilal, "Wer anders")).toBe(false);
    expect(await corrected(course.link, amira, "  ")).toBe(false);
    const learner = db.ctx(county.region, { kind: "link", opens: "booking", subjectId: amira, name: "Link zum Platz" });
    const others = [county.as("coordinator"), county.as("administrator"), county.publicCtx, learner, byLink(county, (await county.anOrganisation()).id)];
    for (const ctx of others) expect(await corrected(ctx, amira, "Wer anders")).toBe(false);
    expect(
      await touchedBy(course.link, "with x as (update booking_contacts set email = 'x@example.org' returning 1) select count(*)::int as touched from x"),
    ).toBe(0);
    expect(await touchedBy(course.link, "with x as (update booking_contacts set name = 'x' returning 1) select count(*)::int as touched from x")).toBe(0);
  });

  test("holds when the name is gone, and what was noted goes with the name", async () => {
    const { county, course } = await evening();
    await note(course.link, course, null, "present", "present", "present", "absent");
    const id = newId();
    await issue(course, {}, id);
    const code = await codeOf(course, id);
    await transact(county.ctx, async (tx) => {
      await tx.delete(bookingContacts);
      tx.audit("test.prepared", null);
    });
    expect(await session.count(signContext(course.link), "attendance")).toBe(0);
    const headcounts = await read(county.ctx, (reader) => listHeadcounts(county.ctx, reader, course.offerId));
    expect(headcounts).toEqual([{ startsAt: MONDAY, headcount: 5 }]);
    expect(await listed(course)).toMatchObject([{ number: 1, name: null, bookingId: null }]);
    expect(await printed(course, id)).toEqual({ ok: false, refusal: "name-gone" });
    expect(await correctName(course.link, { offerId: course.offerId, id, name: "Amira H." }, KEY)).toEqual({ ok: false, refusal: "name-gone" });
    expect(await checked(county, code)).toMatchObject({ state: "valid" });
    // Also years later.
    const later = byLink(county, course.organisationId, new Date("2029-12-01T10:00:00Z"));
    expect(await withdrawCertificate(later, { offerId: course.offerId, id })).toEqual(done);
    expect(await checked(county, code)).toMatchObject({ state: "withdrawn" });
  });
});

describe("The code", () => {
  test("has 16 signs that are read as people write them", async () => {
    const { course } = await evening();
    const id = newId();
    await issue(course, {}, id);
    const code = await codeOf(course, id);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const shown = shownCertificateCode(code);
    expect(shown).toMatch(/^(.{4}-){3}.{4}$/);
    expect(readCertificateCode(` ${shown.toLowerCase().replaceAll("0", "o").replaceAll("1", "l")} `)).toBe(code);
    for (const wrong of ["", code.slice(1), `${code}A`, code.replace(/./, "U")]) expect(readCertificateCode(wrong)).toBeNull();
  });
});

test("When two entries of the network become one, the certificates of the one that goes stay its courses'", async () => {
  const { county, course } = await evening();
  const id = newId();
  await issue(course, {}, id);
  const { id: winnerId } = await county.anOrganisation();
  const ids = { winnerId, winnerVersion: 1, loserId: course.organisationId, loserVersion: 1 };
  expect(await merge(county.as("coordinator"), { ...ids, fromLoser: [] })).toMatchObject({ ok: true });
  const winner = byLink(county, winnerId);
  expect(await read(winner, (reader) => listCertificates(winner, reader, course.offerId))).toMatchObject([{ id, name: "Amira Haddad" }]);
});

test("The list shows an organisation its own courses only, until ninety days after the end; with certificates longer", async () => {
  const { county, course } = await evening("2026-08-03");
  const titles = async (ctx: Context) => (await read(ctx, (reader) => listOwnCourses(ctx, reader))).map(({ title, endsOn }) => [title, endsOn]);
  expect(await titles(course.link)).toEqual([["Deutsch am Abend", "2026-08-03"]]);
  const later = byLink(county, course.organisationId, new Date("2026-11-02T10:00:00Z"));
  expect(await titles(later)).toEqual([]);
  await issue(course);
  expect(await read(later, (reader) => listOwnCourses(later, reader))).toMatchObject([{ title: "Deutsch am Abend", isOver: true }]);
  expect(await titles(byLink(county, (await county.anOrganisation()).id))).toEqual([]);
  expect(await titles(county.as("organisation-member", course.organisationId))).toEqual([]);
});
