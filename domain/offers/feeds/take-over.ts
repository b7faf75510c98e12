import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { changeAsVersion } from "../catalogue/versions.ts";
import { offerDates, offerPlaces, offers, offerTexts } from "../schema.ts";
import { expand, saveTimes } from "../times/index.ts";
import { fingerprintHere, fingerprintOf } from "./fingerprint.ts";
import { mergeEvent, type Fingerprint, type MergedField } from "./merge.ts";
import type { FeedEvent } from "./read-calendar.ts";
import { offerFeedItems, offerFeeds, type Counted, type RunCounts } from "./schema.ts";

export type Feed = typeof offerFeeds.$inferSelect;

/** Events taken over in one transaction: others wait for their offers no longer than a second. */
const EVENTS_AT_ONCE = 50;

/**
 * Brings the offers of a feed to what it says now, as `mergeEvent` decides for each.
 *
 * @param isWhole false where the text was cut: then nothing is taken for vanished
 */
export async function takeOver(ctx: Context, feed: Feed, events: readonly FeedEvent[], isWhole: boolean): Promise<RunCounts> {
  const counts: RunCounts = {};
  const count = (what: Counted) => (counts[what] = (counts[what] ?? 0) + 1);
  for (let first = 0; first < events.length; first += EVENTS_AT_ONCE) {
    await transact(ctx, async (tx) => {
      await lock(ctx, tx, feed.id);
      for (const event of events.slice(first, first + EVENTS_AT_ONCE)) await takeOne(ctx, tx, { feed, event, count });
      tx.audit("offer-feed.read", feed.id);
      tx.publish();
    });
  }
  if (isWhole) await markVanished(ctx, feed, events, count);
  return counts;
}

/** Two runs of one feed, by the clock and by hand, go one after the other. */
async function lock(ctx: Context, tx: Writer, feedId: string): Promise<void> {
  await tx
    .select({ id: offerFeeds.id })
    .from(offerFeeds)
    .where(and(eq(offerFeeds.regionId, ctx.region.id), eq(offerFeeds.id, feedId)))
    .for("update");
}

async function takeOne(ctx: Context, tx: Writer, { feed, event, count }: { feed: Feed; event: FeedEvent; count: (what: Counted) => void }): Promise<void> {
  const { uid, recurrence } = event;
  const key = { regionId: ctx.region.id, feedId: feed.id, uid, recurrence };
  const ofThis = and(
    eq(offerFeedItems.regionId, key.regionId),
    eq(offerFeedItems.feedId, feed.id),
    eq(offerFeedItems.uid, uid),
    eq(offerFeedItems.recurrence, recurrence),
  );
  const [item] = await tx.select().from(offerFeedItems).where(ofThis);
  const upstream = fingerprintOf(event);
  const here = item ? await fingerprintHere(ctx, tx, item.offerId, item.taken) : null;
  const { act, take, keep } = mergeEvent({ taken: item?.taken ?? null, here, upstream, wasGone: item?.vanishedAt != null });
  if (act === "make") {
    if (isOver(ctx, event)) return count("past");
    const offerId = await makeOffer(ctx, tx, feed, event);
    await tx.insert(offerFeedItems).values({ ...key, offerId, taken: upstream, lastSeenAt: ctx.now });
    return count(event.isCancelled ? "cancelled" : "made");
  }
  await tx.update(offerFeedItems).set({ taken: upstream, lastSeenAt: ctx.now, vanishedAt: null }).where(ofThis);
  if (item?.offerId) await takeFields(ctx, tx, { feed, offerId: item.offerId, event, take });
  if (act === "mark-returned") count("returned");
  else if (take.includes("isCancelled") && event.isCancelled) count("cancelled");
  else if (act === "change") count("changed");
  else if (keep.length === 0) count("same");
  if (keep.length > 0) count("kept");
}

/** Nothing of it lies ahead. */
function isOver(ctx: Context, { time }: FeedEvent): boolean {
  const until = Temporal.PlainDate.from(ctx.today).add({ years: 2 }).toString();
  // What began before and goes on today counts.
  const from = Temporal.PlainDate.from(ctx.today)
    .subtract({ days: Math.floor((time.durationMinutes ?? 0) / 1440) })
    .toString();
  return expand([time], { from, until, holidays: [], land: null }).length === 0;
}

async function makeOffer(ctx: Context, tx: Writer, feed: Feed, event: FeedEvent): Promise<string> {
  const [regionId, id] = [ctx.region.id, newId(ctx.now)];
  const ofOffer = { regionId, offerId: id, isShown: feed.isTrusted };
  const { organisationId, branchId, municipalityId } = feed;
  await tx.insert(offers).values({
    regionId,
    id,
    kind: "event",
    organisationId,
    branchId,
    state: feed.isTrusted ? "public" : "in-review",
    website: event.website || null,
    createdAt: ctx.now,
    publishedAt: feed.isTrusted ? ctx.now : null,
    confirmedOn: ctx.today,
  });
  await tx.insert(offerTexts).values({ ...ofOffer, language: "de", state: "source", title: event.title, description: event.description });
  if (event.place !== "" || municipalityId !== null) await tx.insert(offerPlaces).values({ ...ofOffer, id: newId(ctx.now), name: event.place, municipalityId });
  await saveTimes(ctx, tx, id, [event.time]);
  if (event.isCancelled) await cancelDates(ctx, tx, id, true);
  return id;
}

