import { and, eq, isNull } from "drizzle-orm";
import { invitations, memberships } from "#platform/auth/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { agreementParties, agreements } from "./agreements/schema.ts";
import { people } from "./schema.ts";

/** What holds an organisation or a person in place. `title` may be empty where naming it would name an account. */
export type Use = { kind: UseKind; id: string; title: string };
export type UseKind =
  "person" | "agreement" | "membership" | "invitation" | "measure" | "partner" | "recommendation" | "term" | "status-round" | "progress-update";

/**
 * A question of an upper area: what of yours uses this? The network does not know measures or rounds,
 * so whoever deletes brings the questions along.
 */
export type FindUses = (ctx: Context, db: Reader, id: string) => Promise<Use[]>;

/** What of the network itself, and of the accounts, uses an organisation. */
export const usesInNetwork: FindUses = async (ctx, db, organisationId) => {
  const here = ctx.region.id;
  const ofOrganisation = await db
    .select()
    .from(people)
    .where(and(eq(people.regionId, here), eq(people.organisationId, organisationId)))
    .orderBy(people.lastName);
  const accounts = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.regionId, here), eq(memberships.organisationId, organisationId)));
  const invited = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.regionId, here), eq(invitations.organisationId, organisationId), isNull(invitations.acceptedAt)));
  const agreed = await db
    .select({ id: agreements.id, title: agreements.title })
    .from(agreements)
    .innerJoin(agreementParties, and(eq(agreementParties.regionId, agreements.regionId), eq(agreementParties.agreementId, agreements.id)))
    .where(and(eq(agreements.regionId, here), eq(agreementParties.organisationId, organisationId)));
  return [
    ...ofOrganisation.map(({ id, firstName, lastName }): Use => ({ kind: "person", id, title: `${firstName} ${lastName}`.trim() })),
    ...agreed.map(({ id, title }): Use => ({ kind: "agreement", id, title })),
    ...accounts.map(({ id }): Use => ({ kind: "membership", id, title: "" })),
    ...invited.map(({ id }): Use => ({ kind: "invitation", id, title: "" })),
  ];
};
