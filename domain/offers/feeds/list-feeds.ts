import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { offerLabels, offers, offerTexts } from "../schema.ts";
import { offerFeedItems, offerFeedRuns, offerFeeds } from "./schema.ts";

/** What is over is missing in most calendars, and nobody has to look at it. */
const MISSED = sql`i.vanished_at is not null and exists (
  select from offers o where o.region_id = i.region_id and o.id = i.offer_id and o.state not in ('ended', 'archived'))`;

/** Feeds by name, with how many offers came from each and how many of them, not over yet, it no longer has. One query. */
export async function listOfferFeeds(ctx: Context, db: Reader) {
  const ofFeed = sql`i.region_id = ${offerFeeds.regionId} and i.feed_id = ${offerFeeds.id} and i.offer_id is not null`;
  return db
    .select({
      id: offerFeeds.id,
      name: offerFeeds.name,
      address: offerFeeds.address,
      isPaused: offerFeeds.isPaused,
      isTrusted: offerFeeds.isTrusted,
      fetchedAt: offerFeeds.fetchedAt,
      goneSince: offerFeeds.goneSince,
      offers: sql<number>`(select count(*) from offer_feed_items i where ${ofFeed})::integer`,
      vanished: sql<number>`(select count(*) from offer_feed_items i where ${ofFeed} and ${MISSED})::integer`,
    })
    .from(offerFeeds)
    .where(eq(offerFeeds.regionId, ctx.region.id))
    .orderBy(asc(offerFeeds.name), asc(offerFeeds.id));
}
export type FeedRow = Awaited<ReturnType<typeof listOfferFeeds>>[number];

/** A feed with its last reports and the offers it no longer has. Three queries. */
export async function findFeed(ctx: Context, db: Reader, id: string) {
  const here = ctx.region.id;
  const [feed] = await db
    .select()
    .from(offerFeeds)
    .where(and(eq(offerFeeds.regionId, here), eq(offerFeeds.id, id)));
  if (!feed) return null;
  const runs = await db
    .select()
    .from(offerFeedRuns)
    .where(and(eq(offerFeedRuns.regionId, here), eq(offerFeedRuns.feedId, id)))
    .orderBy(desc(offerFeedRuns.startedAt))
    .limit(20);
  const items = await db
    .select({
      offerId: offerFeedItems.offerId,
      vanishedAt: sql<Date | null>`case when ${offers.state} not in ('ended', 'archived') then ${offerFeedItems.vanishedAt} end`.mapWith(
        offerFeedItems.vanishedAt,
      ),
      title: offerTexts.title,
    })
    .from(offerFeedItems)
    .innerJoin(offers, and(eq(offers.regionId, offerFeedItems.regionId), eq(offers.id, offerFeedItems.offerId)))
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offerFeedItems.regionId), eq(offerTexts.offerId, offerFeedItems.offerId), eq(offerTexts.language, "de")))
    .where(and(eq(offerFeedItems.regionId, here), eq(offerFeedItems.feedId, id)))
    .orderBy(asc(offerTexts.title))
    .limit(500);
  return { ...feed, runs, items };
}

/** Branches to choose from, by their German names. One query. */
export async function branchChoices(ctx: Context, db: Reader): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .select({ id: offerLabels.id, names: offerLabels.names })
    .from(offerLabels)
    .where(and(eq(offerLabels.regionId, ctx.region.id), eq(offerLabels.kind, "branch")))
    .orderBy(asc(offerLabels.position), asc(offerLabels.key));
  return rows.map(({ id, names }) => ({ id, name: names.de }));
}

/** From which feed an offer came, for the pages of offers; null: somebody wrote it here. One query. */
export async function feedOfOffer(ctx: Context, db: Reader, offerId: string) {
  const [found] = await db
    .select({ feedId: offerFeeds.id, name: offerFeeds.name, vanishedAt: offerFeedItems.vanishedAt, goneSince: offerFeeds.goneSince })
    .from(offerFeedItems)
    .innerJoin(offerFeeds, and(eq(offerFeeds.regionId, offerFeedItems.regionId), eq(offerFeeds.id, offerFeedItems.feedId)))
    .where(and(eq(offerFeedItems.regionId, ctx.region.id), eq(offerFeedItems.offerId, offerId)))
    .limit(1);
  return found ?? null;
}
