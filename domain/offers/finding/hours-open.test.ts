import { describe, expect, test } from "vitest";
import { readOpeningHours, tidyOpeningHours } from "#domain/network/index.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();

/** What the page says of these hours, as bits: three of each weekday from Monday on. */
function bitsOf(stored: string): number | null {
  const read = readOpeningHours(stored);
  if (!read) return null;
  if (read.always) return 2 ** 21 - 1;
  let bits = 0;
  for (const { days, from, to } of read.times)
    for (const day of days) {
      const end = Math.min(to, 24 * 60);
      const parts = Number(from < 720) + 2 * Number(from < 1020 && end > 720) + 4 * Number(end > 1020);
      bits |= parts << (day * 3);
    }
  return bits;
}

describe("The search reads opening hours as the page does:", () => {
  test.each([
    "Mo-Fr 8-12 Uhr",
    "Mo 09:00-17:00; We 17:00-20:00",
    "Mo-Th 08:00-12:00,14:00-16:00; Fr 08:00-12:00",
    "Mo-Fr 08:00-18:00; We off",
    "Mo-Fr 08:00-12:00, Th 14:00-18:00",
    "Sa,Su 10:00-17:01",
    "Fr-Mo 12:00-17:00",
    "Tu 22:00-02:00",
    "24/7",
    "Mo-Fr 09:00-12:00; PH off",
    "10:00-16:00",
    "Mo-Fr 08:00-12:00; Tu 14:00-18:00",
    'Mo 08:00-12:00; We "nach Vereinbarung"',
  ])("%s", async (typed) => {
    const stored = tidyOpeningHours(typed) ?? "";
    const { rows } = await db.superuser.query<{ bits: number }>("select search.hours_open($1) as bits", [stored]);
    expect([stored, rows[0]?.bits]).toEqual([stored, bitsOf(stored)]);
  });
});
