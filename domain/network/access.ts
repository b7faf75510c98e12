import { hasRole } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** Organisations and people in functions are kept by the coordination office; the others read. */
export function mayEditNetwork(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator", "editor");
}
