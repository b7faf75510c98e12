/** A telephone number that stays on one line of a paper. */
export function unbroken(number: string): string {
  return number.replaceAll(" ", "\u00a0");
}
