import { and, asc, eq } from "drizzle-orm";
import { transact, type Context, type Region, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { gremien, gremiumMembers } from "../gremien/schema.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { itemTime } from "./item-time.ts";
import { localTime } from "./local-time.ts";
import { settleStandIn } from "./stand-ins.ts";
import { agendaItems, meetingInternals, meetingParticipants, meetings } from "./schema.ts";
import { addresseeOf } from "../addressee.ts";

/** What a mail about a meeting tells. The words are made above, see app/mails/meetings.ts. */
export type MeetingLetter = {
  /** "withdrawal": the meeting takes place, without this person. */
  kind: "invitation" | "change" | "cancellation" | "withdrawal";
  region: Region;
  at: Date;
  person: { salutation: string; firstName: string; lastName: string; email: string };
  gremium: string;
  meeting: Pick<typeof meetings.$inferSelect, "id" | "number" | "title" | "startsAt" | "endsAt" | "place" | "answerBy" | "sequence">;
  /** For whom this person comes. */
  insteadOf: Pick<MeetingLetter["person"], "salutation" | "firstName" | "lastName"> | null;
  onlineUrl: string | null;
  note: string;
  cancelledReason: string;
  /** Titles, in order. */
  agenda: string[];
  /** What a guest is asked for, and about when; null: the whole meeting. */
  item: { title: string; startsAt: Date; endsAt: Date } | null;
  /** Goes into the link that answers; null: there is nothing to answer any more. */
  code: string | null;
};
export type ComposeMeetingLetter = (letter: MeetingLetter) => { subject: string; body: string; calendar: string };

/**
 * The job "meeting.mail": what one participant must hear of one meeting as it is now, and who comes for them. Mark, link and mail are one
 * transaction, so that the job run twice, or two jobs about one change, send once.
 *
 * @throws Error if the payload names no participant
 */
export function sendMeetingMail(compose: ComposeMeetingLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { participantId } = payload;
    if (participantId === undefined) throw new Error("The job names no participant.");
    await transact(ctx, async (tx) => {
      const [participant] = await tx
        .select()
        .from(meetingParticipants)
        .where(and(eq(meetingParticipants.regionId, ctx.region.id), eq(meetingParticipants.id, participantId)))
        .for("update");
      const known = participant && (await readMeeting(ctx, tx, participant));
      if (!known) return;
      await settleStandIn(ctx, tx, participant, known.meeting);
      const agenda = await agendaOf(ctx, tx, known.meeting.id);
      const item = guestItem(known.meeting, agenda, participant.agendaItemId);
      const isNews = participant.mailedSequence !== known.meeting.sequence + participant.rounds;
      const isShifted = item !== null && participant.toldItemAt !== null && participant.toldItemAt.getTime() !== item.startsAt.getTime();
      if (!isNews && !isShifted) return;
      const rounds = participant.rounds + (isNews ? 0 : 1);
      const sequence = known.meeting.sequence + rounds;
      const { gremium, onlineUrl, note, cancelledReason, person, ended } = known;
      const wasInvited = participant.mailedSequence !== null;
      const meeting = { ...known.meeting, sequence };
      const isWithdrawn = participant.withdrawnAt !== null;
      const isCancelled = meeting.state === "cancelled" || ended || isWithdrawn;
      if (isCancelled && !wasInvited) return;
      const code = isCancelled
        ? null
        : await issueCode(tx, { regionId: ctx.region.id, kind: "meeting-answer", subjectId: participant.id, expiresAt: meeting.endsAt });
      const letter: MeetingLetter = {
        kind: isWithdrawn && meeting.state !== "cancelled" ? "withdrawal" : isCancelled ? "cancellation" : wasInvited ? "change" : "invitation",
        region: ctx.region,
        at: ctx.now,
        person,
        gremium,
        meeting,
        insteadOf: participant.standsInForId === null ? null : await personOf(ctx, tx, participant.standsInForId),
        onlineUrl,
        // Written for those who stay for the whole meeting.
        note: item ? "" : (note ?? ""),
        cancelledReason: cancelledReason ?? "",
        agenda: isCancelled || item ? [] : agenda.map(({ title }) => title),
        item,
        code,
      };
      await queueMail(tx, ctx, { to: person.email, addressee: addresseeOf(person), handOver: true, ...compose(letter) });
      await tx
        .update(meetingParticipants)
        .set({ rounds, mailedSequence: sequence, mailedAt: ctx.now, toldItemAt: item?.startsAt ?? null })
        .where(and(eq(meetingParticipants.regionId, ctx.region.id), eq(meetingParticipants.id, participant.id)));
      tx.audit(isCancelled ? "meeting.cancellation-sent" : "meeting.invitation-sent", participant.id);
    });
  };
}

