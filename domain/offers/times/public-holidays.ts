import { Temporal } from "temporal-polyfill";

export const LAENDER = ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"] as const;
export type Land = (typeof LAENDER)[number];

/** A holiday's own name; words in app/messages, times.json, `holiday-…`. */
export type PublicHoliday =
  | "new-year"
  | "epiphany"
  | "womens-day"
  | "good-friday"
  | "easter-sunday"
  | "easter-monday"
  | "labour-day"
  | "liberation-day"
  | "ascension"
  | "whit-sunday"
  | "whit-monday"
  | "corpus-christi"
  | "uprising-1953"
  | "assumption"
  | "childrens-day"
  | "german-unity"
  | "reformation"
  | "all-saints"
  | "repentance"
  | "christmas"
  | "second-christmas";

type Rule = {
  name: PublicHoliday;
  /** "MM-DD", or days after Easter Sunday, or the Wednesday before 23 November. */
  day: `${number}-${number}` | number | "repentance";
  /** Absent: everywhere. With a year: since then (first year in which the day was free). */
  laender?: Partial<Record<Land, number>>;
  /** Free in these years alone. */
  years?: readonly number[];
};

const ALWAYS = 1990;

/**
 * The laws of the 16 Länder on Sundays and holidays, as they are in 2026. Not here: days that are free in a part of a Land
 * only (Corpus Christi in parts of Saxony and Thuringia, Assumption and the Peace of Augsburg in Bavaria). There the house
 * enters days of its own.
 */
const RULES: readonly Rule[] = [
  { name: "new-year", day: "01-01" },
  { name: "epiphany", day: "01-06", laender: { BW: ALWAYS, BY: ALWAYS, ST: 1992 } },
  { name: "womens-day", day: "03-08", laender: { BE: 2019, MV: 2023 } },
  { name: "good-friday", day: -2 },
  { name: "easter-sunday", day: 0, laender: { BB: ALWAYS } },
  { name: "easter-monday", day: 1 },
  { name: "labour-day", day: "05-01" },
  { name: "liberation-day", day: "05-08", laender: { BE: ALWAYS }, years: [2020, 2025] },
  { name: "ascension", day: 39 },
  { name: "whit-sunday", day: 49, laender: { BB: ALWAYS } },
  { name: "whit-monday", day: 50 },
  { name: "corpus-christi", day: 60, laender: { BW: ALWAYS, BY: ALWAYS, HE: ALWAYS, NW: ALWAYS, RP: ALWAYS, SL: ALWAYS } },
  { name: "uprising-1953", day: "06-17", laender: { BE: ALWAYS }, years: [2028] },
  { name: "assumption", day: "08-15", laender: { SL: ALWAYS } },
  { name: "childrens-day", day: "09-20", laender: { TH: 2019 } },
  { name: "german-unity", day: "10-03" },
  // 500 years of the Reformation: free everywhere, once.
  { name: "reformation", day: "10-31", years: [2017] },
  { name: "reformation", day: "10-31", laender: { BB: ALWAYS, MV: ALWAYS, SN: ALWAYS, ST: ALWAYS, TH: ALWAYS, HB: 2018, HH: 2018, NI: 2018, SH: 2018 } },
  { name: "all-saints", day: "11-01", laender: { BW: ALWAYS, BY: ALWAYS, NW: ALWAYS, RP: ALWAYS, SL: ALWAYS } },
  { name: "repentance", day: "repentance", laender: { SN: ALWAYS } },
  { name: "christmas", day: "12-25" },
  { name: "second-christmas", day: "12-26" },
];

/**
 * Public holidays of a Land, by their days (YYYY-MM-DD) in order.
 *
 * @param land null: only those that all Länder have
 */
export function publicHolidays(year: number, land: Land | null): Map<string, PublicHoliday> {
  const found = RULES.flatMap(({ name, day, laender, years }) => {
    const since = laender === undefined ? 0 : land === null ? undefined : laender[land];
    if (since === undefined || year < since || (years !== undefined && !years.includes(year))) return [];
    return [[dayOf(year, day), name] as const];
  });
  return new Map(found.sort(([one], [other]) => one.localeCompare(other)));
}

export function isLand(text: string | null): text is Land {
  return LAENDER.some((land) => land === text);
}

function dayOf(year: number, day: Rule["day"]): string {
  if (typeof day === "number") return easterSunday(year).add({ days: day }).toString();
  if (day !== "repentance") return `${year}-${day}`;
  const november23 = Temporal.PlainDate.from({ year, month: 11, day: 23 });
  return november23.subtract({ days: ((november23.dayOfWeek + 3) % 7) + 1 }).toString();
}

/** By Gauss, as Lichtenberg wrote it down (1997). */
function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const sun = 2 - Math.floor((3 * century + 3) / 4);
  const moon = 17 - sun - Math.floor((8 * century + 13) / 25);
  const inCycle = year % 19;
  const seed = (19 * inCycle + moon) % 30;
  const fullMoon = 21 + seed - Math.floor((seed + Math.floor(inCycle / 11)) / 29);
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sun) % 7);
  const easter = fullMoon + 7 - ((fullMoon - firstSunday) % 7);
  // A day of March, also past its end.
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: easter - 1 });
}
