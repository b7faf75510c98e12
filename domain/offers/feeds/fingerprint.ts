import { createHash } from "node:crypto";
import { and, asc, eq, isNotNull, ne, or } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { offerPlaces, offers, offerTexts } from "../schema.ts";
import { listTimes, type OfferTime } from "../times/index.ts";
import type { Fingerprint } from "./merge.ts";
import type { FeedEvent } from "./read-calendar.ts";

/** What the feed says, to be compared. */
export function fingerprintOf({ title, description, place, website, time, isCancelled }: FeedEvent): Fingerprint {
  return {
    title: hash(title),
    description: hash(description),
    place: hash(place),
    website: hash(website),
    times: hash(timesText([time])),
    isCancelled: isCancelled ? "yes" : "no",
  };
}

/** What the offer says now; null where it is gone, or somebody put it away. Four queries. @param taken whether it takes place is nowhere edited here */
export async function fingerprintHere(ctx: Context, db: Reader, offerId: string | null, taken: Fingerprint): Promise<Fingerprint | null> {
  if (offerId === null) return null;
  const here = ctx.region.id;
  const [offer] = await db
    .select({ website: offers.website, title: offerTexts.title, description: offerTexts.description })
    .from(offers)
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id), eq(offerTexts.language, "de")))
    .where(and(eq(offers.regionId, here), eq(offers.id, offerId), or(ne(offers.state, "archived"), isNotNull(offers.endedOn))))
    .for("update", { of: offers });
  if (!offer) return null;
  const [place] = await db
    .select({ name: offerPlaces.name })
    .from(offerPlaces)
    .where(and(eq(offerPlaces.regionId, here), eq(offerPlaces.offerId, offerId)))
    .orderBy(asc(offerPlaces.position))
    .limit(1);
  return {
    title: hash(offer.title),
    description: hash(offer.description),
    place: hash(place?.name ?? ""),
    website: hash(offer.website ?? ""),
    times: hash(timesText(await listTimes(ctx, db, offerId))),
    isCancelled: taken.isCancelled,
  };
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 16);

/** One text for the same times, whatever order they came in. */
function timesText(times: readonly OfferTime[]): string {
  return JSON.stringify(
    times.map((time) => [
      time.kind,
      time.startsAt,
      time.durationMinutes,
      time.isAllDay,
      time.timeZone,
      time.rule,
      [...new Set(time.skipped)].sort(),
      [...new Set(time.added)].sort(),
      time.pausesInSchoolHolidays,
      time.pausesOnPublicHolidays,
      time.openingHours,
    ]),
  );
}
