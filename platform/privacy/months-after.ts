/**
 * The day with the same number some months later; where that month is shorter, its last day
 * (Art. 3 (2) c of Regulation 1182/71).
 *
 * @param day YYYY-MM-DD
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}
