import { hasRole, memberOrganisations, type Role } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** All offers: the coordination office. */
export function mayEditOffers(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator", "editor");
}

/** Organisations for which the actor keeps offers: by the link to their entry, or by an account of theirs. */
export function providersOf(actor: Actor): string[] {
  if (actor.kind === "link") return actor.opens === "organisation-entry" ? [actor.subjectId] : [];
  return memberOrganisations(actor);
}

/** Searching for somebody else, with what the house notes about offers: who advises people, never their providers. */
export const COUNSELLORS = [
  "coordinator",
  "editor",
  "caseworker",
  "case-supervisor",
  "volunteer-coordinator",
  "interpreting-dispatcher",
] as const satisfies Role[];

export function mayCounsel(actor: Actor): boolean {
  return hasRole(actor, ...COUNSELLORS);
}

/** An entry of the interest list: everybody's by who keeps the list, else by the counsellor who entered it. */
export function mayKeepLearner(actor: Actor, { enteredByAccount }: { enteredByAccount: string | null }): boolean {
  return mayEditOffers(actor) || (mayCounsel(actor) && actor.kind === "staff" && actor.accountId === enteredByAccount);
}
