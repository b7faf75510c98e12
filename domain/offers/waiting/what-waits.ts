import { sql } from "drizzle-orm";
import { dayIn, type Context, type Reader } from "#platform/db/index.ts";
import { mayEditOffers } from "../access.ts";
import { listWantedPlaces } from "../courses/interest/index.ts";
import { listOfferFeeds } from "../feeds/index.ts";
import { listOverdueLending } from "../lending/index.ts";
import { listProposals } from "../proposals/index.ts";
import { listReview } from "../providers/index.ts";
import { countDeadAddresses, listAsked } from "../upkeep/index.ts";

type Named = { id: string; title: string };

/** A queue that is not empty. `since`, YYYY-MM-DD: when the first in it began to wait; null where that says nothing. */
export type OffersWaiting =
  | { kind: "review"; count: number; since: string }
  | { kind: "unseen"; count: number; since: null }
  | { kind: "overdue"; count: number; hidden: number; since: null }
  | { kind: "feeds"; count: number; feeds: Named[]; since: string | null }
  | { kind: "addresses"; count: number; since: string | null }
  | { kind: "places"; count: number; courses: Named[]; since: null }
  | { kind: "loans"; count: number; offers: Named[]; since: string }
  | { kind: "providers"; count: number; providers: Named[]; since: null };

/** What of the offers waits for who reads it; nothing for who may not edit them. Ten queries. */
export async function whatWaits(ctx: Context, db: Reader): Promise<OffersWaiting[]> {
  if (!mayEditOffers(ctx.actor)) return [];
  const sent = [...(await listProposals(ctx, db)), ...(await listReview(ctx, db))].map(({ sentAt }) => dayIn(ctx.region.timeZone, sentAt));
  const asked = await listAsked(ctx, db);
  const feeds = (await listOfferFeeds(ctx, db)).filter(({ goneSince, vanished, isPaused }) => !isPaused && (goneSince !== null || vanished > 0));
  const goneSince = feeds.flatMap(({ goneSince }) => (goneSince ? dayIn(ctx.region.timeZone, goneSince) : []));
  const addresses = await countDeadAddresses(ctx, db);
  const courses = await listWantedPlaces(ctx, db);
  const loans = await listOverdueLending(ctx, db);
  const providers = await listUnnamed(ctx, db);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const first = (days: readonly string[]) => days.toSorted()[0];
  const queues: OffersWaiting[] = [
    { kind: "review", count: sent.length, since: first(sent) ?? ctx.today },
    { kind: "unseen", count: await countUnseen(ctx, db), since: null },
    { kind: "loans", count: sum(loans.map(({ count }) => count)), offers: loans, since: first(loans.map(({ since }) => since)) ?? ctx.today },
    { kind: "places", count: courses.length, courses, since: null },
    { kind: "feeds", count: feeds.length, feeds: feeds.map(({ id, name }) => ({ id, title: name })), since: first(goneSince) ?? null },
    { kind: "overdue", count: sum(asked.map(({ overdue }) => overdue)), hidden: sum(asked.map(({ hidden }) => hidden)), since: null },
    { kind: "addresses", ...addresses },
    { kind: "providers", count: providers.length, providers, since: null },
  ];
  return queues.filter(({ count }) => count > 0);
}

/** Offers in review that no provider wrote: a calendar brought them, or a colleague set them aside. They stand in the catalogue only. */
async function countUnseen(ctx: Context, db: Reader): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from offers o where o.region_id = ${ctx.region.id} and o.state = 'in-review'
      and not exists (select 1 from offer_changes c where c.region_id = o.region_id and c.offer_id = o.id and c.settled_at is null)`);
  return rows[0]?.count ?? 0;
}

/** Organisations whose offers everybody sees, and whose own entry nobody: the portal shows no provider. By name. */
async function listUnnamed(ctx: Context, db: Reader): Promise<Named[]> {
  const { rows } = await db.execute<Named>(sql`
    select g.id, g.name as title from organisations g where g.region_id = ${ctx.region.id} and not g.is_public
      and exists (select 1 from offers o where o.region_id = g.region_id and o.organisation_id = g.id and o.is_shown)
    order by g.name, g.id`);
  return rows;
}
