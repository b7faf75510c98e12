import { attendance, attendanceSheets, courseCertificates } from "#domain/offers/course-book/schema.ts";
import { makeContext, newId, transact } from "#platform/db/index.ts";
import type { County } from "#tests/support/factories.ts";

const STARTS_AT = new Date("2026-11-02T17:00:00Z");

/** What a provider notes of a course, by its link: nobody else writes it. One certificate is old. */
export async function seedCourseBook({ ctx }: County, of: { organisationId: string; offerId: string; bookingId: string }): Promise<void> {
  const { organisationId, offerId, bookingId } = of;
  const regionId = ctx.region.id;
  const link = makeContext(
    ctx.database,
    ctx.region,
    { kind: "link", opens: "organisation-entry", subjectId: organisationId, name: "Link zum Eintrag" },
    ctx.now,
  );
  const days = { startsOn: "2026-09-01", endsOn: "2026-11-02" };
  await transact(link, async (tx) => {
    await tx.insert(attendanceSheets).values({ regionId, offerId, startsAt: STARTS_AT, notedAt: ctx.now });
    await tx.insert(attendance).values({ regionId, offerId, startsAt: STARTS_AT, bookingId, mark: "present" });
    const own = { regionId, offerId, bookingId, title: "Deutsch am Abend", ...days };
    await tx.insert(courseCertificates).values([
      { ...own, id: newId(), number: 1, codeHash: Buffer.from(newId()), issuedOn: "2015-11-02", withdrawnOn: "2015-11-03" },
      { ...own, id: newId(), number: 2, codeHash: Buffer.from(newId()), issuedOn: ctx.today },
    ]);
    tx.audit("test.prepared", offerId);
  });
}
