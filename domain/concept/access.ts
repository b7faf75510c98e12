import { hasRole } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** Reading in, releasing and adopting concern the whole concept: the coordinator decides. Commands of the operator act as system. */
export function mayLeadConcept(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator");
}

/** Wording, order, labels and owners of single items. */
export function mayEditConcept(actor: Actor): boolean {
  return mayLeadConcept(actor) || hasRole(actor, "editor");
}
