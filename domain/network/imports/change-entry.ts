import { and, eq } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { placed, writeBeside, type Organisation } from "../entry.ts";
import type { OrganisationFields } from "../input.ts";
import { organisations } from "../schema.ts";

/** Changes these values of a locked entry, as a list that is taken over or back does. @returns all its values afterwards */
export async function changeEntry(ctx: Context, tx: Writer, stored: Organisation, change: Partial<OrganisationFields>): Promise<OrganisationFields> {
  const { regionId, id, version, confirmedOn: _day, hiddenAt: _hidden, ...known } = stored;
  const all = { ...known, ...change };
  await tx
    .update(organisations)
    .set({ ...placed(all).open, version: version + 1 })
    .where(and(eq(organisations.regionId, regionId), eq(organisations.id, id)));
  await writeBeside(ctx, tx, id, all);
  tx.audit("organisation.edited", id);
  if (stored.isPublic) tx.publish();
  return all;
}
