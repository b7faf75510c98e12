import { and, eq, gt, isNull, ne, or, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { meetings } from "../meetings/schema.ts";
import { mayEditGremien } from "./access.ts";
import { gremien, gremiumMembers } from "./schema.ts";

export const EndGremium = z.strictObject({ id: z.uuid(), /** Its last day; today at the latest. */ endedOn: z.iso.date() });
export type EndGremium = z.infer<typeof EndGremium>;
export type EndGremiumRefusal = "gremium-not-found" | "not-allowed" | "gremium-ended" | "day-in-future" | "meetings-planned";

/**
 * Dissolves a body: with its last day all seats end, too, and who reported to it reports to the next one above.
 * Meetings, minutes and decisions stay. Meetings after that day must be called off first, because people are invited.
 */
export async function endGremium(ctx: Context, { id, endedOn }: EndGremium): Promise<Result<null, EndGremiumRefusal>> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const own = and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, id));
    const [stored] = await tx.select().from(gremien).where(own).for("update");
    if (!stored) return refused("gremium-not-found");
    if (stored.endedOn !== null) return refused("gremium-ended");
    if (endedOn > ctx.today) return refused("day-in-future");
    const dayOfMeeting = sql`(${meetings.startsAt} at time zone ${ctx.region.timeZone})::date`;
    const [planned] = await tx
      .select({ id: meetings.id })
      .from(meetings)
      .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.gremiumId, id), ne(meetings.state, "cancelled"), sql`${dayOfMeeting} > ${endedOn}`))
      .limit(1);
    if (planned) return refused("meetings-planned");
    await tx
      .update(gremien)
      .set({ endedOn, version: stored.version + 1 })
      .where(own);
    await tx
      .update(gremien)
      .set({ parentId: stored.parentId })
      .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.parentId, id)));
    await tx
      .update(gremiumMembers)
      // A seat that would have begun later ends on the day it was to begin: nobody ever sat in it.
      .set({ untilOn: sql`greatest(${gremiumMembers.fromOn}, ${endedOn}::date)`, version: sql`${gremiumMembers.version} + 1` })
      .where(
        and(
          eq(gremiumMembers.regionId, ctx.region.id),
          eq(gremiumMembers.gremiumId, id),
          or(isNull(gremiumMembers.untilOn), gt(gremiumMembers.untilOn, endedOn)),
        ),
      );
    tx.audit("gremium.ended", id);
    if (stored.isPublic) tx.publish();
    return done(null);
  });
}
