import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { findLastChange, type Overtaken } from "../last-change.ts";
import { municipalities } from "../schema.ts";
import { MUNICIPALITY_KINDS } from "./add-municipalities.ts";

export const EditMunicipality = z.strictObject({
  id: z.uuid(),
  /** As it was when the form was opened. */
  version: z.int(),
  name: z.string().trim().min(1).max(80),
  kind: z.enum(MUNICIPALITY_KINDS),
  parentId: z.uuid().nullable(),
  /** Amtlicher Gemeindeschlüssel (8 digits) or Regionalschlüssel (12), as statistics know a place. */
  officialKey: z
    .string()
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^(\d{8}|\d{12})?$/))
    .transform((digits) => (digits === "" ? null : digits)),
});
export type EditMunicipality = z.infer<typeof EditMunicipality>;

export type EditMunicipalityRefusal = "not-allowed" | "municipality-not-found" | "parent-unknown" | "parent-below" | "name-taken";

/** What two who change the same place hear about. */
const CHANGES = ["municipality.added", "municipality.edited"];

/** Writes what is known of a place. What is about it stays about it. */
export async function editMunicipality(ctx: Context, input: EditMunicipality): Promise<Result<null, EditMunicipalityRefusal> | Overtaken> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, EditMunicipalityRefusal> | Overtaken> => {
    const regionId = ctx.region.id;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`municipalities ${regionId}`}, 0))`);
    const stored = await tx.select().from(municipalities).where(eq(municipalities.regionId, regionId));
    const parents = new Map(stored.map(({ id, parentId }) => [id, parentId]));
    const before = stored.find(({ id }) => id === input.id);
    if (!before) return refused("municipality-not-found");
    if (before.version !== input.version) {
      return { ok: false, refusal: "version-conflict", version: before.version, changed: await findLastChange(ctx, tx, input.id, CHANGES) };
    }
    if (input.parentId !== null && !parents.has(input.parentId)) return refused("parent-unknown");
    for (let above = input.parentId; above !== null; above = parents.get(above) ?? null) if (above === input.id) return refused("parent-below");
    const { id, version, ...fields } = input;
    const sameName = (other: (typeof stored)[number]) => other.parentId === input.parentId && other.name.toLowerCase() === input.name.toLowerCase();
    if (stored.some((other) => other.id !== id && sameName(other))) return refused("name-taken");
    await tx
      .update(municipalities)
      .set({ ...fields, version: version + 1 })
      .where(and(eq(municipalities.regionId, regionId), eq(municipalities.id, id)));
    tx.audit("municipality.edited", id);
    tx.publish();
    return done(null);
  });
}
