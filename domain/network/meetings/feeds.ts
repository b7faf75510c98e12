import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { issueCode, revokeCodes } from "#platform/tenancy/index.ts";
import { mayKeepMeetings, mayReadPapers } from "../gremien/access.ts";
import { seatsOf } from "../gremien/own-seats.ts";
import { calendarFeeds } from "../gremien/schema.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import type { MeetingState } from "./schema.ts";

/** Of a body, or of everything the signed-in person is invited to. */
export const FeedOf = z.discriminatedUnion("of", [z.strictObject({ of: z.literal("gremium"), gremiumId: z.uuid() }), z.strictObject({ of: z.literal("me") })]);
export type FeedOf = z.infer<typeof FeedOf>;
export type FeedRefusal = "not-allowed" | "no-person";

const TEN_YEARS = 10 * 366 * 24 * 60 * 60 * 1000;

/**
 * Makes the secret address of a calendar. This is the only moment at which it exists in clear: only its hash is stored.
 * A person has one address: a new one ends the one before. A body may have several, one for each who asked.
 */
export async function makeFeed(ctx: Context, feed: FeedOf): Promise<Result<{ code: string }, FeedRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ code: string }, FeedRefusal>> => {
    const regionId = ctx.region.id;
    const id = newId(ctx.now);
    const personId = feed.of === "me" ? await ownPersonId(ctx, tx) : null;
    if (feed.of === "me") {
      if (personId === null) return refused("no-person");
      const before = await tx
        .update(calendarFeeds)
        .set({ revokedAt: ctx.now })
        .where(and(eq(calendarFeeds.regionId, regionId), eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt)))
        .returning({ id: calendarFeeds.id });
      for (const old of before) await revokeCodes(tx, old.id);
    } else if (!mayReadPapers(ctx.actor, await seatsOf(ctx, tx), { gremiumId: feed.gremiumId, on: ctx.today })) return refused("not-allowed");
    await tx
      .insert(calendarFeeds)
      .values({ regionId, id, gremiumId: feed.of === "gremium" ? feed.gremiumId : null, personId, madeBy: actorName(ctx.actor), madeAt: ctx.now });
    const code = await issueCode(tx, { regionId, kind: "calendar-feed", subjectId: id, expiresAt: new Date(ctx.now.getTime() + TEN_YEARS) });
    tx.audit("calendar-feed.made", id);
    return done({ code });
  });
}

/** Ends an address at once. The own one by its person, those of a body by who keeps its meetings or made it. */
export async function revokeFeed(ctx: Context, feedId: string): Promise<Result<null, "not-allowed" | "feed-not-found">> {
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "feed-not-found">> => {
    const own = and(eq(calendarFeeds.regionId, ctx.region.id), eq(calendarFeeds.id, feedId));
    const [feed] = await tx
      .select()
      .from(calendarFeeds)
      .where(and(own, isNull(calendarFeeds.revokedAt)))
      .for("update");
    if (!feed) return refused("feed-not-found");
    const isOwn =
      feed.gremiumId === null
        ? feed.personId === (await ownPersonId(ctx, tx))
        : feed.madeBy === actorName(ctx.actor) || mayKeepMeetings(ctx.actor, await seatsOf(ctx, tx), feed.gremiumId, ctx.today);
    if (!isOwn) return refused("not-allowed");
    await tx.update(calendarFeeds).set({ revokedAt: ctx.now }).where(own);
    await revokeCodes(tx, feedId);
    tx.audit("calendar-feed.revoked", feedId);
    return done(null);
  });
}

/** The addresses that work: the actor's own, or a body's. One query; two for the own. */
export async function listFeeds(ctx: Context, db: Reader, feed: FeedOf) {
  const personId = feed.of === "me" ? await ownPersonId(ctx, db) : null;
  if (feed.of === "me" && personId === null) return [];
  return db
    .select({ id: calendarFeeds.id, madeBy: calendarFeeds.madeBy, madeAt: calendarFeeds.madeAt })
    .from(calendarFeeds)
    .where(
      and(
        eq(calendarFeeds.regionId, ctx.region.id),
        isNull(calendarFeeds.revokedAt),
        feed.of === "gremium" ? eq(calendarFeeds.gremiumId, feed.gremiumId) : eq(calendarFeeds.personId, personId ?? ""),
      ),
    )
    .orderBy(calendarFeeds.madeAt);
}

/** The person in a function behind the signed-in account. */
export async function ownPersonId(ctx: Context, db: Reader): Promise<string | null> {
  if (ctx.actor.kind !== "staff") return null;
  const [person] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.accountId, ctx.actor.accountId), isInUse))
    .limit(1);
  return person?.id ?? null;
}

export type FeedMeeting = {
  id: string;
  gremium: string;
  number: number | null;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  onlineUrl: string | null;
  state: MeetingState;
  sequence: number;
};

/**
 * What a calendar's address shows: a year back and everything ahead. Which meetings belong to it, and that the way in from
 * afar is in a person's own only, is decided by the wall. One query; null for a context without such an address.
 */
export async function readFeed(ctx: Context, db: Reader): Promise<{ gremium: string | null; meetings: FeedMeeting[] } | null> {
  if (ctx.actor.kind !== "link" || ctx.actor.opens !== "calendar-feed") return null;
  const here = ctx.region.id;
  const found = await db.execute<FeedMeeting & { startsAt: string | null; endsAt: string | null; ofGremium: boolean }>(sql`
    select f.gremium_id is not null as "ofGremium", m.id, g.name as gremium, m.number, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.state, m.sequence,
      i.online_url as "onlineUrl"
    from calendar_feeds f
      left join meetings m on m.region_id = f.region_id and m.starts_at >= ${ctx.now.toISOString()}::timestamptz - interval '1 year'
      left join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      left join meeting_internals i on i.region_id = m.region_id and i.meeting_id = m.id
    where f.region_id = ${here} order by m.starts_at, m.id`);
  const [first] = found.rows;
  if (!first) return null;
  return {
    gremium: first.ofGremium ? first.gremium : null,
    meetings: found.rows.flatMap(({ startsAt, endsAt, ofGremium: _ofGremium, ...row }) =>
      startsAt === null || endsAt === null ? [] : [{ ...row, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }],
    ),
  };
}