/** What a guest of one item is asked for and about when; null for who is asked for the whole meeting. */
function guestItem(meeting: Pick<typeof meetings.$inferSelect, "startsAt" | "endsAt">, agenda: Agenda, itemId: string | null): MeetingLetter["item"] {
  const place = agenda.findIndex(({ id }) => id === itemId);
  const item = agenda[place];
  if (!item) return null;
  const minutesBefore = agenda.slice(0, place).reduce((sum, { durationMinutes }) => sum + (durationMinutes ?? 0), 0);
  return { title: item.title, ...itemTime(meeting, { minutesBefore, durationMinutes: item.durationMinutes }) };
}

/** Null where nothing is to be said: no address, blocked, planned only, or over. */
async function readMeeting(ctx: Context, tx: Writer, participant: typeof meetingParticipants.$inferSelect) {
  const [found] = await tx
    .select({
      meeting: meetings,
      gremium: gremien.name,
      onlineUrl: meetingInternals.onlineUrl,
      note: meetingInternals.note,
      cancelledReason: meetingInternals.cancelledReason,
      person: { id: people.id, salutation: people.salutation, firstName: people.firstName, lastName: people.lastName, email: people.email },
      untilOn: gremiumMembers.untilOn,
    })
    .from(meetings)
    .innerJoin(gremien, and(eq(gremien.regionId, meetings.regionId), eq(gremien.id, meetings.gremiumId)))
    .innerJoin(people, and(eq(people.regionId, meetings.regionId), eq(people.id, participant.personId), isInUse))
    .leftJoin(meetingInternals, and(eq(meetingInternals.regionId, meetings.regionId), eq(meetingInternals.meetingId, meetings.id)))
    .leftJoin(gremiumMembers, and(eq(gremiumMembers.regionId, meetings.regionId), eq(gremiumMembers.id, participant.memberId ?? participant.id)))
    .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, participant.meetingId)));
  const { email } = found?.person ?? {};
  if (!found || !email || found.meeting.endsAt <= ctx.now || found.meeting.state === "planned" || found.meeting.state === "held") return null;
  // A seat that ended before the day of the meeting: no later mail, but the calendar is cleared.
  const ended = found.untilOn !== null && found.untilOn < localTime(ctx.region.timeZone, found.meeting.startsAt).on;
  return { ...found, person: { ...found.person, email }, ended };
}

async function personOf(ctx: Context, tx: Writer, participantId: string) {
  const [person] = await tx
    .select({ salutation: people.salutation, firstName: people.firstName, lastName: people.lastName })
    .from(meetingParticipants)
    .innerJoin(people, and(eq(people.regionId, meetingParticipants.regionId), eq(people.id, meetingParticipants.personId), isInUse))
    .where(and(eq(meetingParticipants.regionId, ctx.region.id), eq(meetingParticipants.id, participantId)));
  return person ?? null;
}

type Agenda = Awaited<ReturnType<typeof agendaOf>>;

function agendaOf(ctx: Context, tx: Writer, meetingId: string) {
  return tx
    .select({ id: agendaItems.id, title: agendaItems.title, durationMinutes: agendaItems.durationMinutes })
    .from(agendaItems)
    .where(and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.meetingId, meetingId)))
    .orderBy(asc(agendaItems.position));
}
