import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { agendaItems, meetings } from "../meetings/schema.ts";
import { mayApproveAlone } from "./access.ts";
import { lockMeeting, lockMinutes, type MinutesRefusal } from "./lock-minutes.ts";
import { agendaNotes, decisions } from "./schema.ts";
import { settleTopic } from "./settle-topic.ts";
import { queueTaskMails } from "./task-letter.ts";

/**
 * Ends a meeting: what was finished is done, everything else lies in the body's topic store again, and owners without
 * an account get their mail.
 */
export async function closeMeeting(
  ctx: Context,
  { meetingId }: { meetingId: string },
): Promise<Result<{ returned: number }, MinutesRefusal | "not-begun" | "cancelled">> {
  return transact(ctx, async (tx): Promise<Result<{ returned: number }, MinutesRefusal | "not-begun" | "cancelled">> => {
    const locked = await lockMinutes(ctx, tx, meetingId);
    if (!locked.ok) return locked;
    const { meeting } = locked.value;
    if (meeting.state === "held") return done({ returned: 0 });
    if (meeting.state === "cancelled") return refused("cancelled");
    if (meeting.startsAt > ctx.now) return refused("not-begun");
    const ofMeeting = and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.meetingId, meetingId));
    await tx
      .update(agendaItems)
      .set({ outcome: "unfinished" })
      .where(and(ofMeeting, eq(agendaItems.outcome, "open")));
    const items = await tx.select().from(agendaItems).where(ofMeeting);
    for (const item of items) await settleTopic(ctx, tx, item, meeting);
    await tx
      .update(agendaNotes)
      .set({ writerName: null, writingSince: null })
      .where(
        and(
          eq(agendaNotes.regionId, ctx.region.id),
          inArray(
            agendaNotes.agendaItemId,
            items.map(({ id }) => id),
          ),
        ),
      );
    await tx
      .update(meetings)
      .set({ state: "held", version: meeting.version + 1 })
      .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, meetingId)));
    await queueTaskMails(ctx, tx, meetingId);
    const returned = items.filter(({ outcome }) => outcome === "unfinished").length;
    tx.audit("meeting.closed", meetingId, { returned });
    if (meeting.isPublic) tx.publish();
    return done({ returned });
  });
}

export const ApproveMinutes = z.strictObject({
  meetingId: z.uuid(),
  /** The meeting of the same body that approved them; null: the chair did, without one. */
  inMeetingId: z.uuid().nullable(),
  /** The day; of a meeting its own day counts. */
  on: z.iso.date().nullable(),
});
export type ApproveMinutes = z.infer<typeof ApproveMinutes>;
export type ApproveRefusal = MinutesRefusal | "nothing-written" | "not-closed" | "not-the-next" | "chair-only" | "day-does-not-fit";

/** From now on nothing of these minutes changes any more, and their public decisions are public. */
export async function approveMinutes(ctx: Context, input: ApproveMinutes): Promise<Result<null, ApproveRefusal>> {
  const { meetingId, inMeetingId, on } = input;
  return transact(ctx, async (tx): Promise<Result<null, ApproveRefusal>> => {
    const locked = await lockMeeting(ctx, tx, meetingId);
    if (!locked.ok) return locked;
    const { meeting, seats } = locked.value;
    if (meeting.minutesState === "approved") return refused("minutes-approved");
    if (meeting.minutesState === "none") return refused("nothing-written");
    if (meeting.state !== "held") return refused("not-closed");
    let approvedAt = ctx.now;
    if (inMeetingId === null) {
      if (!mayApproveAlone(ctx.actor, seats, meeting.gremiumId, ctx.today)) return refused("chair-only");
      if (on === null || on < meeting.on || on > ctx.today) return refused("day-does-not-fit");
      if (on < ctx.today) approvedAt = new Date(`${on}T12:00:00Z`);
    } else {
      const [next] = await tx
        .select()
        .from(meetings)
        .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, inMeetingId)));
      const fits = next && next.gremiumId === meeting.gremiumId && next.startsAt > meeting.startsAt && next.state !== "cancelled" && next.startsAt <= ctx.now;
      if (!fits) return refused("not-the-next");
      approvedAt = next.startsAt;
    }
    const approved = await tx
      .update(decisions)
      .set({ approvedAt })
      .where(and(eq(decisions.regionId, ctx.region.id), eq(decisions.meetingId, meetingId)))
      .returning({ isPublic: decisions.isPublic });
    await tx
      .update(meetings)
      .set({ minutesState: "approved", minutesApprovedAt: approvedAt, minutesApprovedInId: inMeetingId, version: meeting.version + 1 })
      .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, meetingId)));
    tx.audit("minutes.approved", meetingId, { inMeetingId, decisions: approved.length });
    if (approved.some(({ isPublic }) => isPublic)) tx.publish();
    return done(null);
  });
}
