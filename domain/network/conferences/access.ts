import { hasRole } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";
import { mayEditGremien, mayKeepMeetings, type Seat } from "../gremien/index.ts";

/** Conferences are planned by the coordination office. */
export function mayPlanConferences(actor: Actor): boolean {
  return mayEditGremien(actor);
}

/** Registrations, the day itself and the documentation: the office, and who keeps the meetings of the body that organises it. */
export function mayKeepConference(actor: Actor, seats: readonly Seat[], conference: { gremiumId: string | null }, today: string): boolean {
  return mayPlanConferences(actor) || (conference.gremiumId !== null && mayKeepMeetings(actor, seats, conference.gremiumId, today));
}

/** A draft is the business of those who make it; everything else is seen by all staff who see the county's meetings. */
export function maySeeConference(actor: Actor, seats: readonly Seat[], conference: { gremiumId: string | null; state: string }, today: string): boolean {
  return conference.state !== "draft" || mayKeepConference(actor, seats, conference, today) || hasRole(actor, "administrator");
}
