import { offerVersions } from "#domain/offers/catalogue/schema.ts";
import { municipalityAreas } from "#domain/offers/areas/schema.ts";
import * as o from "#domain/offers/schema.ts";
import { bookingContacts, bookings, bookingSteps, offerCapacities } from "#domain/offers/bookings/schema.ts";
import { courseListSubscribers } from "#domain/offers/course-list/schema.ts";
import { interestContacts, interestEntries, interestOffers } from "#domain/offers/courses/interest/schema.ts";
import { courses } from "#domain/offers/courses/schema.ts";
import { offerOpenness, offerOpennessAsks } from "#domain/offers/openness/schema.ts";
import { offerProposals } from "#domain/offers/proposals/schema.ts";
import { offerChanges, offerTrust } from "#domain/offers/providers/schema.ts";
import { offerAddressChecks, offerProviderUpkeep, offerUpkeepSettings } from "#domain/offers/upkeep/schema.ts";
import { offerFeedItems, offerFeedRuns, offerFeeds } from "#domain/offers/feeds/schema.ts";
import { offerImports } from "#domain/offers/list-import/schema.ts";
import { newId, transact } from "#platform/db/index.ts";
import type { County } from "#tests/support/factories.ts";

const NOTHING_SAID = {
  kind: "offer" as const,
  organisationId: "",
  branchId: "",
  labelIds: [],
  setting: "place" as const,
  onlineAddress: null,
  costCents: null,
  hasChildcare: false,
  accessibility: [],
  languages: [],
  registration: "none" as const,
  registrationLink: null,
  phone: null,
  email: null,
  website: null,
  validFrom: null,
  validUntil: null,
  isRegularService: false,
  note: "",
  places: [],
  times: [],
  course: null,
  post: null,
  lending: null,
  texts: [],
};

