type Span = { startsAt: Date; endsAt: Date };

/**
 * About when an item of an agenda is up. It may last until the meeting's end where it has no length of its own.
 *
 * @param minutesBefore the lengths of the items before it; one without a length counts as none, so that its guest rather
 *   waits a moment than comes too late
 */
export function itemTime({ startsAt, endsAt }: Span, { minutesBefore, durationMinutes }: { minutesBefore: number; durationMinutes: number | null }): Span {
  const end = endsAt.getTime();
  // Agendas are often longer than their meeting, and a calendar takes no entry without length.
  const from = Math.max(startsAt.getTime(), Math.min(startsAt.getTime() + minutesBefore * 60_000, end - 5 * 60_000));
  const to = durationMinutes === null ? end : Math.min(from + durationMinutes * 60_000, end);
  return { startsAt: new Date(from), endsAt: new Date(to) };
}
