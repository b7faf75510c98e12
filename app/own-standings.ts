import { asOrganisation } from "#domain/network/upkeep/index.ts";
import { ownStanding, type OwnStanding } from "#domain/offers/providers/index.ts";
import { memberOrganisations } from "#platform/auth/index.ts";
import { read, type Context } from "#platform/db/index.ts";

/** How things stand with each organisation of which the actor is a member, read behind the narrower wall of its link; by name. */
export async function readStandings(ctx: Context): Promise<OwnStanding[]> {
  const found: OwnStanding[] = [];
  for (const organisationId of new Set(memberOrganisations(ctx.actor))) {
    const own = asOrganisation(ctx, organisationId);
    const standing = own && (await read(own, (db) => ownStanding(own, db)));
    if (standing) found.push(standing);
  }
  return found.toSorted((a, b) => a.organisation.name.localeCompare(b.organisation.name, "de"));
}
