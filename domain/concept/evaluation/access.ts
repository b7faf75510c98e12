import type { Seat } from "#domain/network/gremien/index.ts";
import { hasRole, memberOrganisations } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** Preparing, opening, closing, releasing and proposing: the round speaks for the county. */
export function mayRunEvaluations(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator");
}

/** The rater whose link this is; null for everybody else. */
export function ownRaterId(actor: Actor): string | null {
  return actor.kind === "link" && actor.opens === "evaluation" ? actor.subjectId : null;
}

/** By account: members of the institution, and whoever sits in the body today. Guests of a body do not speak for it. */
export function mayRateFor(actor: Actor, seats: readonly Seat[], rater: { organisationId: string | null; gremiumId: string | null }, today: string): boolean {
  if (actor.kind !== "staff") return false;
  if (rater.organisationId !== null) return memberOrganisations(actor).includes(rater.organisationId);
  return seats.some(
    (seat) => seat.gremiumId === rater.gremiumId && seat.role !== "guest" && seat.fromOn <= today && (seat.untilOn === null || today <= seat.untilOn),
  );
}
