/** Months ahead for which there is a sheet, this one included. */
const MONTHS = 12;

/** The months of the notice board: YYYY-MM, the present one first. @param today YYYY-MM-DD */
export function paperMonths(today: string, count = MONTHS): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, ahead) => new Date(Date.UTC(year, month - 1 + ahead, 1)).toISOString().slice(0, 7));
}

/** The last day of a month, YYYY-MM-DD. */
export function lastOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}
