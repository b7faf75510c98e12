import { and, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { issueCode, issueShortCode } from "#platform/tenancy/index.ts";
import { gremiumMembers } from "#domain/network/gremien/schema.ts";
import { momentOf } from "#domain/network/meetings/index.ts";
import { lockRound, ownRound, readItems, type PriorityRound, type RunRefusal } from "./round-row.ts";
import { priorityRoundLinks, priorityRounds } from "./schema.ts";

const DAY = 24 * 60 * 60 * 1000;
/** How long after opening the pages behind the codes answer: long enough for any round, and for looking for one's receipt. */
export const LINK_DAYS = 365;

export const OpenRound = z.strictObject({
  id: z.uuid(),
  /** Absent: until somebody closes it. */
  ends: z.strictObject({ on: z.iso.date(), at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }).nullable(),
});
export type OpenRound = z.infer<typeof OpenRound>;
export type OpenRefusal = RunRefusal | "not-draft" | "no-items" | "no-members" | "end-is-over" | "end-does-not-exist";

/** Opens a draft: from now on its wording stands, and ballots are cast. A round of members has one entitlement for each who may vote in the body today. */
export async function openRound(ctx: Context, { id, ends }: OpenRound): Promise<Result<null, OpenRefusal>> {
  const endsAt = ends === null ? null : momentOf(ctx.region.timeZone, ends);
  if (ends !== null && endsAt === null) return refused("end-does-not-exist");
  if (endsAt !== null && endsAt <= ctx.now) return refused("end-is-over");
  return transact(ctx, async (tx): Promise<Result<null, OpenRefusal>> => {
    const locked = await lockRound(ctx, tx, id);
    if (!locked.ok) return locked;
    const round = locked.value;
    if (round.state !== "draft") return refused("not-draft");
    const { items } = await readItems(ctx, tx, id);
    if (items.length < 2) return refused("no-items");
    if (round.strength === "members" && !(await entitleMembers(ctx, tx, round))) return refused("no-members");
    await tx.execute(sql`select wall.open_urn(${id})`);
    await tx
      .update(priorityRounds)
      .set({ state: "open", openedAt: ctx.now, endsAt, version: round.version + 1 })
      .where(ownRound(ctx, id));
    if (round.strength !== "members") await hangUpLink(ctx, tx, id);
    tx.audit("priority-round.opened", id);
    return done(null);
  });
}

async function entitleMembers(ctx: Context, tx: Writer, { id, gremiumId }: PriorityRound): Promise<boolean> {
  if (gremiumId === null) return false;
  const members = await tx
    .selectDistinct({ personId: gremiumMembers.personId })
    .from(gremiumMembers)
    .where(
      and(
        eq(gremiumMembers.regionId, ctx.region.id),
        eq(gremiumMembers.gremiumId, gremiumId),
        eq(gremiumMembers.votes, true),
        lte(gremiumMembers.fromOn, ctx.today),
        or(isNull(gremiumMembers.untilOn), gte(gremiumMembers.untilOn, ctx.today)),
      ),
    );
  if (members.length === 0) return false;
  await tx.execute(sql`select wall.add_priority_members(${id}, ${`{${members.map(({ personId }) => personId).join(",")}}`}::uuid[])`);
  return true;
}

async function hangUpLink(ctx: Context, tx: Writer, roundId: string): Promise<void> {
  const regionId = ctx.region.id;
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * DAY);
  const code = await issueCode(tx, { regionId, kind: "priority-round", subjectId: roundId, expiresAt });
  const shortCode = await issueShortCode(tx, { regionId, kind: "priority-short", subjectId: roundId, expiresAt });
  await tx.insert(priorityRoundLinks).values({ regionId, roundId, code, shortCode, expiresAt });
}
