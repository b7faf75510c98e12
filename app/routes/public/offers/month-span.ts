/** Nobody plans further ahead. */
const MONTHS_AHEAD = 13;

/**
 * Which month an address shows, and its neighbours, so that nobody walks for ever.
 *
 * @param asked YYYY-MM, as it stands in the address; anything else, or a month that is not shown, counts as the first one
 * @param firstDay YYYY-MM-DD; no month before its own is shown
 */
export function monthSpan(asked: string | null, firstDay: string): { month: string; before: string | null; after: string | null } {
  const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const monthOf = (number: number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  const first = numberOf(firstDay);
  const wanted = asked !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? numberOf(asked) : first;
  const shown = wanted < first || wanted > first + MONTHS_AHEAD ? first : wanted;
  return { month: monthOf(shown), before: shown > first ? monthOf(shown - 1) : null, after: shown < first + MONTHS_AHEAD ? monthOf(shown + 1) : null };
}
