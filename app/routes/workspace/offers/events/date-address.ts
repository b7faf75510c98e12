/** A moment as a part of an address: "20261123T1700", in UTC. */
export function addressOfDate(startsAt: Date): string {
  return startsAt.toISOString().slice(0, 16).replaceAll(/[-:]/g, "");
}

/** Null for what is no moment of our century: the database knows no year 0. */
export function dateOfAddress(part: string): Date | null {
  const [, year, month, day, hour, minute] = /^(20\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)$/.exec(part) ?? [];
  if (year === undefined) return null;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
