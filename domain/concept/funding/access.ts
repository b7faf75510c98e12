import { hasRole } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** Funds, bookings and the grants of the county itself are kept by the coordination office; others read them on their pages. */
export function mayKeepMoney(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator", "editor");
}