/** An offer with a row in every table that belongs to it. */
export async function seedOffer(
  county: County,
  of: { organisationId: string; municipalityId: string },
  state: o.OfferState,
): Promise<{ offerId: string; bookingId: string; interestId: string; subscriberId: string }> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const isShown = state === "public" || state === "paused";
  const [offerId, branchId, placeId, timesId, bookingId, laterId, interestId, subscriberId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  const ofOffer = { regionId, offerId, isShown };
  const website = `https://example.org/${offerId}`;
  await transact(ctx, async (tx) => {
    await tx.insert(o.offerLabels).values({ regionId, id: branchId, kind: "branch", key: `language-${branchId}`, names: { de: "Sprache" } });
    await tx
      .insert(o.offers)
      .values({ regionId, id: offerId, kind: "course", organisationId: of.organisationId, branchId, state, website, createdAt: ctx.now });
    await tx.insert(o.offerInternals).values({ regionId, offerId, note: "Ruft gern zurück." });
    await tx
      .insert(offerVersions)
      .values({ regionId, offerId, version: 1, content: NOTHING_SAID, savedAt: new Date("2020-01-01T00:00:00Z"), savedBy: "Frau Albers" });
    const sent = { regionId, id: newId(), offerId, after: NOTHING_SAID, isLive: false };
    await tx.insert(offerChanges).values({ ...sent, sentAt: ctx.now, sentBy: "Link zum Eintrag" });
    const settledAt = new Date("2020-01-01T00:00:00Z");
    await tx
      .insert(offerChanges)
      .values({ ...sent, id: newId(), sentAt: settledAt, settledAt, settledBy: "Frau Albers", outcome: "declined", answer: "Bitte mit Uhrzeit." });
    await tx.insert(offerTrust).values({ regionId, organisationId: of.organisationId, trustedAt: ctx.now, trustedBy: "Frau Albers" }).onConflictDoNothing();
    const told = { regionId, title: "Singen am See", text: "Jeden Dienstag.", organisation: "Chor", language: "ar" as const };
    await tx.insert(offerProposals).values({ ...told, id: newId(), email: "chor@example.org", sentAt: new Date("2020-01-01T00:00:00Z") });
    await tx
      .insert(offerProposals)
      .values({ ...told, id: newId(), state: "refused", sentAt: ctx.now, settledAt: ctx.now, settledBy: "Frau Albers", answer: "Gibt es schon." });
    await tx.insert(o.offerTexts).values({ ...ofOffer, language: "de", title: "Deutsch am Abend", state: "source" });
    await tx.insert(o.offerTopics).values({ ...ofOffer, labelId: branchId });
    await tx.insert(o.offerPlaces).values({ ...ofOffer, id: placeId, municipalityId: of.municipalityId, name: "Familienzentrum" });
    await tx.insert(o.offerTimes).values({ ...ofOffer, id: timesId, kind: "once", startsAt: "2026-11-23 18:00:00", durationMinutes: 90, placeId });
    const [startsAt, endsAt] = [new Date("2026-11-23T17:00:00Z"), new Date("2026-11-23T18:30:00Z")];
    await tx.insert(o.offerDates).values({ ...ofOffer, timesId, startsAt, endsAt, startsOn: "2026-11-23" });
    await tx.insert(courses).values({ ...ofOffer, type: "integration" });
    await tx.insert(offerCapacities).values({ ...ofOffer, maximum: 12, booked: 2, lastArrival: 2 });
    for (const [place, id] of [bookingId, laterId].entries()) {
      await tx.insert(bookings).values({ regionId, id, offerId, state: "booked", arrived: place + 1, madeAt: ctx.now });
      await tx.insert(bookingContacts).values({ regionId, bookingId: id, name: "Amira Haddad", email: "haddad@example.org" });
      await tx.insert(bookingSteps).values({ regionId, id: newId(), bookingId: id, state: "booked", at: ctx.now });
    }
    for (const [id, at] of [
      [interestId, "2026-11-01"],
      [newId(), "2020-01-01"],
    ] as const) {
      await tx
        .insert(interestEntries)
        .values({ regionId, id, state: "offered", municipalityId: of.municipalityId, since: at, lastSignOn: at, enteredBy: "office" });
      await tx.insert(interestContacts).values({ regionId, interestId: id, name: "Bilal Demir", email: "demir@example.org", consentedOn: at });
      await tx
        .insert(interestOffers)
        .values({ regionId, bookingId: id === interestId ? bookingId : laterId, interestId: id, offerId, state: "offered", offeredAt: ctx.now });
    }
    const subscriber = { regionId, state: "asked", language: "de", pace: "weekly", enteredBy: "self" } as const;
    await tx.insert(courseListSubscribers).values([
      { ...subscriber, id: subscriberId, email: "haddad@example.org", name: "Amira Haddad", since: ctx.today },
      { ...subscriber, id: newId(), email: "demir@example.org", name: "Bilal Demir", since: "2020-01-01" },
    ]);
    await tx.insert(o.holidays).values({ regionId, id: newId(), kind: "school", name: "Weihnachtsferien", firstDay: "2026-12-23", lastDay: "2027-01-09" });
    await tx.insert(municipalityAreas).values({ regionId, municipalityId: of.municipalityId, latitude: 53.2, longitude: 9.3 }).onConflictDoNothing();
    const feedId = newId();
    const { organisationId } = of;
    await tx
      .insert(offerFeeds)
      .values({ regionId, id: feedId, name: "Rathaus", address: `https://example.org/${feedId}`, organisationId, branchId, createdAt: ctx.now });
    const taken = { title: "", description: "", place: "", website: "", times: "", isCancelled: "no" };
    await tx.insert(offerFeedItems).values({ regionId, feedId, uid: "1", offerId, taken, lastSeenAt: ctx.now });
    await tx.insert(offerFeedRuns).values({ regionId, id: newId(), feedId, startedAt: ctx.now, outcome: "read" });
    await tx.insert(offerOpenness).values({ regionId, offerId, question: "cost", answer: "no", answeredOn: ctx.today, answeredBy: "Frau Albers" });
    await tx.insert(offerOpennessAsks).values({ regionId, organisationId, state: "asked", since: ctx.today }).onConflictDoNothing();
    const list = { fileName: "angebote.csv", rows: "[]", headings: feedId, columns: "[]", rowCount: 1, createdBy: "Frau Albers" };
    await tx.insert(offerImports).values({ regionId, id: newId(), ...list, createdAt: new Date("2020-01-01T00:00:00Z") });
    await tx.insert(offerAddressChecks).values({ regionId, kind: "web", address: website, checkedOn: ctx.today });
    await tx.insert(offerProviderUpkeep).values({ regionId, organisationId, askedOn: ctx.today }).onConflictDoNothing();
    await tx.insert(offerUpkeepSettings).values({ regionId, askAfterDays: 180, archiveAfterDays: 90 }).onConflictDoNothing();
    tx.audit("test.prepared", offerId);
  });
  return { offerId, bookingId, interestId, subscriberId };
}
