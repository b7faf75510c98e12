import type { Context } from "#platform/db/index.ts";

/** Whose entry the link of this context opens; null for a context without one. */
export function ownOrganisationId({ actor }: Context): string | null {
  return actor.kind === "link" && actor.opens === "organisation-entry" ? actor.subjectId : null;
}
