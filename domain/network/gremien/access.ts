import { hasRole, type Role } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";
import type { GremiumKind, MemberRole } from "./schema.ts";

/** One time in office of the signed-in account, as far as it has begun (see own-seats.ts). */
export type Seat = {
  gremiumId: string;
  role: MemberRole;
  fromOn: string;
  /** The last day in office; null: no end is known. */
  untilOn: string | null;
};

const KEEPING: readonly MemberRole[] = ["chair", "deputy-chair", "moderator", "minute-taker"];

/** Staff who see how the county works together. An account for a seat in a body alone is none of them. */
const STAFF = [
  "administrator",
  "coordinator",
  "editor",
  "translator",
  "organisation-member",
  "caseworker",
  "case-supervisor",
  "interpreting-dispatcher",
  "volunteer-coordinator",
  "analyst",
  "council-reader",
] as const satisfies readonly Role[];

/** Which bodies there are and who sits in them is kept by the coordination office. */
export function mayEditGremien(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator", "editor");
}

/** Agenda, invitations, attendance and minutes of a body are kept by the office and by those who lead it or write for it today. */
export function mayKeepMeetings(actor: Actor, seats: readonly Seat[], gremiumId: string, today: string): boolean {
  return (
    mayEditGremien(actor) || seats.some((seat) => seat.gremiumId === gremiumId && KEEPING.includes(seat.role) && seat.fromOn <= today && reaches(seat, today))
  );
}

/** That the body exists, what for, and who sits in it. An internal group is seen by those who sit in it, or once did. */
export function maySeeGremium(actor: Actor, seats: readonly Seat[], gremium: { id: string; kind: GremiumKind }): boolean {
  return mayEditGremien(actor) || gremium.kind !== "internal-group" || seats.some((seat) => seat.gremiumId === gremium.id);
}

/**
 * Date, agenda and approved minutes of a meeting.
 *
 * Who joins sees what was before; who left sees nothing that came after the last day in office. Staff see every body but
 * the internal groups.
 * @param meeting.on its day in the region's zone
 */
export function maySeeMeeting(actor: Actor, seats: readonly Seat[], meeting: { gremiumId: string; on: string }, gremium: { kind: GremiumKind }): boolean {
  return mayReadPapers(actor, seats, meeting) || (gremium.kind !== "internal-group" && hasRole(actor, ...STAFF));
}

/** Papers, participants and minutes that are not approved yet: for those who sit in the body, and the office. */
export function mayReadPapers(actor: Actor, seats: readonly Seat[], meeting: { gremiumId: string; on: string }): boolean {
  return mayEditGremien(actor) || seats.some((seat) => seat.gremiumId === meeting.gremiumId && reaches(seat, meeting.on));
}

/** Whether the day is not after the seat's end. */
function reaches(seat: Seat, day: string): boolean {
  return seat.untilOn === null || day <= seat.untilOn;
}
