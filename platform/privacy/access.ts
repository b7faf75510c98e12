import { hasRole } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** Requests of those concerned need their data before one's eyes: the administration only. */
export function mayHandleRequests(actor: Actor): boolean {
  return hasRole(actor, "administrator");
}

/** Registers, deadlines, runs and logs; no data of those concerned. */
export function mayOversee(actor: Actor): boolean {
  return hasRole(actor, "administrator", "data-protection-officer");
}
