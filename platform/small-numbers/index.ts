/**
 * Statistical secrecy in its simplest form: counts of people leave the house rounded, so that nobody is recognised in them.
 * Lists, exports, PDFs and public pages show counts only through these functions; who recorded people sees the exact count.
 */

/** Shown where a count is 0, 1 or 2. */
export const FEW = "0–2";
/** Below so many people no share is shown. */
const SMALLEST_BASE = 20;

/** @returns the count rounded to 5, or null for 0 to 2: shown as FEW */
export function shownCount(exact: number): number | null {
  return Math.abs(exact) <= 2 ? null : roundedTo5(exact);
}

/**
 * A share of people, in percent, made of rounded parts.
 *
 * @param percent as it was counted
 * @param base of how many people
 * @returns whole percent, or null where the base is too small
 */
export function shownShare(percent: number, base: number): number | null {
  if (base < SMALLEST_BASE) return null;
  return Math.round((roundedTo5((percent * base) / 100) / roundedTo5(base)) * 100);
}

function roundedTo5(count: number): number {
  return Math.round(count / 5) * 5;
}
