import { and, asc, desc, eq, lt } from "drizzle-orm";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { errorFields, log } from "#platform/log/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { fetchCalendar, type Hosts } from "./fetch-calendar.ts";
import { offerFeedRuns, offerFeeds, type RunCounts, type RunOutcome } from "./schema.ts";
import type { NotRead } from "./read-calendar.ts";
import { takeOver, type Feed } from "./take-over.ts";

const KEEP_DAYS = 90;

/** The hourly job "offers.feeds": reads every calendar that is not paused, or the one that was asked for. */
export function refreshFeeds(hosts: Hosts): JobHandler {
  return async (ctx, { payload }) => {
    const { feedId } = payload;
    const feeds = await read(ctx, (db) =>
      db
        .select()
        .from(offerFeeds)
        .where(and(eq(offerFeeds.regionId, ctx.region.id), feedId === undefined ? eq(offerFeeds.isPaused, false) : eq(offerFeeds.id, feedId)))
        .orderBy(asc(offerFeeds.id)),
    );
    for (const feed of feeds) {
      try {
        await refreshOne(hosts, ctx, feed);
      } catch (error) {
        // One house's calendar must not hold up all others. Where the database is away, the note fails, too, and with it the job.
        log("error", "offer-feed.failed", { feed: feed.id, ...errorFields(error) });
        await note(ctx, feed, { outcome: "failed", counts: {}, notRead: [] });
      }
    }
  };
}

async function refreshOne(hosts: Hosts, ctx: Context, feed: Feed): Promise<void> {
  const fetched = await fetchCalendar(hosts, feed.address, ctx.region.timeZone, feed);
  if (!fetched.ok) {
    await note(ctx, feed, { outcome: fetched.refusal, counts: {}, notRead: [] });
    return;
  }
  const { read: found, etag, lastModified } = fetched.value;
  const counts = await takeOver(ctx, feed, found.events, !found.notRead.some(({ reason }) => reason === "too-many"));
  // Only now: what was cut off in between is fetched anew.
  await note(ctx, { ...feed, etag, lastModified }, { outcome: "read", counts, notRead: found.notRead });
}

/** Writes the report; an hour like the one before needs none. */
async function note(ctx: Context, feed: Feed, run: { outcome: RunOutcome; counts: RunCounts; notRead: NotRead[] }): Promise<void> {
  const isWell = run.outcome === "read" || run.outcome === "unchanged";
  await transact(ctx, async (tx) => {
    const own = and(eq(offerFeeds.regionId, ctx.region.id), eq(offerFeeds.id, feed.id));
    const { etag, lastModified } = feed;
    const changed = await tx
      .update(offerFeeds)
      .set(isWell ? { fetchedAt: ctx.now, goneSince: null, etag, lastModified } : { goneSince: feed.goneSince ?? ctx.now })
      .where(own)
      .returning({ id: offerFeeds.id });
    // It was deleted while it was read.
    if (changed.length === 0) return;
    tx.audit("offer-feed.read", feed.id, { outcome: run.outcome });
    const ofFeed = and(eq(offerFeedRuns.regionId, ctx.region.id), eq(offerFeedRuns.feedId, feed.id));
    const [last] = await tx.select({ outcome: offerFeedRuns.outcome }).from(offerFeedRuns).where(ofFeed).orderBy(desc(offerFeedRuns.startedAt)).limit(1);
    const isNews = Object.entries(run.counts).some(([what, count]) => what !== "same" && what !== "past" && count > 0);
    if (!last || last.outcome !== run.outcome || isNews) {
      await tx.insert(offerFeedRuns).values({ regionId: ctx.region.id, id: newId(ctx.now), feedId: feed.id, startedAt: ctx.now, ...run });
    }
    await tx.delete(offerFeedRuns).where(and(ofFeed, lt(offerFeedRuns.startedAt, new Date(ctx.now.getTime() - KEEP_DAYS * 86_400_000))));
  });
}
