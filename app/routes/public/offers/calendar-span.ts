import { addDays } from "#platform/days/index.ts";

export type CalendarSpan = {
  view: "tag" | "woche" | "monat";
  from: string;
  until: string;
  /** A day of the span that no rounding moves. */ middle: string;
  /** The day that the other views of it open: of a month with today in it today, as nobody wants its first week back. */ next: string;
  before: string;
  after: string;
};

/**
 * Which days an address shows: the day `ab`, the seven days from it on, or the month around it; today unless told.
 * Years that no county plans for count as today, so that nobody walks for ever.
 */
export function calendarSpan(parameters: URLSearchParams, today: string): CalendarSpan {
  const asked = parameters.get("ab") ?? "";
  const isDay = /^20\d\d-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) && Math.abs(Number(asked.slice(0, 4)) - Number(today.slice(0, 4))) <= 3;
  const day = isDay ? new Date(asked).toISOString().slice(0, 10) : today;
  if (parameters.get("ansicht") === "tag")
    return { view: "tag", from: day, until: day, middle: day, next: day, before: addDays(day, -1), after: addDays(day, 1) };
  if (parameters.get("ansicht") !== "monat") {
    return { view: "woche", from: day, until: addDays(day, 6), middle: day, next: day, before: addDays(day, -7), after: addDays(day, 7) };
  }
  const from = `${day.slice(0, 7)}-01`;
  const after = `${addDays(from, 31).slice(0, 7)}-01`;
  const until = addDays(after, -1);
  return {
    view: "monat",
    from,
    until,
    middle: from,
    next: from <= today && today <= until ? today : from,
    before: `${addDays(from, -1).slice(0, 7)}-01`,
    after,
  };
}
