import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "./access.ts";
import type { OrganisationFields } from "./input.ts";
import { areMunicipalities, isNameTaken } from "./checks.ts";
import { placed, writeBeside } from "./entry.ts";
import { isKind } from "./kinds.ts";
import { organisations } from "./schema.ts";

export type CreateRefusal = "not-allowed" | "name-taken" | "municipality-unknown" | "kind-unknown";

/**
 * Adds an organisation. Names are compared without regard to case: two entries for one office help nobody.
 *
 * @param id of the form; the same form sent twice is one organisation
 */
export async function createOrganisation(ctx: Context, input: OrganisationFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, CreateRefusal>> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    if (await isNameTaken(ctx, tx, input.name, id)) return refused("name-taken");
    if (!(await areMunicipalities(ctx, tx, [input.municipalityId, ...input.servesMunicipalityIds]))) return refused("municipality-unknown");
    if (!(await isKind(ctx, tx, input.kind))) return refused("kind-unknown");
    // Two who add the same name in the same moment: the second one waits here and then gets the refusal. A form sent twice waits, too.
    const added = await tx
      .insert(organisations)
      .values({ regionId: ctx.region.id, id, ...placed(input).open, confirmedOn: ctx.today })
      .onConflictDoNothing()
      .returning({ id: organisations.id });
    if (added.length === 0) return (await isNameTaken(ctx, tx, input.name, id)) ? refused("name-taken") : done({ id });
    await writeBeside(ctx, tx, id, input);
    tx.audit("organisation.created", id);
    if (input.isPublic) tx.publish();
    return done({ id });
  });
}
