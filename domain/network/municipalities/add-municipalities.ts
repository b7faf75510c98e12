import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { municipalities, type MunicipalityKind } from "../schema.ts";

export const MUNICIPALITY_KINDS = ["stadt", "gemeinde", "samtgemeinde", "mitgliedsgemeinde", "stadtteil"] as const satisfies readonly MunicipalityKind[];

/** No German county has as many; a longer list is something else that was pasted. */
const MOST = 200;
const MOST_LETTERS = 80;

/** One name a line; those of one list are of one kind and belong to the same place. */
export const AddMunicipalities = z.strictObject({
  names: z
    .string()
    .max(MOST * MOST_LETTERS)
    .transform((text) => [
      ...new Set(
        text
          .split(/\r?\n/)
          .map((line) => line.trim().replace(/\s+/g, " "))
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string().max(MOST_LETTERS)).min(1).max(MOST)),
  kind: z.enum(MUNICIPALITY_KINDS),
  parentId: z.uuid().nullable(),
});
export type AddMunicipalities = z.infer<typeof AddMunicipalities>;

/**
 * Enters the places of the region, which recommendations, measures, organisations and offers are about.
 * A name that stands there already below the same place is passed over: the same list twice makes no doubles.
 *
 * @returns how many are new
 */
export async function addMunicipalities(ctx: Context, input: AddMunicipalities): Promise<Result<{ added: number }, "not-allowed" | "parent-unknown">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ added: number }, "parent-unknown">> => {
    const regionId = ctx.region.id;
    // Two who enter the same list at once.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`municipalities ${regionId}`}, 0))`);
    const stored = await tx.select().from(municipalities).where(eq(municipalities.regionId, regionId));
    if (input.parentId !== null && !stored.some(({ id }) => id === input.parentId)) return refused("parent-unknown");
    const known = new Set(stored.filter(({ parentId }) => parentId === input.parentId).map(({ name }) => name.toLowerCase()));
    const position = Math.max(0, ...stored.map((place) => place.position));
    const added = input.names
      .filter((name) => !known.has(name.toLowerCase()))
      .map((name) => ({ regionId, id: newId(ctx.now), name, kind: input.kind, parentId: input.parentId, position }));
    if (added.length === 0) return done({ added: 0 });
    await tx.insert(municipalities).values(added);
    for (const { id } of added) tx.audit("municipality.added", id);
    tx.publish();
    return done({ added: added.length });
  });
}
