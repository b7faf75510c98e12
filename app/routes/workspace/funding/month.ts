/** One month of a calendar, all as YYYY-MM-DD; neighbours as YYYY-MM. */
export type Month = {
  first: string;
  last: string;
  before: string;
  after: string;
  /** Monday to Sunday; null: a day of another month. */ weeks: (string | null)[][];
};

const DAY = 86_400_000;
const text = (time: number) => new Date(time).toISOString().slice(0, 10);

/** @param asked YYYY-MM; anything else is the month of `today` */
export function monthAround(asked: string | null, today: string): Month {
  const name = asked !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
  const start = Date.parse(`${name}-01T00:00:00Z`);
  const [year = 0, month = 1] = name.split("-").map(Number);
  const end = Date.UTC(year, month, 1);
  const days = Array.from({ length: (end - start) / DAY }, (_, place) => text(start + place * DAY));
  // Sunday is 0 in JavaScript, and the last day of the week here.
  const cells: (string | null)[] = [...Array.from({ length: (new Date(start).getUTCDay() + 6) % 7 }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null));
  return { first: days[0] ?? today, last: days.at(-1) ?? today, before: text(start - DAY).slice(0, 7), after: text(end).slice(0, 7), weeks };
}
