import { isDeepStrictEqual } from "node:util";
import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import { municipalities, organisations } from "#domain/network/schema.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { newId, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { findCourse, writeCourse, type CourseDetails } from "../courses/index.ts";
import { findLending, lentFault, writeLending, type LendingFields } from "../lending/details.ts";
import { findPost, isPostKind, writePost, type PostFields } from "../posts/index.ts";
import { offerInternals, offerLabels, offerPlaces, offers, offerTexts, offerTopics } from "../schema.ts";
import { listTimes, saveTimes, type OfferTime } from "../times/index.ts";
import type { OfferFields } from "./input.ts";
import { sourceHash, type OfferWords } from "./source-hash.ts";

export type OfferText = OfferWords & { language: Locale; state: "source" | "machine" | "reviewed"; sourceHash: string | null };
export type OfferPlace = {
  id: string;
  name: string;
  street: string;
  postalCode: string;
  municipalityId: string | null;
  latitude: number | null;
  longitude: number | null;
};

/** All that people write about an offer, as it is kept with each version. Its times and what only its kind says have forms of their own. */
export type OfferContent = Omit<OfferFields, "words" | "places"> & {
  texts: OfferText[];
  places: OfferPlace[];
  times: OfferTime[];
  /** Of a course. */
  course: CourseDetails | null;
  /** Of a place to work or learn at. */
  post: PostFields | null;
  /** Of a thing or a room to borrow. */
  lending: LendingFields | null;
};

type Row = typeof offers.$inferSelect;

/** @param lock for who writes next: what is read stays until commit */
export async function findOfferRow(ctx: Context, db: Reader, id: string, lock = false): Promise<Row | null> {
  const query = db
    .select()
    .from(offers)
    .where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row ?? null;
}

export async function readContent(ctx: Context, db: Reader, row: Row): Promise<OfferContent> {
  const of = (table: typeof offerTexts | typeof offerTopics | typeof offerPlaces | typeof offerInternals) =>
    and(eq(table.regionId, ctx.region.id), eq(table.offerId, row.id));
  const texts = await db.select().from(offerTexts).where(of(offerTexts)).orderBy(asc(offerTexts.language));
  const labels = await db.select({ id: offerTopics.labelId }).from(offerTopics).where(of(offerTopics)).orderBy(asc(offerTopics.labelId));
  const places = await db.select().from(offerPlaces).where(of(offerPlaces)).orderBy(asc(offerPlaces.position), asc(offerPlaces.id));
  const [internal] = await db.select({ note: offerInternals.note }).from(offerInternals).where(of(offerInternals));
  return {
    kind: row.kind,
    organisationId: row.organisationId,
    branchId: row.branchId,
    labelIds: labels.map(({ id }) => id),
    setting: row.setting,
    onlineAddress: row.onlineAddress,
    costCents: row.costCents,
    hasChildcare: row.hasChildcare,
    accessibility: row.accessibility,
    languages: row.languages,
    registration: row.registration,
    registrationLink: row.registrationLink,
    phone: row.phone,
    email: row.email,
    website: row.website,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    isRegularService: row.isRegularService,
    note: internal?.note ?? "",
    places: places.map(({ id, name, street, postalCode, municipalityId, latitude, longitude }) => ({
      id,
      name,
      street,
      postalCode,
      municipalityId,
      latitude,
      longitude,
    })),
    times: (await listTimes(ctx, db, row.id)).map(({ id: _id, ...time }) => time),
    course: await findCourse(ctx, db, row.id),
    post: await findPost(ctx, db, row.id),
    lending: await findLending(ctx, db, row.id),
    texts: texts.map(({ regionId: _region, offerId: _offer, isShown: _shown, ...text }) => text),
  };
}

export type ContentRefusal = "provider-unknown" | "branch-unknown" | "label-unknown" | "municipality-unknown";

