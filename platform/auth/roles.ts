import type { Actor } from "#platform/db/index.ts";

/** All roles of design.md §5. Texts in app/messages/<locale>/roles.json say what each may do. */
export const ROLES = [
  "operator",
  "administrator",
  "coordinator",
  "editor",
  "translator",
  "organisation-member",
  "gremium-member",
  "caseworker",
  "case-supervisor",
  "interpreting-dispatcher",
  "interpreter",
  "volunteer-coordinator",
  "volunteer",
  "analyst",
  "data-protection-officer",
  "council-reader",
  "programme-observer",
] as const;
export type Role = (typeof ROLES)[number];

/** Operators are made by the command line only. */
export const INVITABLE_ROLES = ROLES.filter((role) => role !== "operator");

export function isRole(word: string): word is Role {
  return ROLES.some((role) => role === word);
}

/** Whether the actor holds one of the roles in the context's region today. Links and the public hold none. */
export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return actor.kind === "staff" && actor.memberships.some((membership) => roles.some((role) => role === membership.role));
}

/** Organisations of which the actor is a member in the context's region today. */
export function memberOrganisations(actor: Actor): string[] {
  if (actor.kind !== "staff") return [];
  return actor.memberships.flatMap(({ role, organisationId }) => (role === "organisation-member" && organisationId !== null ? [organisationId] : []));
}
