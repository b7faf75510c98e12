import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "./access.ts";
import { areMunicipalities, isNameTaken } from "./checks.ts";
import { lockEntry, placed, writeBeside, type Organisation } from "./entry.ts";
import { OrganisationFields } from "./input.ts";
import { isKind } from "./kinds.ts";
import { findLastChange, type LastChange } from "./last-change.ts";
import { organisations } from "./schema.ts";

export const EditOrganisation = OrganisationFields.safeExtend({ id: z.uuid(), version: z.int() });
export type EditOrganisation = z.infer<typeof EditOrganisation>;
export type EditOrganisationRefusal = "organisation-not-found" | "not-allowed" | "name-taken" | "municipality-unknown" | "kind-unknown";
/** Somebody saved in between; the caller shows both versions and lets the person decide. */
export type OrganisationConflict = { ok: false; refusal: "version-conflict"; stored: Organisation; changed: LastChange | null };

/** @param input.version as it was when the form was opened */
export async function editOrganisation(
  ctx: Context,
  input: EditOrganisation,
): Promise<Result<{ version: number }, EditOrganisationRefusal> | OrganisationConflict> {
  const { id, version, ...fields } = input;
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ version: number }, EditOrganisationRefusal> | OrganisationConflict> => {
    const own = and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, id));
    const stored = await lockEntry(ctx, tx, id);
    if (!stored) return refused("organisation-not-found");
    if (stored.version !== version) {
      return {
        ok: false,
        refusal: "version-conflict",
        stored,
        changed: await findLastChange(ctx, tx, id, ["organisation.edited", "organisation.edited-by-link"]),
      };
    }
    if (await isNameTaken(ctx, tx, fields.name, id)) return refused("name-taken");
    if (!(await areMunicipalities(ctx, tx, [fields.municipalityId, ...fields.servesMunicipalityIds]))) return refused("municipality-unknown");
    if (!(await isKind(ctx, tx, fields.kind))) return refused("kind-unknown");
    await tx
      .update(organisations)
      .set({ ...placed(fields).open, version: version + 1 })
      .where(own);
    await writeBeside(ctx, tx, id, fields);
    tx.audit("organisation.edited", id);
    if (stored.isPublic || fields.isPublic) tx.publish();
    return done({ version: version + 1 });
  });
}
