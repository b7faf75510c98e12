import { hasRole, memberOrganisations } from "#platform/auth/roles.ts";
import type { Actor } from "#platform/db/index.ts";

/** The coordination office edits every measure; a partner those that its own organisation leads. */
export function mayEditMeasure(actor: Actor, measure: { leadOrganisationId: string | null }): boolean {
  return editsAll(actor) || (measure.leadOrganisationId !== null && memberOrganisations(actor).includes(measure.leadOrganisationId));
}

export function mayCreateMeasure(actor: Actor): boolean {
  return editsAll(actor) || memberOrganisations(actor).length > 0;
}

/**
 * What stands on the public page is changed by the coordination office alone; a partner that leads a measure changes
 * all of it only until it is released, and afterwards what stays inside.
 */
export function mayEditPublicPart(actor: Actor, measure: { releasedAt: unknown }): boolean {
  return editsAll(actor) || measure.releasedAt === null;
}

/** Deleting takes history along: not for partners, who ask the office. */
export function mayDeleteMeasure(actor: Actor): boolean {
  return editsAll(actor);
}

/** What becomes public is decided in one place: the coordination. */
export function mayRelease(actor: Actor): boolean {
  return hasRole(actor, "coordinator");
}

/** @returns ids of the organisations whose measures the actor may write; null = those of all */
export function writableOrganisations(actor: Actor): string[] | null {
  return editsAll(actor) ? null : memberOrganisations(actor);
}

function editsAll(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator", "editor");
}
