import { holidays, offerDates, offerInternals, offerLabels, offerPlaces, offers, offerTexts, offerTimes, offerTopics } from "#domain/offers/schema.ts";
import { sourceHash } from "#domain/offers/catalogue/index.ts";
import { courses } from "#domain/offers/courses/schema.ts";
import type { OfferState } from "#domain/offers/index.ts";
import { addDays } from "#platform/days/index.ts";
import { organisations } from "#domain/network/schema.ts";
import { eq, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { courseOf } from "./course-rows.ts";
import { loadBookings, type BookedOffer } from "./load-bookings.ts";
import { loadInterest } from "./load-interest.ts";
import { loadSubscribers } from "./load-subscribers.ts";
import { startsOf, timesOf } from "./offer-times.ts";
import type { StoryOffers, StoryOfferType, Words } from "./offer-story.ts";
import type { StoryMunicipality } from "./story.ts";

const LANGUAGES = ["de", "en", "ar", "uk"] as const;
const BARRIERS = [
  [],
  ["step-free"],
  ["step-free", "accessible-toilet"],
  ["step-free", "accessible-toilet", "parking"],
  ["step-free", "easy-language"],
] as const;
const STREETS = ["Marktstraße", "Schulweg", "Kirchgang", "Am Siel", "Fehntjer Weg", "Birkenallee"];

/** Every fifth offer of the plain kind is in another state than public and seen, in turn. */
const STATES: OfferState[] = ["draft", "paused", "in-review", "ended", "archived"];

type Place = { municipalityId: string; postalCode: string; latitude: number | null; longitude: number | null };

/**
 * Writes the offers of a story: each type once for every place in its `at`.
 *
 * The same story gives the same states, times and coordinates each time.
 */
export async function loadOffers(
  ctx: Context,
  tx: Writer,
  story: StoryOffers,
  municipalities: readonly StoryMunicipality[],
  { organisationId, municipalityId }: { organisationId: (key: string) => string; municipalityId: (key: string) => string },
): Promise<void> {
  const regionId = ctx.region.id;
  const labelIds = new Map(story.labels.map(({ key, kind }) => [`${kind}/${key}`, newId(ctx.now)]));
  const label = (kind: string, key: string) => {
    const id = labelIds.get(`${kind}/${key}`);
    if (!id) throw new Error(`The story has no ${kind} ${key}.`);
    return id;
  };
  const seats = new Map((await tx.select().from(organisations).where(eq(organisations.regionId, regionId))).map((seat) => [seat.id, seat]));
  const spots = spotsOf(municipalities, municipalityId, [...seats.values()]);

  const rows = {
    offers: [] as (typeof offers.$inferInsert)[],
    internals: [] as (typeof offerInternals.$inferInsert)[],
    courses: [] as (typeof courses.$inferInsert)[],
    texts: [] as (typeof offerTexts.$inferInsert)[],
    topics: [] as (typeof offerTopics.$inferInsert)[],
    places: [] as (typeof offerPlaces.$inferInsert)[],
    times: [] as (typeof offerTimes.$inferInsert)[],
    dates: [] as (typeof offerDates.$inferInsert)[],
  };
  const booked: BookedOffer[] = [];
  let count = 0;
  for (const type of story.types) {
    for (const [nth, at] of type.at.split(" ").entries()) {
      const index = count++;
      const [provider = "", elsewhere] = at.split("@");
      const seat = seats.get(organisationId(provider));
      const spot = spots.get(elsewhere ? municipalityId(elsewhere) : (seat?.municipalityId ?? ""));
      if (!seat || (!spot && type.setting === undefined)) throw new Error(`${at} of "${type.title[0]}" has no place.`);
      const id = newId(ctx.now);
      const kept = keptOf(type, index, ctx.today);
      const own = { regionId, offerId: id, isShown: (kept.state === "public" || kept.state === "paused") && kept.hiddenAt === null };
      rows.offers.push({
        regionId,
        id,
        kind: type.kind ?? "offer",
        organisationId: seat.id,
        branchId: label("branch", type.branch),
        ...kept,
        setting: type.setting ?? "place",
        onlineAddress: type.setting === "online" ? `https://treffen.ellerland.example/${index}` : null,
        costCents: type.costCents ?? null,
        hasChildcare: type.childcareNote !== undefined,
        accessibility: type.setting === "online" ? [] : [...(BARRIERS[index % BARRIERS.length] ?? [])],
        languages: type.languages ?? ["de"],
        registration: type.registration ?? "none",
        registrationLink: type.registration === "link" ? `https://anmeldung.ellerland.example/${index}` : null,
        phone: seat.phone,
        email: seat.email,
        website: seat.website,
        isRegularService: type.isRegularService ?? false,
        createdAt: ctx.now,
      });
      if (type.places) booked.push({ offerId: id, isShown: own.isShown, places: { ...type.places, asked: Math.max(0, type.places.asked - nth * 5) } });
      if (index % 25 === 4) rows.internals.push({ regionId, offerId: id, note: "Am Telefon nachgefragt: Im Winter kommen mehr Menschen als Stühle da sind." });
      const course = story.courses?.[type.title[0]];
      const runs = course && courseOf(course, nth, ctx.today);
      if (runs) rows.courses.push({ ...own, ...runs, room: type.room ?? "" });
      rows.texts.push(...textsOf(own, type, course?.requirements));
      for (const key of type.topics ?? []) rows.topics.push({ ...own, labelId: label("topic", key) });
      for (const key of type.groups ?? []) rows.topics.push({ ...own, labelId: label("target-group", key) });
      const placeId = newId(ctx.now);
      if (type.setting === undefined && spot) {
        const isSeat = !elsewhere && seat.street !== null;
        rows.places.push({
          ...own,
          id: placeId,
          name: type.room ?? (isSeat ? "" : "Dorfgemeinschaftshaus"),
          street: isSeat ? (seat.street ?? "") : `${STREETS[index % STREETS.length]} ${3 + ((index * 11) % 40)}`,
          postalCode: spot.postalCode,
          municipalityId: spot.municipalityId,
          // Beside each other, not on top of each other.
          latitude: isSeat ? seat.latitude : beside(spot.latitude, ((index * 7) % 30) / 3000),
          longitude: isSeat ? seat.longitude : beside(spot.longitude, ((index * 11) % 30) / 2500),
        });
      }
      for (const times of timesOf(type.when, nth, ctx.today, runs)) {
        const timesId = newId(ctx.now);
        rows.times.push({ ...own, id: timesId, ...times, placeId: type.setting === undefined ? placeId : null });
        for (const date of startsOf(times, ctx.region.timeZone, ctx.today, story.schoolHolidays)) rows.dates.push({ ...own, timesId, ...date });
      }
    }
  }
  const labels = story.labels.map((one, position) => ({ ...one, regionId, id: label(one.kind, one.key), position }));
  const tables: [PgTable, Record<string, unknown>[]][] = [
    [offerLabels, labels],
    [offers, rows.offers],
    [offerInternals, rows.internals],
    [courses, rows.courses],
    [offerTopics, rows.topics],
    [offerPlaces, rows.places],
    // After what else is searched: the search then reads each offer once.
    [offerTexts, rows.texts],
    [offerTimes, rows.times],
    [offerDates, rows.dates],
  ];
  for (const [table, values] of tables) {
    // A statement takes 65,535 values.
    for (let from = 0; from < values.length; from += 2000) await tx.insert(table).values(values.slice(from, from + 2000));
  }
  const off = (story.schoolHolidays ?? []).map((days) => ({ regionId, id: newId(ctx.now), kind: "school" as const, ...days }));
  if (off.length > 0) await tx.insert(holidays).values(off);
  if (story.land) await tx.execute(sql`select directory.set_land(${story.land})`);
  await loadBookings(ctx, tx, booked);
  if (story.interested) await loadInterest(ctx, tx, story.interested);
  if (story.subscribers) await loadSubscribers(ctx, tx, story.subscribers);
}

const beside = (degrees: number | null, more: number) => (degrees === null ? null : degrees + more);

/** State, confirmation and validity: most are public and fresh; some are overdue, some so long that they are hidden. */
function keptOf(type: StoryOfferType, index: number, today: string) {
  const isPlain = type.kind === undefined;
  const state = (isPlain && index % 7 === 3 ? STATES[Math.floor(index / 7) % 5] : undefined) ?? "public";
  const isHidden = isPlain && state === "public" && index % 59 === 17;
  const confirmed = isHidden ? 390 : index % 17 === 5 ? 210 : 5 + ((index * 13) % 150);
  const publishedAt = state === "draft" || state === "in-review" ? null : new Date(`${addDays(today, -confirmed)}T09:00:00Z`);
  return {
    state,
    confirmedOn: addDays(today, -confirmed),
    publishedAt,
    hiddenAt: isHidden ? new Date(`${addDays(today, -20)}T02:00:00Z`) : null,
    validUntil: state === "ended" ? addDays(today, -10) : null,
  };
}

/** Of each municipality the place of a provider there, or else of its Samtgemeinde. */
function spotsOf(
  municipalities: readonly StoryMunicipality[],
  municipalityId: (key: string) => string,
  seats: readonly (typeof organisations.$inferSelect)[],
): Map<string, Place> {
  const located = (id: string) => seats.find((seat) => seat.municipalityId === id && seat.latitude !== null);
  return new Map(
    municipalities.map(({ key, parent }) => {
      const id = municipalityId(key);
      const near = located(id) ?? (parent ? located(municipalityId(parent)) : undefined);
      return [id, { municipalityId: id, postalCode: near?.postalCode ?? "", latitude: near?.latitude ?? null, longitude: near?.longitude ?? null }];
    }),
  );
}

/** Translations carry the hash of the German text they were made from, as the form writes it. */
function textsOf(own: { regionId: string; offerId: string; isShown: boolean }, type: StoryOfferType, requirements = ""): (typeof offerTexts.$inferInsert)[] {
  const german = {
    title: type.title[0],
    summary: type.summary[0],
    description: type.description ?? "",
    papers: type.papers ?? "",
    requirements,
    costNote: type.costNote ?? "",
    childcareNote: type.childcareNote ?? "",
    timesNote: type.when.startsWith("irregular ") ? type.when.slice("irregular ".length) : "",
  };
  const word = (words: Words, place: number) => words[place] ?? "";
  return LANGUAGES.map((language, place) =>
    place === 0
      ? { ...own, language, ...german, state: "source" as const }
      : {
          ...own,
          language,
          title: word(type.title, place),
          summary: word(type.summary, place),
          state: "reviewed" as const,
          sourceHash: sourceHash(german),
        },
  );
}
