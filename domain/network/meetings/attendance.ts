import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { lockMeeting, type KeepRefusal } from "./keep-gremium.ts";
import { meetingParticipants, meetings, type Attendance } from "./schema.ts";

export const ATTENDANCES = ["present", "online", "excused", "absent"] as const satisfies readonly Attendance[];

export const RecordAttendance = z.strictObject({
  meetingId: z.uuid(),
  /** By participant; who is not named stays as it was. */
  attended: z.record(z.uuid(), z.enum(ATTENDANCES)),
});
export type RecordAttendance = z.infer<typeof RecordAttendance>;

/** Notes who was there. A meeting that has begun counts as held from then on. */
export async function recordAttendance(
  ctx: Context,
  { meetingId, attended }: RecordAttendance,
): Promise<Result<null, KeepRefusal | "cancelled" | "not-begun" | "participant-unknown">> {
  return transact(ctx, async (tx): Promise<Result<null, KeepRefusal | "cancelled" | "not-begun" | "participant-unknown">> => {
    const found = await lockMeeting(ctx, tx, meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    if (meeting.state === "cancelled") return refused("cancelled");
    // People come early; a day before nobody has come.
    if (meeting.startsAt.getTime() - ctx.now.getTime() > 60 * 60 * 1000) return refused("not-begun");
    const regionId = ctx.region.id;
    for (const [id, value] of Object.entries(attended)) {
      const noted = await tx
        .update(meetingParticipants)
        .set({ attended: value })
        .where(and(eq(meetingParticipants.regionId, regionId), eq(meetingParticipants.meetingId, meetingId), eq(meetingParticipants.id, id)))
        .returning({ id: meetingParticipants.id });
      if (noted.length === 0) return refused("participant-unknown");
    }
    if (meeting.state !== "held")
      await tx
        .update(meetings)
        .set({ state: "held", version: meeting.version + 1 })
        .where(and(eq(meetings.regionId, regionId), eq(meetings.id, meetingId)));
    tx.audit("meeting.attendance-recorded", meetingId);
    return done(null);
  });
}

export type Quorum = {
  /** Seats with a vote whose holder, or who stands in, is there. */
  there: number;
  seats: number;
  /** null: in this body nobody counts. */
  isQuorate: boolean | null;
};

/**
 * @param rule of the body: at least half of those who may vote, or none
 * @returns null where nobody's attendance is noted yet
 */
export function quorumOf(participants: readonly { votes: boolean; attended: Attendance | null }[], rule: "half" | "none"): Quorum | null {
  if (participants.every(({ attended }) => attended === null)) return null;
  const voting = participants.filter(({ votes }) => votes);
  const there = voting.filter(({ attended }) => attended === "present" || attended === "online").length;
  return { there, seats: voting.length, isQuorate: rule === "none" ? null : voting.length > 0 && there * 2 >= voting.length };
}
