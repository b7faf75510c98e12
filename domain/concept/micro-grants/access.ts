import { hasRole } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** The county's own money, and who asked for it, is the coordination's alone. */
export function mayGiveGrants(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator");
}
