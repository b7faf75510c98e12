import { and, asc, count, desc, eq, inArray } from "drizzle-orm";
import { conferences } from "#domain/network/conferences/schema.ts";
import { gremien } from "#domain/network/gremien/schema.ts";
import { meetings } from "#domain/network/meetings/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { mayRunPriorities, maySeeRound } from "./access.ts";
import { FEWEST_BALLOTS, resultOf, type ItemResult } from "./result.ts";
import { ownRound, readItems, type Criterion, type PriorityItem, type PriorityRound } from "./round-row.ts";
import { priorityEntitlements, priorityItems, priorityReceipts, priorityRoundLinks, priorityRounds } from "./schema.ts";
import { countBallots, readTally, type BallotCount } from "./urn.ts";

export type Occasion = {
  gremium: string | null;
  conference: string | null;
  meeting: { number: number | null; title: string; gremium: string; startsAt: Date } | null;
};

export type RoundPage = {
  round: PriorityRound;
  mayRun: boolean;
  items: PriorityItem[];
  criteria: Criterion[];
  occasion: Occasion;
  counted: BallotCount;
  /** How many entitlements there are: codes handed out, or members; null where anybody may vote, and for codes once it is closed. */
  entitled: number | null;
  used: number;
  /** null: fewer than five ballots, or members who still vote. */
  result: ItemResult[] | null;
  /** Of the page that everybody may open while it hangs there; null for members. */
  link: { code: string; shortCode: string } | null;
  /** Of a closed round, in the order of the alphabet. */
  receipts: string[];
};

/** A round with all that staff may see of it; null where the actor may not know of it. Up to nine queries. */
export async function findRound(ctx: Context, db: Reader, id: string): Promise<RoundPage | null> {
  const here = ctx.region.id;
  const [round] = await db.select().from(priorityRounds).where(ownRound(ctx, id));
  if (!round || !maySeeRound(ctx.actor, round.state)) return null;
  const { items, criteria } = await readItems(ctx, db, id);
  const entitlements = await db
    .select({ used: priorityEntitlements.used, count: count() })
    .from(priorityEntitlements)
    .where(and(eq(priorityEntitlements.regionId, here), eq(priorityEntitlements.roundId, id)))
    .groupBy(priorityEntitlements.used);
  const of = (used: boolean) => entitlements.find((row) => row.used === used)?.count ?? 0;
  const [link] = await db
    .select({ code: priorityRoundLinks.code, shortCode: priorityRoundLinks.shortCode })
    .from(priorityRoundLinks)
    .where(and(eq(priorityRoundLinks.regionId, here), eq(priorityRoundLinks.roundId, id)));
  const isClosed = round.state === "closed";
  return {
    round,
    mayRun: mayRunPriorities(ctx.actor),
    items,
    criteria,
    occasion: await occasionOf(ctx, db, round),
    counted: isClosed ? { ballots: round.ballots ?? 0, onPaper: round.onPaper ?? 0 } : await countBallots(db, id),
    entitled: round.strength === "device" || (round.strength === "codes" && isClosed) ? null : of(true) + of(false),
    used: of(true),
    result: isClosed ? storedResult(items, round) : resultOf({ round, items, criteria }, await readTally(db, id)),
    link: link ?? null,
    receipts: isClosed ? await receiptsOf(ctx, db, id) : [],
  };
}

/** As it was counted at closing. */
export function storedResult(items: readonly PriorityItem[], { ballots }: Pick<PriorityRound, "ballots">): ItemResult[] | null {
  if ((ballots ?? 0) < FEWEST_BALLOTS) return null;
  return items
    .map(({ recommendationId, label, rank, value, parts }) => ({ recommendationId, label, rank, value, parts: parts ?? {} }))
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

export async function receiptsOf(ctx: Context, db: Reader, roundId: string): Promise<string[]> {
  const rows = await db
    .select({ receipt: priorityReceipts.receipt })
    .from(priorityReceipts)
    .where(and(eq(priorityReceipts.regionId, ctx.region.id), eq(priorityReceipts.roundId, roundId)))
    .orderBy(asc(priorityReceipts.receipt));
  return rows.map(({ receipt }) => receipt);
}

async function occasionOf(ctx: Context, db: Reader, { gremiumId, conferenceId, meetingId }: PriorityRound): Promise<Occasion> {
  const here = ctx.region.id;
  const [gremium] =
    gremiumId === null
      ? []
      : await db
          .select({ name: gremien.name })
          .from(gremien)
          .where(and(eq(gremien.regionId, here), eq(gremien.id, gremiumId)));
  const [conference] =
    conferenceId === null
      ? []
      : await db
          .select({ title: conferences.title })
          .from(conferences)
          .where(and(eq(conferences.regionId, here), eq(conferences.id, conferenceId)));
  const [meeting] =
    meetingId === null
      ? []
      : await db
          .select({ number: meetings.number, title: meetings.title, startsAt: meetings.startsAt, gremium: gremien.name })
          .from(meetings)
          .innerJoin(gremien, and(eq(gremien.regionId, meetings.regionId), eq(gremien.id, meetings.gremiumId)))
          .where(and(eq(meetings.regionId, here), eq(meetings.id, meetingId)));
  return { gremium: gremium?.name ?? null, conference: conference?.title ?? null, meeting: meeting ?? null };
}

export type RoundBrief = Pick<
  PriorityRound,
  "id" | "question" | "state" | "method" | "strength" | "openedAt" | "closedAt" | "endsAt" | "ballots" | "conferenceId"
> & {
  items: number;
};

/** The region's rounds, the newest first; drafts only for who makes them. Two queries. */
export async function listRounds(ctx: Context, db: Reader, of: { conferenceId?: string; meetingId?: string } = {}): Promise<RoundBrief[]> {
  const { id, question, state, method, strength, openedAt, closedAt, endsAt, ballots, conferenceId } = priorityRounds;
  const rows = await db
    .select({ id, question, state, method, strength, openedAt, closedAt, endsAt, ballots, conferenceId })
    .from(priorityRounds)
    .where(
      and(
        eq(priorityRounds.regionId, ctx.region.id),
        of.conferenceId === undefined ? undefined : eq(priorityRounds.conferenceId, of.conferenceId),
        of.meetingId === undefined ? undefined : eq(priorityRounds.meetingId, of.meetingId),
      ),
    )
    .orderBy(desc(priorityRounds.id));
  const seen = rows.filter((row) => maySeeRound(ctx.actor, row.state));
  const counts = await countItems(
    ctx,
    db,
    seen.map((row) => row.id),
  );
  return seen.map((row) => ({ ...row, items: counts.get(row.id) ?? 0 }));
}

async function countItems(ctx: Context, db: Reader, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ roundId: priorityItems.roundId, count: count() })
    .from(priorityItems)
    .where(and(eq(priorityItems.regionId, ctx.region.id), inArray(priorityItems.roundId, ids)))
    .groupBy(priorityItems.roundId);
  return new Map(rows.map((row) => [row.roundId, row.count]));
}
