import { and, eq, sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayKeepMeetings, maySeeMeeting, seatsOf, type Seat } from "../gremien/index.ts";
import { gremien } from "../gremien/schema.ts";
import { agendaItems, meetings } from "../meetings/schema.ts";

export type MinutesRefusal = "meeting-not-found" | "not-allowed" | "minutes-approved";

/** A meeting whose minutes are being written: locked until the transaction ends, so that nobody approves them meanwhile. */
export type OpenMinutes = { meeting: typeof meetings.$inferSelect & { on: string }; gremium: typeof gremien.$inferSelect; seats: Seat[] };

/** A meeting that the actor sees does not exist for others; the wall says so and so does the answer. */
export async function lockMeeting(ctx: Context, tx: Writer, meetingId: string): Promise<Result<OpenMinutes, "meeting-not-found" | "not-allowed">> {
  const [found] = await tx
    .select({ meeting: meetings, gremium: gremien, on: sql<string>`(${meetings.startsAt} at time zone ${ctx.region.timeZone})::date::text` })
    .from(meetings)
    .innerJoin(gremien, and(eq(gremien.regionId, meetings.regionId), eq(gremien.id, meetings.gremiumId)))
    .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, meetingId)))
    .for("update", { of: meetings });
  if (!found) return refused("meeting-not-found");
  const meeting = { ...found.meeting, on: found.on };
  const seats = await seatsOf(ctx, tx);
  if (mayKeepMeetings(ctx.actor, seats, meeting.gremiumId, ctx.today)) return done({ meeting, gremium: found.gremium, seats });
  return refused(maySeeMeeting(ctx.actor, seats, meeting, found.gremium) ? "not-allowed" : "meeting-not-found");
}

/** As lockMeeting, for whoever wants to write; begins the draft. */
export async function lockMinutes(ctx: Context, tx: Writer, meetingId: string): Promise<Result<OpenMinutes, MinutesRefusal>> {
  const locked = await lockMeeting(ctx, tx, meetingId);
  if (!locked.ok) return locked;
  if (locked.value.meeting.minutesState === "approved") return refused("minutes-approved");
  if (locked.value.meeting.minutesState === "none") {
    await tx
      .update(meetings)
      .set({ minutesState: "draft" })
      .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, meetingId)));
  }
  return locked;
}

/** The item of an agenda together with its locked meeting. */
export async function lockItem(
  ctx: Context,
  tx: Writer,
  itemId: string,
): Promise<Result<OpenMinutes & { item: typeof agendaItems.$inferSelect }, MinutesRefusal | "item-not-found">> {
  const own = and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.id, itemId));
  const [sought] = await tx.select({ meetingId: agendaItems.meetingId }).from(agendaItems).where(own);
  if (!sought) return refused("item-not-found");
  const locked = await lockMinutes(ctx, tx, sought.meetingId);
  if (!locked.ok) return locked;
  // Read under the lock: what stood there before may have been written meanwhile.
  const [item] = await tx.select().from(agendaItems).where(own);
  return item ? done({ ...locked.value, item }) : refused("item-not-found");
}
