import { and, asc, eq, gte, isNull, lte, ne, or } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { gremiumMembers } from "../gremien/schema.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { enqueueMail, withdraw } from "./enqueue-mails.ts";
import { localTime } from "./local-time.ts";
import { meetingParticipants, type meetings } from "./schema.ts";

type Participant = typeof meetingParticipants.$inferSelect;
type Meeting = Pick<typeof meetings.$inferSelect, "id" | "state" | "startsAt" | "sequence">;

/**
 * Invites whoever comes for a participant who cannot: the person they named, else the one that the body named for their
 * seat. Takes back who is not needed any more. Asked again it changes nothing. Who is invited already gets nothing more.
 *
 * @param participant locked, so that two answers are followed one after the other
 */
export async function settleStandIn(ctx: Context, tx: Writer, participant: Participant, meeting: Meeting): Promise<void> {
  if (meeting.state !== "invited" || meeting.startsAt <= ctx.now) return;
  const here = eq(meetingParticipants.regionId, ctx.region.id);
  const declined = participant.answer === "no" && participant.withdrawnAt === null;
  const wanted = declined ? (participant.substitutePersonId ?? (await namedByGremium(ctx, tx, participant, meeting))) : null;
  if (wanted !== null && participant.substitutePersonId === null)
    await tx
      .update(meetingParticipants)
      .set({ substitutePersonId: wanted })
      .where(and(here, eq(meetingParticipants.id, participant.id)));
  const before = await tx
    .select()
    .from(meetingParticipants)
    .where(and(here, eq(meetingParticipants.standsInForId, participant.id), isNull(meetingParticipants.withdrawnAt)))
    .for("update");
  for (const standIn of before) if (standIn.personId !== wanted) await release(ctx, tx, standIn, meeting);
  if (wanted !== null) await ask(ctx, tx, participant, wanted, meeting);
}

/** Whom the body named for the seat, if that person has a seat on the day. */
async function namedByGremium(ctx: Context, tx: Writer, { memberId }: Participant, meeting: Meeting): Promise<string | null> {
  if (memberId === null) return null;
  const { on } = localTime(ctx.region.timeZone, meeting.startsAt);
  const [named] = await tx
    .select({ personId: gremiumMembers.personId })
    .from(gremiumMembers)
    .innerJoin(people, and(eq(people.regionId, gremiumMembers.regionId), eq(people.id, gremiumMembers.personId), isInUse))
    .where(
      and(
        eq(gremiumMembers.regionId, ctx.region.id),
        eq(gremiumMembers.substituteForId, memberId),
        lte(gremiumMembers.fromOn, on),
        or(isNull(gremiumMembers.untilOn), gte(gremiumMembers.untilOn, on)),
      ),
    )
    .orderBy(asc(gremiumMembers.id));
  return named?.personId ?? null;
}

async function ask(ctx: Context, tx: Writer, { id, meetingId, agendaItemId }: Participant, personId: string, meeting: Meeting): Promise<void> {
  const regionId = ctx.region.id;
  const [listed] = await tx
    .select()
    .from(meetingParticipants)
    .where(and(eq(meetingParticipants.regionId, regionId), eq(meetingParticipants.meetingId, meetingId), eq(meetingParticipants.personId, personId)))
    .for("update");
  if (listed && listed.withdrawnAt === null) return;
  const standIn = { standsInForId: id, agendaItemId };
  if (listed) {
    const rounds = listed.rounds + 1;
    await tx
      .update(meetingParticipants)
      .set({ ...standIn, rounds, withdrawnAt: null, mailedSequence: null, answer: null, answeredAt: null, substitutePersonId: null })
      .where(and(eq(meetingParticipants.regionId, regionId), eq(meetingParticipants.id, listed.id)));
    await enqueueMail(ctx, tx, listed.id, meeting.sequence + rounds);
  } else {
    const newcomer = newId(ctx.now);
    await tx.insert(meetingParticipants).values({ regionId, id: newcomer, meetingId, personId, ...standIn });
    await enqueueMail(ctx, tx, newcomer, meeting.sequence);
  }
  tx.audit("meeting.stand-in-asked", id);
}

/** Somebody else who cannot come may count on the same person. */
async function release(ctx: Context, tx: Writer, standIn: Participant, meeting: Meeting): Promise<void> {
  const here = eq(meetingParticipants.regionId, ctx.region.id);
  const [other] = await tx
    .select({ id: meetingParticipants.id })
    .from(meetingParticipants)
    .where(
      and(
        here,
        eq(meetingParticipants.meetingId, standIn.meetingId),
        eq(meetingParticipants.substitutePersonId, standIn.personId),
        eq(meetingParticipants.answer, "no"),
        ne(meetingParticipants.id, standIn.standsInForId ?? standIn.id),
      ),
    );
  if (other)
    await tx
      .update(meetingParticipants)
      .set({ standsInForId: other.id })
      .where(and(here, eq(meetingParticipants.id, standIn.id)));
  else await withdraw(ctx, tx, standIn, meeting.sequence);
  tx.audit("meeting.stand-in-released", standIn.id);
}
