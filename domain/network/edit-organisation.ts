import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "./access.ts";
import { isMunicipality, isNameTaken } from "./checks.ts";
import { OrganisationFields } from "./input.ts";
import { findLastChange, type LastChange } from "./last-change.ts";
import { organisations } from "./schema.ts";

export const EditOrganisation = OrganisationFields.extend({ id: z.uuid(), version: z.int() });
export type EditOrganisation = z.infer<typeof EditOrganisation>;
export type Organisation = typeof organisations.$inferSelect;
export type EditOrganisationRefusal = "organisation-not-found" | "not-allowed" | "name-taken" | "municipality-unknown";
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
    const [stored] = await tx.select().from(organisations).where(own).for("update");
    if (!stored) return refused("organisation-not-found");
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["organisation.edited"]) };
    }
    if (await isNameTaken(ctx, tx, fields.name, id)) return refused("name-taken");
    if (!(await isMunicipality(ctx, tx, fields.municipalityId))) return refused("municipality-unknown");
    await tx
      .update(organisations)
      .set({ ...fields, version: version + 1 })
      .where(own);
    tx.audit("organisation.edited", id);
    if (stored.isPublic || fields.isPublic) tx.publish();
    return done({ version: version + 1 });
  });
}
