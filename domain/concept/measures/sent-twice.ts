/** Within it the same words from the same hand are the same form sent twice: an impatient click, a connection that was lost. */
const MOMENT_MS = 30_000;

export function aMomentBefore(now: Date): Date {
  return new Date(now.getTime() - MOMENT_MS);
}
