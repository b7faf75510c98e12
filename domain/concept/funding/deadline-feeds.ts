import { and, eq, isNull } from "drizzle-orm";
import { actorName, newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { issueCode, revokeCodes } from "#platform/tenancy/index.ts";
import { addDays } from "#platform/days/index.ts";
import { mayKeepMoney } from "./access.ts";
import { listDeadlines, type Deadline } from "./deadlines.ts";
import { deadlineFeeds } from "./schema.ts";

const TEN_YEARS = 10 * 366 * 24 * 60 * 60 * 1000;
const [DAYS_BACK, DAYS_AHEAD] = [365, 5 * 365];

/** Makes a secret address of the deadlines' calendar. This is the only moment at which it exists in clear: only its hash is stored. */
export async function makeDeadlineFeed(ctx: Context): Promise<Result<{ code: string }, "not-allowed">> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const feed = { regionId: ctx.region.id, id: newId(ctx.now) };
    await tx.insert(deadlineFeeds).values({ ...feed, madeBy: actorName(ctx.actor), madeAt: ctx.now });
    const code = await issueCode(tx, {
      regionId: feed.regionId,
      kind: "deadline-feed",
      subjectId: feed.id,
      expiresAt: new Date(ctx.now.getTime() + TEN_YEARS),
    });
    tx.audit("deadline-feed.made", feed.id);
    return done({ code });
  });
}

/** Ends an address at once, whoever made it. */
export async function revokeDeadlineFeed(ctx: Context, feedId: string): Promise<Result<null, "not-allowed" | "feed-not-found">> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "feed-not-found">> => {
    const ended = await tx
      .update(deadlineFeeds)
      .set({ revokedAt: ctx.now })
      .where(and(eq(deadlineFeeds.regionId, ctx.region.id), eq(deadlineFeeds.id, feedId), isNull(deadlineFeeds.revokedAt)))
      .returning({ id: deadlineFeeds.id });
    if (ended.length === 0) return refused("feed-not-found");
    await revokeCodes(tx, feedId);
    tx.audit("deadline-feed.revoked", feedId);
    return done(null);
  });
}

/** The addresses that work, oldest first; a link sees its own. One query. */
export function listDeadlineFeeds(ctx: Context, db: Reader) {
  return db
    .select({ id: deadlineFeeds.id, madeBy: deadlineFeeds.madeBy, madeAt: deadlineFeeds.madeAt })
    .from(deadlineFeeds)
    .where(and(eq(deadlineFeeds.regionId, ctx.region.id), isNull(deadlineFeeds.revokedAt)))
    .orderBy(deadlineFeeds.madeAt);
}

/** What such an address shows: a year back and five ahead. Two queries; null for a context without a valid one. */
export async function readDeadlineFeed(ctx: Context, db: Reader): Promise<Deadline[] | null> {
  if (ctx.actor.kind !== "link" || ctx.actor.opens !== "deadline-feed") return null;
  if ((await listDeadlineFeeds(ctx, db)).length === 0) return null;
  return listDeadlines(ctx, db, addDays(ctx.today, -DAYS_BACK), addDays(ctx.today, DAYS_AHEAD));
}
