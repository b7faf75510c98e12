import type { offerTimes } from "#domain/offers/schema.ts";
import type { StoryHoliday } from "./offer-story.ts";
import { addDays } from "#platform/days/index.ts";
import { momentOf } from "#domain/network/meetings/local-time.ts";

type Times = Pick<typeof offerTimes.$inferInsert, "kind" | "startsAt" | "durationMinutes" | "rule" | "openingHours" | "pausesInSchoolHolidays">;

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
/** A series that runs already has dates from a fortnight before the story's day on. */
const PAST_DAYS = 14;
const WEEKS = 20;
const DAYS_AHEAD = 364;

/**
 * Reads the short form of a story's times (see `StoryOfferType.when`).
 *
 * @param nth of the places of a type: weekdays move on by one, single dates by three days
 * @param runs of a course: its series begins and ends with it; any other ends after a year, as the form for times asks of all
 * @throws Error for a form it does not know
 */
export function timesOf(when: string, nth: number, today: string, runs?: { startsOn: string; endsOn: string }): Times[] {
  const [first = "", ...rest] = when.split(" ");
  const nothing = { startsAt: null, durationMinutes: null, rule: null, openingHours: null, pausesInSchoolHolidays: false };
  if (first === "appointment") return [{ ...nothing, kind: "appointment" }];
  if (first === "irregular") return [{ ...nothing, kind: "irregular" }];
  if (first === "open") return [{ ...nothing, kind: "open", openingHours: rest.join(" ") }];
  if (first === "on") {
    const [days = "", clock = ""] = rest;
    const { at, minutes } = clockOf(clock);
    return [{ ...nothing, kind: "once", startsAt: `${addDays(today, Number(days) + nth * 3)} ${at}:00`, durationMinutes: minutes }];
  }
  const { at, minutes } = clockOf(rest[0] ?? "");
  const weekdays = first.split(",").map((day) => movedOn(day, nth));
  const begun = addDays(today, -PAST_DAYS);
  const start = runs && runs.startsOn > begun ? runs.startsOn : begun;
  const last = runs?.endsOn ?? addDays(today, DAYS_AHEAD);
  const firstDay = Array.from({ length: 7 }, (_, more) => addDays(start, more)).find((day) => weekdays.includes(weekdayOf(day)));
  if (!firstDay) throw new Error(`No weekday in "${when}".`);
  const rule = `FREQ=WEEKLY;BYDAY=${weekdays.map((day) => day.toUpperCase()).join(",")};UNTIL=${last.replaceAll("-", "")}`;
  return [{ ...nothing, kind: "series", startsAt: `${firstDay} ${at}:00`, durationMinutes: minutes, rule, pausesInSchoolHolidays: weekdays.length > 1 }];
}

/** The dates of a single day, or of the first twenty weeks of a weekly series. @param off school holidays, in which some series rest */
export function startsOf(times: Times, zone: string, today: string, off: readonly StoryHoliday[] = []) {
  const { startsAt, durationMinutes } = times;
  if (!startsAt || !durationMinutes) return [];
  const at = startsAt.slice(11, 16);
  const weekdays = /BYDAY=([A-Z,]+)/.exec(times.rule ?? "")?.[1]?.split(",");
  const until = /UNTIL=(\d{8})/.exec(times.rule ?? "")?.[1] ?? "";
  const start = startsAt.slice(0, 10);
  const days = weekdays
    ? Array.from({ length: WEEKS * 7 }, (_, more) => addDays(start, more)).filter(
        (day) => weekdays.includes(weekdayOf(day).toUpperCase()) && day.replaceAll("-", "") <= until,
      )
    : [startsAt.slice(0, 10)];
  const isOff = (day: string) => times.pausesInSchoolHolidays && off.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  return days
    .filter((day) => !isOff(day))
    .map((startsOn) => {
      const begins = momentOf(zone, { on: startsOn, at });
      if (!begins) throw new Error(`No clock shows ${startsOn} ${at}.`);
      return { startsOn, startsAt: begins, endsAt: new Date(begins.getTime() + durationMinutes * 60_000) };
    });
}

function clockOf(clock: string) {
  const found = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(clock);
  if (!found) throw new Error(`"${clock}" is no time from–to.`);
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found.slice(1).map(Number);
  return { at: clock.slice(0, 5), minutes: (toHour - fromHour) * 60 + toMinute - fromMinute };
}

/** Weekdays stay weekdays, and the weekend stays the weekend. */
function movedOn(day: string, nth: number): string {
  const place = DAYS.findIndex((each) => each === day);
  if (place < 0) throw new Error(`"${day}" is no weekday.`);
  return (place < 5 ? DAYS[(place + nth) % 5] : DAYS[5 + ((place - 5 + nth) % 2)]) ?? "Mo";
}

const weekdayOf = (day: string) => DAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "Mo";
