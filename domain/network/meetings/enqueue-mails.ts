import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { revokeCodes } from "#platform/tenancy/index.ts";
import { meetingParticipants } from "./schema.ts";

/** One job for each participant who has been invited and does not know this state of the meeting yet. */
export async function enqueueMails(ctx: Context, tx: Writer, meeting: { id: string; sequence: number }): Promise<void> {
  const invited = await tx
    .select({ id: meetingParticipants.id, rounds: meetingParticipants.rounds })
    .from(meetingParticipants)
    .where(
      and(
        eq(meetingParticipants.regionId, ctx.region.id),
        eq(meetingParticipants.meetingId, meeting.id),
        isNotNull(meetingParticipants.mailedSequence),
        isNull(meetingParticipants.withdrawnAt),
        ne(meetingParticipants.mailedSequence, sql`${meeting.sequence} + ${meetingParticipants.rounds}`),
      ),
    );
  for (const { id, rounds } of invited) await enqueueMail(ctx, tx, id, meeting.sequence + rounds);
}

/**
 * Takes somebody off a meeting: whom a mail has reached hears of it, and their link opens nothing from now on.
 *
 * @param sequence the meeting's
 */
export async function withdraw(ctx: Context, tx: Writer, participant: typeof meetingParticipants.$inferSelect, sequence: number): Promise<void> {
  const rounds = participant.rounds + 1;
  await tx
    .update(meetingParticipants)
    .set({ withdrawnAt: ctx.now, rounds, agendaItemId: null })
    .where(and(eq(meetingParticipants.regionId, ctx.region.id), eq(meetingParticipants.id, participant.id)));
  await revokeCodes(tx, participant.id);
  await enqueueMail(ctx, tx, participant.id, sequence + rounds);
}

/** @param sequence part of the key: a mail about a later state is another one, however long the earlier waits */
export async function enqueueMail(ctx: Context, tx: Writer, participantId: string, sequence: number): Promise<void> {
  await enqueue(tx, "meeting.mail", { regionId: ctx.region.id, participantId }, { singletonKey: `${participantId} ${sequence}` });
}

/** Who tidies an agenda up moves more than one item: the guests of single items hear of it once, a while later. */
const AGENDA_RESTS_MS = 15 * 60_000;

/** After a change of the agenda: the job finds out whether a guest has to come at another time. */
export async function enqueueItemGuests(ctx: Context, tx: Writer, meetingId: string): Promise<void> {
  const guests = await tx
    .select({ id: meetingParticipants.id })
    .from(meetingParticipants)
    .where(
      and(
        eq(meetingParticipants.regionId, ctx.region.id),
        eq(meetingParticipants.meetingId, meetingId),
        isNotNull(meetingParticipants.agendaItemId),
        isNotNull(meetingParticipants.mailedSequence),
        isNull(meetingParticipants.withdrawnAt),
      ),
    );
  const startAfter = new Date(ctx.now.getTime() + AGENDA_RESTS_MS);
  for (const { id } of guests)
    await enqueue(tx, "meeting.mail", { regionId: ctx.region.id, participantId: id }, { startAfter, singletonKey: `${id} agenda ${ctx.now.toISOString()}` });
}

/** What follows from an answer: somebody else is asked to come, or need not any more. */
export async function enqueueAnswer(ctx: Context, tx: Writer, participantId: string): Promise<void> {
  await enqueue(tx, "meeting.mail", { regionId: ctx.region.id, participantId }, { singletonKey: `${participantId} answered ${ctx.now.toISOString()}` });
}