/** What a form may name and somebody else may have taken away since. */
export async function unknownIn(
  ctx: Context,
  db: Reader,
  input: Pick<OfferContent, "organisationId" | "branchId" | "labelIds"> & { places: { municipalityId: string | null }[] },
): Promise<ContentRefusal | null> {
  const here = ctx.region.id;
  const [provider] = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.regionId, here), eq(organisations.id, input.organisationId)));
  if (!provider) return "provider-unknown";
  const labels = new Map(
    (await db.select({ id: offerLabels.id, kind: offerLabels.kind }).from(offerLabels).where(eq(offerLabels.regionId, here))).map((label) => [
      label.id,
      label.kind,
    ]),
  );
  if (labels.get(input.branchId) !== "branch") return "branch-unknown";
  if (input.labelIds.some((id) => !labels.has(id) || labels.get(id) === "branch")) return "label-unknown";
  const known = new Set((await db.select({ id: municipalities.id }).from(municipalities).where(eq(municipalities.regionId, here))).map(({ id }) => id));
  return input.places.some(({ municipalityId }) => municipalityId !== null && !known.has(municipalityId)) ? "municipality-unknown" : null;
}

export type ChangeRefusal =
  | ContentRefusal
  | "pieces-lent"
  /** People have places, or wait for one: things are borrowed by the day. */
  | "places-given"
  /** Attendance was noted, or a certificate issued: only the provider of a course finds them. */
  | "course-book-begun";

/** What keeps an offer from saying this instead: something it names is gone, or something hangs on what it is now. */
export async function changeFault(ctx: Context, db: Reader, id: string, before: OfferContent, after: OfferContent): Promise<ChangeRefusal | null> {
  return (
    (await unknownIn(ctx, db, after)) ??
    (await lentFault(ctx, db, id, before.lending, after.lending)) ??
    (before.kind === after.kind ? null : await kindFault(ctx, db, id, before.kind, after.kind))
  );
}

async function kindFault(ctx: Context, db: Reader, id: string, before: OfferContent["kind"], after: OfferContent["kind"]): Promise<ChangeRefusal | null> {
  const { rows } = await db.execute<{ has_places: boolean; has_book: boolean }>(sql`select has_places, has_book from wall.held_kind(${id})`);
  if (before === "course" && rows[0]?.has_book) return "course-book-begun";
  return after === "lending" && rows[0]?.has_places ? "places-given" : null;
}

/** With another kind goes what only the old one says. Who changes it is asked first; the versions keep it. */
export const losesOwnFields = (before: OfferContent, after: OfferContent): boolean =>
  before.kind !== after.kind && (["course", "post", "lending"] as const).some((own) => before[own] !== null && after[own] === null);

/** What stands in the offer's own row. */
export function columnsOf(content: OfferContent) {
  const {
    course: _course,
    labelIds: _labels,
    lending: _lending,
    note: _note,
    places: _places,
    post: _post,
    texts: _texts,
    times: _times,
    ...columns
  } = content;
  return columns;
}

/**
 * Writes what stands beside the offer's row, whole. Places keep their id: times name them.
 *
 * @param stored times that are the same stay, with all their dates
 */
