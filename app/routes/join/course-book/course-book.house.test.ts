import { describe, expect, test } from "vitest";
import { certificateCode, issueCertificate, shownCertificateCode } from "#domain/offers/course-book/index.ts";
import { aCourse, byLink } from "#domain/offers/course-book/test-course.ts";
import { transact } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);

/** A course whose one date began a minute ago, with its provider's link. */
async function aBook() {
  const county = await aRegion(db, new Date().toISOString().slice(0, 10));
  const startsAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 60_000);
  const course = await aCourse(county, { names: ["Amira Haddad", "Bilal Demir"], dates: [startsAt.toISOString()], endsOn: county.ctx.today });
  const codeOf = (subjectId: string) =>
    transact(county.ctx, async (tx) => {
      tx.audit("test.prepared", subjectId);
      return issueCode(tx, { regionId: county.region.id, kind: "organisation-entry", subjectId, expiresAt: new Date(Date.now() + 86_400_000) });
    });
  const at = startsAt.toISOString().slice(0, 16).replaceAll(/[-:]/g, "");
  const link = `/j/${await codeOf(course.organisationId)}/kursbuch`;
  return { county, course, codeOf, link, book: `${link}/${course.offerId}`, sheet: `${link}/${course.offerId}/termin/${at}` };
}

const post = (path: string, fields: Record<string, string>) => ask(path, { method: "POST", headers: { origin }, body: new URLSearchParams(fields) });
const text = async (path: string) => (await ask(path)).text();

describe("The book of a course", () => {
  test("opens by the provider's link alone, and each reading stands in the log", async () => {
    const { county, course, codeOf, book, sheet } = await aBook();
    expect(await text(book)).toContain("2 Personen haben einen Platz.");
    expect(await text(sheet)).toContain("Amira Haddad");
    const stranger = `/j/${await codeOf((await county.anOrganisation()).id)}/kursbuch`;
    for (const path of [book, sheet, `${book}/bescheinigungen`]) {
      const theirs = path.replace(/^\/j\/[a-z0-9]+\/kursbuch/, stranger);
      expect((await ask(theirs)).status).toBe(404);
      expect((await post(theirs, {})).status).toBeGreaterThanOrEqual(404);
    }
    const { rows } = await db.superuser.query<{ actor: string }>(
      "select actor from audit.entries where region_id = $1 and event = 'attendance.read' and subject_id = $2",
      [county.region.id, course.offerId],
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });

  test("keeps what the second of two people chose beside what stands", async () => {
    const { course, book, sheet } = await aBook();
    const [amira = "", bilal = ""] = course.bookingIds;
    const send = (first: string, second: string, version = "") => post(sheet, { version, [`mark-${amira}`]: first, [`mark-${bilal}`]: second });
    expect((await send("present", "absent")).status).toBe(303);
    const again = await send("excused", "absent");
    expect(again.status).toBe(409);
    const page = await again.text();
    expect(page).toContain("jetzt gespeichert: da");
    expect(page.match(/jetzt gespeichert/g)).toHaveLength(1);
    expect(page).toMatch(/name="version"[^>]* value="1"/);
    expect((await send("excused", "sick", "1")).status).toBe(422);
    expect((await send("excused", "absent", "1")).status).toBe(303);
    expect(await text(book)).toContain("0 da, 1 entschuldigt, 1 nicht da");
  });

  test("issues a certificate once, however often the form is sent, and prints it", async () => {
    const { county, course, book } = await aBook();
    const page = `${book}/bescheinigungen`;
    const formular = /name="formular"[^>]* value="([^"]+)"/.exec(await text(page))?.[1] ?? "";
    const days = { startsOn: county.ctx.today, endsOn: county.ctx.today };
    const fields = { formular, learner: course.bookingIds[0] ?? "", ...days, lessons: "90", level: "" };
    expect((await post(page, { ...fields, endsOn: "2020-01-01" })).status).toBe(422);
    for (const _ of [1, 2]) expect((await post(page, fields)).status).toBe(303);
    const [address = ""] = /\/j\/[^"]+\.pdf/.exec(await text(page)) ?? [];
    const paper = await ask(address);
    expect(paper.headers.get("content-type")).toBe("application/pdf");
    expect(paper.headers.get("cache-control")).toContain("no-store");
    expect(paper.headers.get("content-disposition")).not.toContain("Amira");
    expect((await ask(address.replace(".pdf", ".txt"))).status).toBe(404);
    const { rows } = await db.superuser.query("select 1 from course_certificates where region_id = $1", [county.region.id]);
    expect(rows).toHaveLength(1);

    // Its name put right: once, however often the form is sent.
    const [correction = ""] = /\/j\/[^"]+\/berichtigen\/[0-9a-f-]{36}/.exec(await text(page)) ?? [];
    const again = { formular: /name="formular"[^>]* value="([^"]+)"/.exec(await text(correction))?.[1] ?? "", name: "Amíra Haddad" };
    expect((await post(correction, { ...again, name: " " })).status).toBe(422);
    for (const _ of [1, 2]) expect((await post(correction, again)).status).toBe(303);
    expect((await post(correction, { ...again, name: "Amira H." })).status).toBe(409);
    expect((await ask(address)).status).toBe(404);
    const papers = await db.superuser.query("select 1 from course_certificates where region_id = $1", [county.region.id]);
    expect(papers.rows).toHaveLength(2);
  });
});

describe("Checking a certificate", () => {
  test("says what the paper says, without a name, and nothing on merely opening the address", async () => {
    const { county, course } = await aBook();
    const link = byLink(county, course.organisationId);
    const days = { startsOn: county.ctx.today, endsOn: county.ctx.today };
    const input = { offerId: course.offerId, bookingId: course.bookingIds[0] ?? "", ...days, lessons: null, level: null };
    const issued = await issueCertificate(link, input, house.settings.certificateKey);
    if (!issued.ok) throw new Error(issued.refusal);
    const code = shownCertificateCode(certificateCode(house.settings.certificateKey, { regionId: county.region.id, id: issued.value.id }));
    const page = `/${county.region.slug}/de/nachweis`;
    expect(await text(`${page}?code=${code}`)).not.toContain("Deutsch am Abend");
    const answer = await post(page, { code: code.toLowerCase().replaceAll("-", " ") });
    const shown = await answer.text();
    expect(shown).toContain("Diese Bescheinigung gilt.");
    expect(shown).toContain("Deutsch am Abend");
    expect(shown).not.toContain("Amira");
    expect(answer.headers.get("cache-control")).not.toMatch(/public|max-age=[1-9]/);
  });

  test("stops who guesses: thirty wrong ones in a row, and then in words", { timeout: 60_000 }, async () => {
    const { county } = await aBook();
    const page = `/${county.region.slug}/de/nachweis`;
    const guess = (nth: number) => post(page, { code: String(nth).padStart(16, "0") });
    expect((await post(page, { code: "K7QM" })).status).toBe(422);
    for (let nth = 1; nth <= 30; nth++) expect((await guess(nth)).status).toBe(404);
    const stopped = await guess(31);
    expect(stopped.status).toBe(429);
    expect(await stopped.text()).toContain('role="alert"');
  });
});
