import { and, eq, isNotNull, ne } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { meetingParticipants } from "./schema.ts";

/** One job for each participant who has been invited and does not know this state of the meeting yet. */
export async function enqueueMails(ctx: Context, tx: Writer, meeting: { id: string; sequence: number }): Promise<void> {
  const invited = await tx
    .select({ id: meetingParticipants.id })
    .from(meetingParticipants)
    .where(
      and(
        eq(meetingParticipants.regionId, ctx.region.id),
        eq(meetingParticipants.meetingId, meeting.id),
        isNotNull(meetingParticipants.mailedSequence),
        ne(meetingParticipants.mailedSequence, meeting.sequence),
      ),
    );
  for (const { id } of invited) await enqueueMail(ctx, tx, id, meeting.sequence);
}

/** @param sequence part of the key: a mail about a later state is another one, however long the earlier waits */
export async function enqueueMail(ctx: Context, tx: Writer, participantId: string, sequence: number): Promise<void> {
  await enqueue(tx, "meeting.mail", { regionId: ctx.region.id, participantId }, { singletonKey: `${participantId} ${sequence}` });
}