type Taking = { feed: Feed; offerId: string; event: FeedEvent; take: readonly MergedField[] };

async function takeFields(ctx: Context, tx: Writer, taking: Taking): Promise<void> {
  if (taking.take.length === 0) return;
  const { feed, offerId, event, take } = taking;
  const wasOver = take.includes("times") && (await isOverByItself(ctx, tx, offerId));
  await changeAsVersion(ctx, tx, offerId, feed.name, (offer) => writeFields(ctx, tx, taking, offer.isShown));
  if (wasOver && !event.isCancelled && !isOver(ctx, event)) await bringBack(ctx, tx, feed, offerId);
}

/** Its last date had passed before it ended: nobody gave it up. */
async function isOverByItself(ctx: Context, tx: Writer, offerId: string): Promise<boolean> {
  const found = await tx.execute(sql`
    select 1 from offers o where o.region_id = ${ctx.region.id} and o.id = ${offerId} and o.state in ('ended', 'archived') and o.ended_on is not null
      and not exists (select 1 from offer_dates d where d.region_id = o.region_id and d.offer_id = o.id and d.starts_on >= o.ended_on)`);
  return found.rows.length > 0;
}

/** An event that was over has a new day, as one that a storm put off: it stands where a new one would. */
async function bringBack(ctx: Context, tx: Writer, { isTrusted }: Feed, offerId: string): Promise<void> {
  const state = isTrusted ? ({ state: "public", publishedAt: ctx.now } as const) : ({ state: "in-review" } as const);
  await tx
    .update(offers)
    .set({ ...state, confirmedOn: ctx.today, hiddenAt: null })
    .where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, offerId)));
  tx.audit("offer.state-changed", offerId, { to: state.state });
}

async function writeFields(ctx: Context, tx: Writer, { offerId, event, take }: Taking, isShown: boolean): Promise<void> {
  const regionId = ctx.region.id;
  if (take.includes("website")) {
    const own = and(eq(offers.regionId, regionId), eq(offers.id, offerId));
    await tx
      .update(offers)
      .set({ website: event.website || null })
      .where(own);
  }
  const words = { ...(take.includes("title") ? { title: event.title } : {}), ...(take.includes("description") ? { description: event.description } : {}) };
  if (Object.keys(words).length > 0) {
    await tx
      .update(offerTexts)
      .set(words)
      .where(and(eq(offerTexts.regionId, regionId), eq(offerTexts.offerId, offerId), eq(offerTexts.language, "de")));
  }
  if (take.includes("place")) {
    const ofOffer = and(eq(offerPlaces.regionId, regionId), eq(offerPlaces.offerId, offerId), eq(offerPlaces.position, 0));
    const changed = await tx.update(offerPlaces).set({ name: event.place }).where(ofOffer).returning({ id: offerPlaces.id });
    if (changed.length === 0) await tx.insert(offerPlaces).values({ regionId, id: newId(ctx.now), offerId, isShown, name: event.place });
  }
  if (take.includes("times")) await saveTimes(ctx, tx, offerId, [event.time]);
  if (take.includes("times") || take.includes("isCancelled")) await cancelDates(ctx, tx, offerId, event.isCancelled);
}

async function cancelDates(ctx: Context, tx: Writer, offerId: string, isCancelled: boolean): Promise<void> {
  await tx
    .update(offerDates)
    .set({ isCancelled })
    .where(and(eq(offerDates.regionId, ctx.region.id), eq(offerDates.offerId, offerId), gte(offerDates.startsAt, ctx.now)));
}

async function markVanished(ctx: Context, feed: Feed, events: readonly FeedEvent[], count: (what: Counted) => void): Promise<void> {
  const name = ({ uid, recurrence }: { uid: string; recurrence: string }) => `${uid} ${recurrence}`;
  const there = new Set(events.map(name));
  await transact(ctx, async (tx) => {
    await lock(ctx, tx, feed.id);
    const ofFeed = and(eq(offerFeedItems.regionId, ctx.region.id), eq(offerFeedItems.feedId, feed.id));
    const items = await tx
      .select()
      .from(offerFeedItems)
      .where(and(ofFeed, isNull(offerFeedItems.vanishedAt)));
    for (const item of items.filter((one) => !there.has(name(one)))) {
      const here: Fingerprint | null = item.offerId === null ? null : item.taken;
      if (mergeEvent({ taken: item.taken, here, upstream: null, wasGone: false }).act !== "mark-vanished") continue;
      await tx
        .update(offerFeedItems)
        .set({ vanishedAt: ctx.now })
        .where(and(ofFeed, eq(offerFeedItems.uid, item.uid), eq(offerFeedItems.recurrence, item.recurrence)));
      count("vanished");
    }
  });
}
