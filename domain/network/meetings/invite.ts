import { and, asc, desc, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { gremiumMembers } from "../gremien/schema.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { isOpen } from "./edit-meeting.ts";
import { enqueueMail } from "./enqueue-mails.ts";
import { lockMeeting, type KeepRefusal } from "./keep-gremium.ts";
import { localTime } from "./local-time.ts";
import { agendaItems, meetingParticipants, meetings } from "./schema.ts";

export const Invite = z.strictObject({ meetingId: z.uuid(), answerBy: z.iso.date().nullable() });
export type Invite = z.infer<typeof Invite>;
export type InviteRefusal = KeepRefusal | "not-open" | "meeting-over" | "answer-after-start" | "nobody";
export type Invited = {
  /** To whom a mail goes now. */
  mails: number;
  /** Who must hear of it another way. */
  withoutAddress: { personId: string; name: string }[];
};

/**
 * Invites everybody who has a seat on the day of the meeting, and its guests. Asked again it invites who has come since;
 * who has a mail gets no second one.
 */
export async function inviteToMeeting(ctx: Context, { meetingId, answerBy }: Invite): Promise<Result<Invited, InviteRefusal>> {
  return transact(ctx, async (tx): Promise<Result<Invited, InviteRefusal>> => {
    const found = await lockMeeting(ctx, tx, meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    const { on } = localTime(ctx.region.timeZone, meeting.startsAt);
    if (!isOpen(meeting)) return refused("not-open");
    if (meeting.startsAt <= ctx.now) return refused("meeting-over");
    if (answerBy !== null && answerBy > on) return refused("answer-after-start");
    const regionId = ctx.region.id;
    const seats = await seatsOn(ctx, tx, meeting.gremiumId, on);
    if (seats.length > 0)
      await tx
        .insert(meetingParticipants)
        .values(seats.map(({ personId, memberId, votes }) => ({ regionId, id: newId(ctx.now), meetingId, personId, memberId, votes })))
        .onConflictDoNothing();
    await seatGuests(ctx, tx, meetingId, seats);
    const invited = await tx
      .select({
        id: meetingParticipants.id,
        personId: people.id,
        email: people.email,
        name: personName,
        rounds: meetingParticipants.rounds,
        mailed: meetingParticipants.mailedSequence,
      })
      .from(meetingParticipants)
      .innerJoin(people, and(eq(people.regionId, meetingParticipants.regionId), eq(people.id, meetingParticipants.personId), isInUse))
      .where(and(eq(meetingParticipants.regionId, regionId), eq(meetingParticipants.meetingId, meetingId), isNull(meetingParticipants.withdrawnAt)))
      .orderBy(asc(people.lastName));
    if (invited.length === 0) return refused("nobody");
    const waiting = invited.filter(({ email, mailed }) => email && mailed === null);
    for (const { id, rounds } of waiting) await enqueueMail(ctx, tx, id, meeting.sequence + rounds);
    await tx
      .update(meetings)
      .set({ state: "invited", answerBy, version: meeting.version + 1 })
      .where(and(eq(meetings.regionId, regionId), eq(meetings.id, meetingId)));
    tx.audit("meeting.invited", meetingId, { mails: waiting.length });
    return done({ mails: waiting.length, withoutAddress: invited.flatMap(({ personId, name, email }) => (email ? [] : [{ personId, name }])) });
  });
}

/** Who was a guest before and has a seat now is asked as a member: for the whole meeting, also where the guest was taken off it. */
async function seatGuests(
  ctx: Context,
  tx: Writer,
  meetingId: string,
  seats: readonly { personId: string; memberId: string; votes: boolean }[],
): Promise<void> {
  for (const { personId, memberId, votes } of seats)
    await tx
      .update(meetingParticipants)
      .set({
        memberId,
        votes,
        agendaItemId: null,
        toldItemAt: null,
        withdrawnAt: null,
        answer: null,
        answeredAt: null,
        rounds: sql`${meetingParticipants.rounds} + 1`,
        mailedSequence: null,
      })
      .where(
        and(
          eq(meetingParticipants.regionId, ctx.region.id),
          eq(meetingParticipants.meetingId, meetingId),
          eq(meetingParticipants.personId, personId),
          isNull(meetingParticipants.memberId),
          isNull(meetingParticipants.standsInForId),
        ),
      );
}

export const personName = sql<string>`trim(concat_ws(' ', ${people.salutation}, ${people.firstName}, ${people.lastName}))`;

/** Who has a seat on a day, one each; who only stands in for another is asked when that one cannot come. */
export async function seatsOn(ctx: Context, db: Reader, gremiumId: string, on: string) {
  const seats = await db
    .select({ personId: gremiumMembers.personId, memberId: gremiumMembers.id, votes: gremiumMembers.votes })
    .from(gremiumMembers)
    .innerJoin(people, and(eq(people.regionId, gremiumMembers.regionId), eq(people.id, gremiumMembers.personId), isInUse))
    .where(
      and(
        eq(gremiumMembers.regionId, ctx.region.id),
        eq(gremiumMembers.gremiumId, gremiumId),
        lte(gremiumMembers.fromOn, on),
        or(isNull(gremiumMembers.untilOn), gte(gremiumMembers.untilOn, on)),
        isNull(gremiumMembers.substituteForId),
      ),
    )
    .orderBy(desc(gremiumMembers.votes));
  return [...new Map(seats.toReversed().map((seat) => [seat.personId, seat])).values()];
}

export const AddGuest = z.strictObject({
  meetingId: z.uuid(),
  personId: z.uuid(),
  /** The one item the guest is asked for; null: the whole meeting. */
  agendaItemId: z.uuid().nullable(),
});
export type AddGuest = z.infer<typeof AddGuest>;
export type AddGuestRefusal = KeepRefusal | "not-open" | "person-not-found" | "item-not-found" | "already-invited";

/**
 * Puts somebody who is no member on the list of one meeting, or of one item of its agenda, without a vote. The mail goes
 * with the next invitation.
 */
export async function addGuest(ctx: Context, { meetingId, personId, agendaItemId }: AddGuest): Promise<Result<null, AddGuestRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, AddGuestRefusal>> => {
    const found = await lockMeeting(ctx, tx, meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    if (!isOpen(meeting)) return refused("not-open");
    const regionId = ctx.region.id;
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.regionId, regionId), eq(people.id, personId), isInUse));
    if (!person) return refused("person-not-found");
    if (agendaItemId !== null && !(await isOnAgenda(ctx, tx, meetingId, agendaItemId))) return refused("item-not-found");
    const [listed] = await tx
      .select()
      .from(meetingParticipants)
      .where(and(eq(meetingParticipants.regionId, regionId), eq(meetingParticipants.meetingId, meetingId), eq(meetingParticipants.personId, personId)));
    if (listed && listed.withdrawnAt === null) return listed.agendaItemId === agendaItemId ? done(null) : refused("already-invited");
    const seats = await seatsOn(ctx, tx, meeting.gremiumId, localTime(ctx.region.timeZone, meeting.startsAt).on);
    // A member sees the whole agenda; as a guest of one item it would lose it.
    if (agendaItemId !== null && seats.some((seat) => seat.personId === personId)) return refused("already-invited");
    const fresh = { agendaItemId, toldItemAt: null, standsInForId: null, withdrawnAt: null, answer: null, answeredAt: null, substitutePersonId: null };
    if (listed)
      await tx
        .update(meetingParticipants)
        .set({ ...fresh, rounds: listed.rounds + 1, mailedSequence: null })
        .where(and(eq(meetingParticipants.regionId, regionId), eq(meetingParticipants.id, listed.id)));
    else await tx.insert(meetingParticipants).values({ regionId, id: newId(ctx.now), meetingId, personId, agendaItemId });
    tx.audit("meeting.guest-added", meetingId);
    return done(null);
  });
}

async function isOnAgenda(ctx: Context, db: Reader, meetingId: string, itemId: string): Promise<boolean> {
  const found = await db
    .select({ id: agendaItems.id })
    .from(agendaItems)
    .where(and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.meetingId, meetingId), eq(agendaItems.id, itemId)));
  return found.length > 0;
}
