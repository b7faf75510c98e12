import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { isOpen } from "./edit-meeting.ts";
import { enqueueMails } from "./enqueue-mails.ts";
import { returnTopics } from "./return-topics.ts";
import { lockMeeting, type KeepRefusal } from "./keep-gremium.ts";
import { meetingInternals, meetings } from "./schema.ts";

export const CancelMeeting = z.strictObject({ meetingId: z.uuid(), reason: z.string().trim().max(1000) });
export type CancelMeeting = z.infer<typeof CancelMeeting>;

/** Cancels one meeting, alone or out of a series. Who has been invited gets a mail that takes it out of the calendar; its topics go back. */
export async function cancelMeeting(ctx: Context, { meetingId, reason }: CancelMeeting): Promise<Result<null, KeepRefusal | "not-open">> {
  return transact(ctx, async (tx): Promise<Result<null, KeepRefusal | "not-open">> => {
    const found = await lockMeeting(ctx, tx, meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    if (!isOpen(meeting)) return refused("not-open");
    const regionId = ctx.region.id;
    const sequence = meeting.sequence + 1;
    await tx
      .update(meetings)
      .set({ state: "cancelled", sequence, version: meeting.version + 1 })
      .where(and(eq(meetings.regionId, regionId), eq(meetings.id, meetingId)));
    await tx
      .insert(meetingInternals)
      .values({ regionId, meetingId, cancelledReason: reason })
      .onConflictDoUpdate({ target: [meetingInternals.regionId, meetingInternals.meetingId], set: { cancelledReason: reason } });
    await returnTopics(ctx, tx, meetingId);
    await enqueueMails(ctx, tx, { id: meetingId, sequence });
    tx.audit("meeting.cancelled", meetingId);
    if (meeting.isPublic) tx.publish();
    return done(null);
  });
}
