import { makeContext, transact, type Context } from "#platform/db/index.ts";
import type { County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { bookFor, saveCapacity } from "../bookings/index.ts";
import { courses } from "../courses/schema.ts";

/** The link of an organisation to its entry. */
export const byLink = ({ ctx }: County, subjectId: string, now = ctx.now): Context =>
  makeContext(ctx.database, ctx.region, { kind: "link", opens: "organisation-entry", subjectId, name: "Link zum Eintrag" }, now);

export type TestCourse = { organisationId: string; offerId: string; /** In the order of the names. */ bookingIds: string[]; link: Context };

/** A public course with places for these people. @param dates moments at which it begins */
export async function aCourse(
  county: County,
  { names, dates = [], endsOn = null, of }: { names: readonly string[]; dates?: string[]; endsOn?: string | null; /** The organisation. */ of?: string },
): Promise<TestCourse> {
  const organisationId = of ?? (await county.anOrganisation()).id;
  const values = { organisationId, kind: "course", registration: "here" } as const;
  const [offerId = ""] = await someOffers(county, [{ title: "Deutsch am Abend", branch: "language", dates, values }]);
  const office = county.as("coordinator");
  if (endsOn !== null) {
    await transact(office, async (tx) => {
      await tx.insert(courses).values({ regionId: county.region.id, offerId, isShown: true, type: "county", lessons: 90, endsOn });
      tx.audit("test.prepared", offerId);
    });
  }
  await saveCapacity(office, { offerId, version: null, minimum: null, maximum: 20, takenElsewhere: 0, bookingUntil: null, answerDays: null });
  const bookingIds: string[] = [];
  for (const name of names) {
    const participant = { name, ageBand: null, guardian: "", email: "learner@example.org", phone: "", language: "de" as const };
    const booked = await bookFor(office, { offerId, participant });
    if (!booked.ok) throw new Error(booked.refusal);
    bookingIds.push(booked.value.id);
  }
  return { organisationId, offerId, bookingIds, link: byLink(county, organisationId) };
}
