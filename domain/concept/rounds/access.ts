import { hasRole } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** Opening, reminding, accepting and closing. What is accepted becomes the concept's own word, so one role decides. */
export function mayRunRounds(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator");
}

/** The request that a signed link opens; null for everybody else. */
export function ownRequestId(actor: Actor): string | null {
  return actor.kind === "link" ? actor.subjectId : null;
}
