import { bookFor, saveCapacity } from "#domain/offers/bookings/index.ts";
import { proposeOffer } from "#domain/offers/proposals/index.ts";
import { createOwnOffer, listReview } from "#domain/offers/providers/index.ts";
import { issueCertificate } from "#domain/offers/course-book/index.ts";
import { aCourse } from "#domain/offers/course-book/test-course.ts";
import { enterSubscriber } from "#domain/offers/course-list/index.ts";
import { ANY_OFFER } from "#domain/offers/finding/index.ts";
import { enterInterest } from "#domain/offers/courses/interest/index.ts";
import { anOffer } from "#domain/offers/test-offer.ts";
import { aForm } from "#domain/offers/catalogue/test-offer.ts";
import { makeContext, newId, read, transact, type Context } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import type { County } from "#tests/support/factories.ts";

/** A public course with places, the link of somebody who has one, and of somebody who waits for any. */
export async function anOfferToWalk(
  county: County,
  coordinator: Context,
): Promise<{ offerId: string; bookingCode: string; interestId: string; interestCode: string; subscriberId: string; subscriberCode: string }> {
  // A regular service, so that its openness can be asked for.
  const { id: offerId } = await anOffer(county, { isRegularService: true });
  await saveCapacity(coordinator, { offerId, version: null, minimum: null, maximum: 12, takenElsewhere: 0, bookingUntil: null, answerDays: null });
  const participant = { name: "Amira Haddad", ageBand: null, guardian: "", email: "haddad@example.org", phone: "", language: "de" as const };
  const booked = await bookFor(coordinator, { offerId, participant });
  if (!booked.ok) throw new Error(`No booking: ${booked.refusal}`);
  const { id: subjectId } = booked.value;
  const bookingCode = await transact(coordinator, async (tx) => {
    tx.audit("test.prepared", subjectId);
    return issueCode(tx, { regionId: county.region.id, kind: "booking", subjectId, expiresAt: new Date(county.ctx.now.getTime() + 86_400_000) });
  });
  const need = { level: null, types: [], municipalityId: null, weekdays: [], dayParts: [], needsChildcare: false };
  const entered = await enterInterest(coordinator, need, { name: "Bilal Demir", email: "demir@example.org", phone: "", language: "de" });
  if (!entered.ok) throw new Error(`No entry: ${entered.refusal}`);
  const interestId = entered.value.id;
  const interestCode = await transact(coordinator, async (tx) => {
    tx.audit("test.prepared", interestId);
    return issueCode(tx, { regionId: county.region.id, kind: "interest", subjectId: interestId, expiresAt: new Date(county.ctx.now.getTime() + 86_400_000) });
  });
  const subscribed = await enterSubscriber(coordinator, { name: "", email: "haddad@example.org", language: "de", pace: "weekly" }, ANY_OFFER);
  if (!subscribed.ok) throw new Error(`No subscriber: ${subscribed.refusal}`);
  const subscriberId = subscribed.value.id;
  const subscriberCode = await transact(coordinator, async (tx) => {
    tx.audit("test.prepared", subscriberId);
    return issueCode(tx, {
      regionId: county.region.id,
      kind: "course-list",
      subjectId: subscriberId,
      expiresAt: new Date(county.ctx.now.getTime() + 86_400_000),
    });
  });
  return { offerId, bookingCode, interestId, interestCode, subscriberId, subscriberCode };
}

/** A course of an organisation with a learner who has a certificate. @param startsAt of a date that may be noted */
export async function aCourseBookToWalk(
  county: County,
  organisationId: string,
  startsAt: Date,
  certificateKey: Buffer,
): Promise<{ courseId: string; certificateId: string }> {
  const { today } = county.ctx;
  const course = await aCourse(county, { of: organisationId, names: ["Amira Haddad"], dates: [startsAt.toISOString()], endsOn: today });
  const certificate = { offerId: course.offerId, bookingId: course.bookingIds[0] ?? "", startsOn: today, endsOn: today, lessons: null, level: null };
  const issued = await issueCertificate(course.link, certificate, certificateKey);
  if (!issued.ok) throw new Error(`No certificate: ${issued.refusal}`);
  return { courseId: course.offerId, certificateId: issued.value.id };
}

/** An offer that its provider entered by the link of its entry and that waits for an editor. */
export async function aProvidersOffer(county: County, organisationId: string): Promise<{ ownOfferId: string; changeId: string }> {
  const { database, region, now } = county.ctx;
  const link = makeContext(database, region, { kind: "link", opens: "organisation-entry", subjectId: organisationId, name: "Link zum Eintrag" }, now);
  const { organisationId: _other, note: _note, ...fields } = await aForm(county, { kind: "course" });
  const made = await createOwnOffer(link, { organisationId, fields, language: "de" });
  const [change] = await read(county.ctx, (reader) => listReview(county.ctx, reader));
  if (!made.ok || !change) throw new Error("No offer of a provider.");
  return { ownOfferId: made.value.id, changeId: change.id };
}

/** What a stranger told about an offer, waiting for an editor. */
export async function aProposalToWalk(county: County): Promise<string> {
  const id = newId();
  const told = { title: "Singen", text: "Für alle.", organisation: "Chor", place: "", times: "", phone: null, website: null, isProvider: false, email: null };
  const proposed = await proposeOffer(county.publicCtx, { ...told, language: "de" }, id);
  if (!proposed.ok) throw new Error(proposed.refusal);
  return id;
}
