import { addDays } from "#platform/days/index.ts";
import { localTime } from "./local-time.ts";

/** When: from one moment to another, or whole days (YYYY-MM-DD), one unless `endsOn` says otherwise. */
type When = { startsAt: Date; endsAt: Date } | { on: string; endsOn?: string };

/** One meeting, day, or date of an offer, as calendar programs know it. */
export type CalendarEvent = When & {
  /** The same for its whole life. */
  uid: string;
  /** Rises with every change that a calendar has to take over. */
  sequence: number;
  summary: string;
  location: string;
  description: string;
  /** The way in from afar. */
  url: string | null;
  cancelled: boolean;
  /** It begins a series: RRULE, and the days left out by their wall clock ("2026-11-23T09:00"). In Germany's zone only. */
  repeats?: { rule: string; skipped: readonly string[] };
  /** One date of the series of the same name, told apart from its others. */
  isOfSeries?: boolean;
  organizer?: Mailbox;
  /** Whom the mail is for; absent in a feed. */
  attendee?: Mailbox;
};
export type Mailbox = { name: string; email: string };

export type CalendarText = {
  /** Of a mail: to take in, or to take out. Absent in a feed. */
  method?: "REQUEST" | "CANCEL";
  /** How a program lists the feed. */
  name?: string;
  /** What a reader of the feed has to know. */
  note?: string | undefined;
  /** The zone on whose clocks the meetings take place. */
  zone: string;
  /** When this was written. */
  at: Date;
  events: readonly CalendarEvent[];
};

/**
 * iCalendar (RFC 5545), also as iTIP (RFC 5546). Own, because the library we measured wrote times of another zone, and
 * because no more is needed: meetings, days and plain series in one zone, whose rules stand in the text.
 */
export function writeCalendar({ method, name, note, zone, at, events }: CalendarText): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Miteinander//Kommunales Integrationsmanagement//DE",
    "CALSCALE:GREGORIAN",
    ...(method ? [`METHOD:${method}`] : []),
    ...(name ? [`X-WR-CALNAME:${escaped(name)}`] : []),
    ...(note ? [`X-WR-CALDESC:${escaped(note)}`] : []),
    ...(zone === BERLIN ? BERLIN_ZONE : []),
    ...events.flatMap((event) => eventLines(event, zone, at)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, zone: string, at: Date): string[] {
  const { uid, sequence, summary, location, description, url, cancelled, repeats, isOfSeries, organizer, attendee } = event;
  const start = "on" in event ? day(event.on) : moment(event.startsAt, zone);
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${inUtc(at)}`,
    `DTSTART${start}`,
    ...("on" in event ? [...(event.endsOn ? [`DTEND${day(addDays(event.endsOn, 1))}`] : []), "TRANSP:TRANSPARENT"] : [`DTEND${moment(event.endsAt, zone)}`]),
    ...(isOfSeries ? [`RECURRENCE-ID${start}`] : []),
    ...(repeats ? [`RRULE:${repeats.rule}`, ...repeats.skipped.map((clock) => `EXDATE${"on" in event ? day(clock.slice(0, 10)) : inBerlin(clock)}`)] : []),
    `SUMMARY:${escaped(summary)}`,
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(url ? [`URL:${url.replaceAll(/\s/g, "")}`] : []),
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    ...(organizer ? [`ORGANIZER${mailbox(organizer)}`] : []),
    // Answers come by the link in the text; nobody reads what a calendar program would send back.
    ...(attendee ? [`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE${mailbox(attendee)}`] : []),
    "END:VEVENT",
  ];
}

/** In the zone where the text brings its rules, so that a program shows "14:00" also after the law has changed; else in UTC. */
function moment(value: Date, zone: string): string {
  if (zone !== BERLIN) return `:${inUtc(value)}`;
  const { on, at } = localTime(zone, value);
  // The second time that autumn shows this hour can only be said in UTC.
  if (localTime(zone, new Date(value.getTime() - 3_600_000)).at === at) return `:${inUtc(value)}`;
  return inBerlin(`${on}T${at}`);
}

const inBerlin = (clock: string) => `;TZID=${BERLIN}:${clock.replaceAll(/[-:]/g, "")}00`;

const day = (on: string) => `;VALUE=DATE:${on.replaceAll("-", "")}`;

function inUtc(value: Date): string {
  return `${value.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`;
}

function mailbox({ name, email }: Mailbox): string {
  // A parameter in quotes may hold anything but quotes and control characters.
  return `;CN="${name.replaceAll(/["\p{Cc}]/gu, " ").trim()}":mailto:${email}`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, " ");
}

const MOST_OCTETS = 75;

/** No line is longer than 75 octets; a letter of several octets is not cut in two. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= MOST_OCTETS) return line;
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const more = Buffer.byteLength(letter);
    if (octets + more > MOST_OCTETS) {
      parts.push(part);
      // The space in front of a continued line counts.
      [part, octets] = ["", 1];
    }
    part += letter;
    octets += more;
  }
  return [...parts, part].join("\r\n ");
}

const BERLIN = "Europe/Berlin";

/** Germany's rules since 1996. */
const BERLIN_ZONE = [
  "BEGIN:VTIMEZONE",
  `TZID:${BERLIN}`,
  "BEGIN:DAYLIGHT",
  "DTSTART:19960331T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "TZNAME:CEST",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "DTSTART:19961027T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "TZNAME:CET",
  "END:STANDARD",
  "END:VTIMEZONE",
];
