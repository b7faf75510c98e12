import { hasRole, type Role } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** Who reads the concept from inside. Interpreters, volunteers and others from outside the steering do not. */
export const CONCEPT_READERS = [
  "administrator",
  "coordinator",
  "editor",
  "translator",
  "organisation-member",
  "gremium-member",
  "caseworker",
  "case-supervisor",
  "interpreting-dispatcher",
  "volunteer-coordinator",
  "analyst",
  "council-reader",
] as const satisfies readonly Role[];

export function mayReadConcept(actor: Actor): boolean {
  return hasRole(actor, ...CONCEPT_READERS);
}

/** Reading in, releasing and adopting concern the whole concept: the coordinator decides. Commands of the operator act as system. */
export function mayLeadConcept(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator");
}

/** Wording, order, labels and owners of single items. */
export function mayEditConcept(actor: Actor): boolean {
  return mayLeadConcept(actor) || hasRole(actor, "editor");
}
