const DAY = 24 * 60 * 60 * 1000;

/** A day and a time on the clocks of a zone. */
export type LocalTime = { /** YYYY-MM-DD */ on: string; /** HH:MM */ at: string };

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of the zone show at a moment. @throws RangeError for a zone nobody knows */
export function localTime(zone: string, moment: Date): LocalTime {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  formats.set(zone, format);
  const [on = "", at = ""] = format.format(moment).split(" ");
  return { on, at };
}

/**
 * The moment at which the clocks of the zone show this.
 *
 * @returns null where they never do: there is no such day, or summer time begins in this hour. An hour that autumn
 * shows twice is the first of the two.
 * @throws RangeError for a zone nobody knows
 */
export function momentOf(zone: string, { on, at }: LocalTime): Date | null {
  const asUtc = new Date(`${on}T${at}:00Z`).getTime();
  // JavaScript takes 30 February for 2 March.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(on)) return null;
  const shows = (moment: number) => {
    const local = localTime(zone, new Date(moment));
    return new Date(`${local.on}T${local.at}:00Z`).getTime();
  };
  // The distance of the zone's clocks from UTC a day before and a day after: one of the two holds at the moment looked for.
  const distances = [asUtc - DAY, asUtc + DAY].map((moment) => shows(moment) - moment);
  const found = distances.map((distance) => asUtc - distance).find((moment) => shows(moment) === asUtc);
  return found === undefined ? null : new Date(found);
}

export function isTimeZone(zone: string): boolean {
  try {
    localTime(zone, new Date(0));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
