import type { Hint } from "./hint.ts";
import { MONTHS, masked } from "./masking.ts";

const MONTH = MONTHS.join("|");
const NUMERIC = String.raw`(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2}|\d{2}(?!\d))?`;
const NAMED = String.raw`(\d{1,2})\.\s*(${MONTH})(?:\s+((?:19|20)\d{2}))?`;
const DAY = new RegExp(String.raw`(?<![\d.,/])(?:${NUMERIC}|${NAMED})(?![\d])`, "gu");
/** "Abschnitt 31.2." is no day, nor is the number of a chapter at the beginning of its line. */
const NO_DAY_BEFORE = /(?:Abschnitt|Kapitel|Ziffer|Punkt|Nr\.|Nummer|Tabelle|Abb(?:\.|ildung)|Anlage|Ziel|Version|Fassung|Handlungsfeld|Maßnahme)\s*$/u;

type FoundDay = { start: number; end: number; text: string; year: number | null; month: number; day: number };

/** Days that no calendar has, and periods that end before they begin. */
export function checkDays(text: string): Hint[] {
  const days = daysIn(text);
  return [...days.flatMap(noSuchDay), ...reversedDays(text, days), ...reversedYears(text)];
}

function daysIn(text: string): FoundDay[] {
  return [...text.matchAll(DAY)].flatMap((match) => {
    const [found, numericDay, numericMonth, numericYear, namedDay, name, namedYear] = match;
    const start = match.index;
    if (NO_DAY_BEFORE.test(text.slice(Math.max(0, start - 30), start)) || (start === 0 && /^\d{1,2}\.\d{1,2}\.\s/.test(text) && !numericYear)) return [];
    const year = numericYear ?? namedYear;
    return [
      {
        start,
        end: start + found.length,
        text: found.trim(),
        day: Number(numericDay ?? namedDay),
        month: name ? MONTHS.indexOf(name) + 1 : Number(numericMonth),
        year: year === undefined ? null : Number(year.length === 2 ? `20${year}` : year),
      },
    ];
  });
}

/** Where no year stands, 29 February may be one. */
function noSuchDay({ day, month, year, text }: FoundDay): Hint[] {
  const last = month >= 1 && month <= 12 ? new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate() : 0;
  if (day >= 1 && day <= last) return [];
  const arithmetic = last === 0 ? `${month} > 12` : day < 1 ? `${day} < 1` : `${day} > ${last} (${MONTHS[month - 1]}${year ? ` ${year}` : ""})`;
  return [{ code: "no-such-day", arithmetic, quote: text }];
}

const BETWEEN = /^\s*(?:bis(?:\s+(?:zum|einschließlich))?|–|-|und)\s*(?:zum\s+)?$/u;

function reversedDays(text: string, days: readonly FoundDay[]): Hint[] {
  return days.slice(1).flatMap((to, place): Hint[] => {
    const from = days[place];
    if (!from || from.year === null || to.year === null || !BETWEEN.test(text.slice(from.end, to.start))) return [];
    const order = (day: FoundDay) => ((day.year ?? 0) * 100 + day.month) * 100 + day.day;
    if (order(to) >= order(from)) return [];
    return [{ code: "days-reversed", arithmetic: `${to.text} < ${from.text}`, quote: text.slice(from.start, to.end) }];
  });
}

function reversedYears(text: string): Hint[] {
  const found = masked(text).matchAll(/(?<![\d.,/])((?:19|20)\d{2})\s*(?:bis|–)\s*((?:19|20)\d{2})(?![\d.,])/gu);
  return [...found].flatMap(([quote, from = "", to = ""]) => (to < from ? [{ code: "days-reversed", arithmetic: `${to} < ${from}`, quote }] : []));
}
