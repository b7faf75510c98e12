import { and, eq, sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayKeepMeetings } from "../gremien/access.ts";
import { seatsOf } from "../gremien/own-seats.ts";
import { gremien } from "../gremien/schema.ts";
import { meetings } from "./schema.ts";

type Gremium = typeof gremien.$inferSelect;
type Meeting = typeof meetings.$inferSelect;
export type KeepRefusal = "not-found" | "not-allowed";

/** A body whose meetings the actor keeps, locked, so that meetings and decisions are counted one after the other. */
export async function lockGremium(ctx: Context, tx: Writer, id: string): Promise<Result<Gremium, KeepRefusal>> {
  const [gremium] = await tx
    .select()
    .from(gremien)
    .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, id)))
    .for("update");
  if (!gremium) return refused("not-found");
  if (!mayKeepMeetings(ctx.actor, await seatsOf(ctx, tx), id, ctx.today)) return refused("not-allowed");
  return done(gremium);
}

/** A meeting of a body whose meetings the actor keeps, locked. */
export async function lockMeeting(ctx: Context, tx: Writer, id: string): Promise<Result<Meeting, KeepRefusal>> {
  const [meeting] = await tx
    .select()
    .from(meetings)
    .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, id)))
    .for("update");
  if (!meeting) return refused("not-found");
  if (!mayKeepMeetings(ctx.actor, await seatsOf(ctx, tx), meeting.gremiumId, ctx.today)) return refused("not-allowed");
  return done(meeting);
}

/** The number after the body's last: "14. Sitzung". */
export async function nextNumber(ctx: Context, tx: Writer, gremiumId: string): Promise<number> {
  const [found] = await tx
    .select({ last: sql<number>`coalesce(max(${meetings.number}), 0)` })
    .from(meetings)
    .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.gremiumId, gremiumId)));
  return (found?.last ?? 0) + 1;
}
