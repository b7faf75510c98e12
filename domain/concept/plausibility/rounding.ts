/** How far figures may be from what they stand for. */

/** @returns true where the statistics of the offices may have rounded each figure to 5, as they do for secrecy */
export function allRoundedTo5(values: readonly number[]): boolean {
  return values.length > 1 && values.every((value) => Number.isInteger(value) && value % 5 === 0);
}

/** Each figure rounded to 5 is off by 2 at most: so far may the sum of some be from their rounded whole. */
export function slackOf5(parts: number): number {
  return 2 * (parts + 1);
}

/** Half of the last digit that was written: 12,3 → 0.05; 12 → 0.5. */
export function halfDigit(decimals: number): number {
  return 0.5 * 10 ** -decimals;
}

/** "rund 4.800" may be anything that rounds to it: 50 to either side. */
export function slackOfApproximate(value: number): number {
  if (!Number.isInteger(value) || value === 0) return Math.abs(value) * 0.05;
  let step = 1;
  while (value % (step * 10) === 0) step *= 10;
  return Math.max(step / 2, Math.abs(value) * 0.02);
}
