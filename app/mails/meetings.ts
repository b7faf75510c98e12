import { textsIn } from "#app/messages/texts.ts";
import { meetingName } from "#app/meeting-name.ts";
import { writeCalendar, type CalendarEvent, type ComposeMeetingLetter, type MeetingLetter } from "#domain/network/meetings/index.ts";
import { dayIn, type Region } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/** By what a calendar recognises a meeting for its whole life, in mails and feeds alike. @param origin of this instance */
export function meetingUid(origin: string, meetingId: string): string {
  return `meeting-${meetingId}@${new URL(origin).hostname}`;
}

/** Who asks, in calendars: the office. Programs refuse a meeting without an address there. */
export function organizerOf(origin: string, { contactName, contactEmail, name }: Region): CalendarEvent["organizer"] {
  return { name: contactName || name, email: contactEmail || `keine-antwort@${new URL(origin).hostname}` };
}

/**
 * The mail that invites to a meeting or one item of it, tells of a change, or takes back, with the entry for the calendar. In German, as all mails to
 * people without an account; the page behind the link offers others.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeMeetingLetter(origin: string): ComposeMeetingLetter {
  const { t } = textsIn("de");
  const { weekday, day, time, momentDay } = createFormats("de");
  return ({ kind, region, at, person, gremium, meeting, onlineUrl, note, cancelledReason, agenda, item, insteadOf, code }) => {
    const { email } = person;
    const name = calledBy(person);
    const title = meetingName(t, meeting);
    const link = code === null ? "" : `${origin}/j/${code}/sitzung`;
    const { startsAt, endsAt } = item ?? meeting;
    const dayOf = dayIn(region.timeZone, meeting.startsAt);
    const details = [
      insteadOf && kind !== "withdrawal" && t("meetings.mail-instead-of", { name: calledBy(insteadOf) }),
      item && t("meetings.mail-item", { item: item.title }),
      t(item ? "meetings.mail-when-about" : "meetings.mail-when", { day: weekday(dayOf), from: time(startsAt), to: time(endsAt) }),
      meeting.place && t("meetings.mail-where", { place: meeting.place }),
      onlineUrl && t("meetings.mail-online", { url: onlineUrl }),
      agenda.length > 0 && t("meetings.mail-agenda", { items: agenda.map((item, index) => `${index + 1}. ${item}`).join("\n") }),
      note && `\n${note}`,
    ]
      .filter(Boolean)
      .join("\n");
    const ask = !code ? "" : meeting.answerBy ? t("meetings.mail-answer-by", { day: day(meeting.answerBy), link }) : t("meetings.mail-answer", { link });
    const sender = [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n");
    const isOver = kind === "cancellation" || kind === "withdrawal";
    const event: CalendarEvent = {
      uid: meetingUid(origin, meeting.id),
      sequence: meeting.sequence,
      startsAt,
      endsAt,
      summary: `${gremium}: ${item?.title ?? title}`,
      location: meeting.place,
      description: [ask, note].filter(Boolean).join("\n\n"),
      url: onlineUrl,
      cancelled: isOver,
      organizer: organizerOf(origin, region),
      attendee: { name, email },
    };
    return {
      subject: t(`meetings.mail-subject-${kind}`, { gremium, day: momentDay(meeting.startsAt) }),
      body: t(`meetings.mail-body-${kind}`, { greeting: t("rounds.mail-greeting", { name }), title, gremium, details, ask, reason: cancelledReason, sender })
        .replaceAll(/\n{3,}/g, "\n\n")
        .trim(),
      calendar: writeCalendar({ method: isOver ? "CANCEL" : "REQUEST", zone: region.timeZone, at, events: [event] }),
    };
  };
}

function calledBy({ salutation, firstName, lastName }: NonNullable<MeetingLetter["insteadOf"]>): string {
  return salutation === "Frau" || salutation === "Herr" ? `${salutation} ${lastName}` : `${firstName} ${lastName}`.trim();
}
