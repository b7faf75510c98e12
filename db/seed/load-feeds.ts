import { and, asc, eq } from "drizzle-orm";
import { fingerprintHere } from "#domain/offers/feeds/fingerprint.ts";
import { offerFeedItems, offerFeedRuns, offerFeeds, type RunCounts } from "#domain/offers/feeds/schema.ts";
import type { NotRead } from "#domain/offers/feeds/index.ts";
import { offerLabels, offers } from "#domain/offers/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";

export type StoryFeed = {
  name: string;
  address: string;
  /** Key of who keeps it: its events that stand in the catalogue came from here. */
  organisation: string;
  /** Key of the branch of what comes from it. */
  branch: string;
  runs: { daysAgo: number; counts: RunCounts; notRead?: NotRead[] }[];
  /** The last of its events no longer stands there. */
  lastVanished?: true;
};

const NOTHING = { title: "", description: "", place: "", website: "", times: "", isCancelled: "no" };

/** Connects the story's calendars with the events of those who keep them. */
export async function loadFeeds(ctx: Context, tx: Writer, feeds: readonly StoryFeed[], organisationId: (key: string) => string): Promise<void> {
  const regionId = ctx.region.id;
  const ago = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000);
  for (const { name, address, organisation, branch, runs, lastVanished } of feeds) {
    const id = newId(ctx.now);
    const [label] = await tx
      .select({ id: offerLabels.id })
      .from(offerLabels)
      .where(and(eq(offerLabels.regionId, regionId), eq(offerLabels.kind, "branch"), eq(offerLabels.key, branch)));
    if (!label) throw new Error(`The story has no branch ${branch}.`);
    const own = { organisationId: organisationId(organisation), branchId: label.id, createdAt: ago(41), fetchedAt: ago(1) };
    await tx.insert(offerFeeds).values({ regionId, id, name, address, ...own, isTrusted: true, isPaused: true });
    const events = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(eq(offers.regionId, regionId), eq(offers.organisationId, own.organisationId), eq(offers.kind, "event")))
      .orderBy(asc(offers.id));
    for (const [at, { id: offerId }] of events.entries()) {
      const taken = (await fingerprintHere(ctx, tx, offerId, NOTHING)) ?? NOTHING;
      const vanishedAt = lastVanished && at === events.length - 1 ? ago(5) : null;
      const uid = `${at + 1}@${new URL(address).host}`;
      await tx.insert(offerFeedItems).values({ regionId, feedId: id, uid, offerId, taken, lastSeenAt: vanishedAt ?? ago(1), vanishedAt });
    }
    await tx.insert(offerFeedRuns).values(
      runs.map(({ daysAgo, counts, notRead = [] }) => {
        const startedAt = ago(daysAgo);
        return { regionId, id: newId(startedAt), feedId: id, startedAt, outcome: "read" as const, counts, notRead };
      }),
    );
  }
}
