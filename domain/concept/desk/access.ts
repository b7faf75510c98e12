import { hasRole } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** Whoever reads the concept from inside reads the desk. Interpreters, volunteers and others from outside the steering do not. */
export function mayReadDesk(actor: Actor): boolean {
  return hasRole(
    actor,
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
  );
}
