import { memberOrganisations } from "#platform/auth/roles.ts";
import type { Context } from "#platform/db/index.ts";

/** Whose entry the link of this context opens; null for a context without one. */
export function ownOrganisationId({ actor }: Context): string | null {
  return actor.kind === "link" && actor.opens === "organisation-entry" ? actor.subjectId : null;
}

/**
 * The context in which a member's account sees its organisation: the narrower wall of whoever holds the link to the entry,
 * with the person's own name. Null: the actor is no member of this organisation.
 */
export function asOrganisation(ctx: Context, organisationId: string): Context | null {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !memberOrganisations(actor).includes(organisationId)) return null;
  const { name, accountId } = actor;
  return { ...ctx, actor: { kind: "link", opens: "organisation-entry", subjectId: organisationId, name, accountId } };
}
