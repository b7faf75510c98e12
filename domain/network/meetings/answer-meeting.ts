import { and, asc, eq, ne, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { files } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { gremien } from "../gremien/schema.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { itemTime } from "./item-time.ts";
import { enqueueAnswer } from "./enqueue-mails.ts";
import { agendaItems, agendaPapers, meetingInternals, meetingParticipants, meetings, participantNeeds } from "./schema.ts";

/** Which row of the participants is the actor's own; null for somebody who can have none. @param meetingId for an account; a link names its meeting itself */
function isOwn({ actor }: Context, meetingId: string | null): SQL | null {
  if (actor.kind === "link" && actor.opens === "meeting-answer") return sql`${meetingParticipants.id} = ${actor.subjectId}`;
  if (actor.kind !== "staff" || meetingId === null) return null;
  // A link ends when somebody is taken off the meeting, and goes out with the invitation: for an account the row says both.
  return sql`${meetingParticipants.meetingId} = ${meetingId} and ${people.accountId} = ${actor.accountId} and ${isInUse}
    and ${meetingParticipants.withdrawnAt} is null and ${meetingParticipants.mailedSequence} is not null`;
}

export type OwnPlace = NonNullable<Awaited<ReturnType<typeof findOwnPlace>>>;
export type OwnInvitation = NonNullable<Awaited<ReturnType<typeof findOwnInvitation>>>;

/**
 * What the holder of a participant's link, or the account of an invited person, said to one meeting, and who may come instead.
 * Null for everybody else, and where nobody was invited yet. Two queries.
 *
 * @param meetingId for an account; a link names its meeting itself
 */
export async function findOwnPlace(ctx: Context, db: Reader, meetingId: string | null) {
  const own = isOwn(ctx, meetingId);
  if (own === null) return null;
  const here = ctx.region.id;
  const [place] = await db
    .select({
      id: meetingParticipants.id,
      meeting: meetings,
      gremium: gremien.name,
      onlineUrl: meetingInternals.onlineUrl,
      note: meetingInternals.note,
      cancelledReason: meetingInternals.cancelledReason,
      person: { id: people.id, organisationId: people.organisationId, salutation: people.salutation, firstName: people.firstName, lastName: people.lastName },
      agendaItemId: meetingParticipants.agendaItemId,
      answer: meetingParticipants.answer,
      answeredAt: meetingParticipants.answeredAt,
      substitutePersonId: meetingParticipants.substitutePersonId,
      // The first column decides whether there is a row: it must be one that is never empty.
      needs: {
        participantId: participantNeeds.participantId,
        interpreterLanguage: participantNeeds.interpreterLanguage,
        childcare: participantNeeds.childcare,
        access: participantNeeds.access,
      },
    })
    .from(meetingParticipants)
    .innerJoin(meetings, and(eq(meetings.regionId, meetingParticipants.regionId), eq(meetings.id, meetingParticipants.meetingId)))
    .innerJoin(gremien, and(eq(gremien.regionId, meetings.regionId), eq(gremien.id, meetings.gremiumId)))
    .innerJoin(people, and(eq(people.regionId, meetings.regionId), eq(people.id, meetingParticipants.personId)))
    .leftJoin(meetingInternals, and(eq(meetingInternals.regionId, meetings.regionId), eq(meetingInternals.meetingId, meetings.id)))
    .leftJoin(participantNeeds, and(eq(participantNeeds.regionId, meetings.regionId), eq(participantNeeds.participantId, meetingParticipants.id)))
    .where(and(eq(meetingParticipants.regionId, here), own));
  if (!place) return null;
  const colleagues = await db
    .select({ id: people.id, firstName: people.firstName, lastName: people.lastName })
    .from(people)
    .where(and(eq(people.regionId, here), eq(people.organisationId, place.person.organisationId), ne(people.id, place.person.id), isInUse))
    .orderBy(asc(people.lastName), asc(people.firstName));
  return {
    ...place,
    needs: place.needs && { interpreterLanguage: place.needs.interpreterLanguage, childcare: place.needs.childcare, access: place.needs.access },
    colleagues: colleagues.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}`.trim() })),
    /** Whether an answer is still taken. */
    isOpen: place.meeting.state === "invited" && place.meeting.startsAt > ctx.now,
  };
}

/** The page behind a participant's link; null for a context without one. Four queries; a guest of one item gets that item only. */
export async function findOwnInvitation(ctx: Context, db: Reader) {
  const own = ctx.actor.kind === "link" ? await findOwnPlace(ctx, db, null) : null;
  if (!own) return null;
  const here = ctx.region.id;
  // Of a guest's agenda the wall shows the one item, and how long those before it take.
  const agenda = await db
    .select({
      id: agendaItems.id,
      title: agendaItems.title,
      durationMinutes: agendaItems.durationMinutes,
      minutesBefore: sql<number>`wall.minutes_before_own_item()`,
    })
    .from(agendaItems)
    .where(and(eq(agendaItems.regionId, here), eq(agendaItems.meetingId, own.meeting.id)))
    .orderBy(asc(agendaItems.position));
  const papers = await db
    .select({ id: agendaPapers.id, title: agendaPapers.title })
    .from(agendaPapers)
    .innerJoin(files, and(eq(files.regionId, agendaPapers.regionId), eq(files.id, agendaPapers.fileId)))
    .where(eq(agendaPapers.regionId, here))
    .orderBy(asc(agendaPapers.id));
  return {
    ...own,
    // Written for those who stay for the whole meeting.
    note: own.agendaItemId === null ? own.note : "",
    agenda: agenda.map(({ id: itemId, title, durationMinutes }) => ({ id: itemId, title, durationMinutes })),
    /** About when a guest is asked for one item; null: the whole meeting. */
    itemTime: own.agendaItemId !== null && agenda[0] ? itemTime(own.meeting, agenda[0]) : null,
    /** Of the item a guest is asked for. */
    papers,
  };
}

export const AnswerMeeting = z.strictObject({
  answer: z.enum(["yes", "online", "no"]),
  /** Who comes instead; only with "no". */
  substitutePersonId: z.uuid().nullable(),
  interpreterLanguage: z.string().trim().max(60),
  childcare: z.string().trim().max(500),
  access: z.string().trim().max(500),
});
export type AnswerMeeting = z.infer<typeof AnswerMeeting>;
export type AnswerRefusal = "not-allowed" | "too-late" | "person-unknown" | "not-online";

/**
 * Says whether the holder of a link, or the account of an invited person, comes, and what is needed for it. Can be said anew
 * until the meeting begins; nobody answers for somebody else, the office neither.
 *
 * @param meetingId for an account; a link names its meeting itself
 */
export async function answerMeeting(ctx: Context, input: AnswerMeeting, meetingId: string | null = null): Promise<Result<null, AnswerRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, AnswerRefusal>> => {
    const own = await findOwnPlace(ctx, tx, meetingId);
    if (!own) return refused("not-allowed");
    const { id } = own;
    if (!own.isOpen) return refused("too-late");
    if (input.answer === "online" && own.onlineUrl === null) return refused("not-online");
    const substitutePersonId = input.answer === "no" ? input.substitutePersonId : null;
    if (substitutePersonId !== null && !own.colleagues.some((colleague) => colleague.id === substitutePersonId)) return refused("person-unknown");
    const regionId = ctx.region.id;
    await tx
      .update(meetingParticipants)
      .set({ answer: input.answer, answeredAt: ctx.now, substitutePersonId })
      .where(and(eq(meetingParticipants.regionId, regionId), eq(meetingParticipants.id, id)));
    // Who does not come needs nothing, and what is not needed is not kept.
    const comes = input.answer !== "no";
    const needs = { interpreterLanguage: input.interpreterLanguage || null, childcare: input.childcare, access: input.access };
    if (comes && Object.values(needs).some(Boolean))
      await tx
        .insert(participantNeeds)
        .values({ regionId, participantId: id, ...needs, notedAt: ctx.now })
        .onConflictDoUpdate({ target: [participantNeeds.regionId, participantNeeds.participantId], set: { ...needs, notedAt: ctx.now } });
    else await tx.delete(participantNeeds).where(and(eq(participantNeeds.regionId, regionId), eq(participantNeeds.participantId, id)));
    // Who comes instead, or not any more, is nothing that a link may write: the job does.
    if (!comes || own.answer === "no") await enqueueAnswer(ctx, tx, id);
    tx.audit("meeting.answered", id);
    return done(null);
  });
}
