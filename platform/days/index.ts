/** Days are "YYYY-MM-DD" and counted as days, whatever the clocks did in between. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day so many days later; before, where `count` is negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative, where that was earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