export async function writeBeside(
  ctx: Context,
  tx: Writer,
  offer: { id: string; isShown: boolean },
  content: OfferContent,
  stored: Pick<OfferContent, "times" | "course" | "post" | "lending">,
): Promise<void> {
  const own = { regionId: ctx.region.id, offerId: offer.id, isShown: offer.isShown };
  const of = (table: typeof offerTexts | typeof offerTopics | typeof offerPlaces | typeof offerInternals) =>
    and(eq(table.regionId, ctx.region.id), eq(table.offerId, offer.id));
  await tx.delete(offerTexts).where(of(offerTexts));
  await tx.insert(offerTexts).values(content.texts.map((text) => ({ ...own, ...text })));
  await tx.delete(offerTopics).where(of(offerTopics));
  if (content.labelIds.length > 0) await tx.insert(offerTopics).values(content.labelIds.map((labelId) => ({ ...own, labelId })));
  const kept = content.places.map(({ id }) => id);
  await tx.delete(offerPlaces).where(kept.length > 0 ? and(of(offerPlaces), notInArray(offerPlaces.id, kept)) : of(offerPlaces));
  for (const [position, place] of content.places.entries()) {
    await tx
      .insert(offerPlaces)
      .values({ ...own, ...place, position })
      .onConflictDoUpdate({ target: [offerPlaces.regionId, offerPlaces.id], set: { ...place, position } });
  }
  if (!isDeepStrictEqual(stored.times, content.times)) await saveTimes(ctx, tx, offer.id, content.times);
  if (!isDeepStrictEqual(stored.course, content.course)) await writeCourse(ctx, tx, offer, content.course);
  if (!isDeepStrictEqual(stored.post, content.post)) await writePost(ctx, tx, offer, content.post);
  if (!isDeepStrictEqual(stored.lending, content.lending)) await writeLending(ctx, tx, offer, content.lending);
  await tx.delete(offerInternals).where(of(offerInternals));
  if (content.note) await tx.insert(offerInternals).values({ regionId: ctx.region.id, offerId: offer.id, note: content.note });
}

/**
 * What the form says about an offer, over what is stored: translations stay (and say by their hash that they are out of
 * date), and so do the coordinates of a place whose address stayed. A place with nothing in it is none. What only its kind says
 * goes with the kind.
 */
export function contentFrom(ctx: Context, fields: OfferFields, stored: OfferContent | null): OfferContent {
  const { words, places, ...rest } = fields;
  const german: OfferText = { ...words, language: "de", state: "source", sourceHash: null };
  return {
    ...rest,
    labelIds: [...new Set(rest.labelIds)].toSorted(),
    times: stored?.times ?? [],
    course: rest.kind === "course" ? (stored?.course ?? null) : null,
    post: isPostKind(rest.kind) ? (stored?.post ?? null) : null,
    lending: rest.kind === "lending" ? (stored?.lending ?? null) : null,
    texts: [german, ...(stored?.texts ?? []).filter(({ language }) => language !== "de")].toSorted((a, b) => a.language.localeCompare(b.language)),
    places: placesFrom(ctx, places, stored?.places ?? []),
  };
}

/** Typed places over stored ones. Coordinates belong to an address: they stay with it, also where a form lost the place's id. */
function placesFrom(ctx: Context, typed: OfferFields["places"], stored: readonly OfferPlace[]): OfferPlace[] {
  const free = new Map(stored.map((place) => [place.id, place]));
  for (const { id } of typed) if (id !== null) free.delete(id);
  return typed
    .filter(({ name, street, municipalityId }) => name !== "" || street !== "" || municipalityId !== null)
    .map(({ id, ...place }) => {
      const before =
        stored.find((other) => other.id === id) ?? [...free.values()].find((other) => isAt(other, place) && (place.street !== "" || other.name === place.name));
      if (before) free.delete(before.id);
      const { latitude, longitude } = before && isAt(before, place) ? before : { latitude: null, longitude: null };
      return { ...place, id: before?.id ?? newId(ctx.now), latitude, longitude };
    });
}

type Address = Pick<OfferPlace, "street" | "municipalityId">;

/** The same address, however it is spaced; a corrected postal code moves no house. */
function isAt(one: Address, other: Address): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim().toLowerCase();
  return plain(one.street) === plain(other.street) && one.municipalityId === other.municipalityId;
}

export type TextState = "source" | "machine" | "reviewed" | "outdated" | "missing";

/** How a language stands: made from the German words as they are now, from others, or not yet. */
export function textState(texts: readonly OfferText[], language: Locale): TextState {
  const german = texts.find((text) => text.language === "de");
  const own = texts.find((text) => text.language === language);
  if (!own) return "missing";
  if (language === "de" || !german) return own.state;
  return own.sourceHash === sourceHash(german) ? own.state : "outdated";
}
