import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { findKnown, seenAs } from "./list-areas.ts";
import { middleOf } from "./outline.ts";
import { municipalityAreas } from "./schema.ts";

/** Degrees around Germany: what lies elsewhere is two values in each other's field, or metres. */
export const BOUNDS = { latitude: [47, 56], longitude: [5, 16] } as const;
/** The largest city of Germany has 190. */
const MOST_POSTAL_CODES = 200;

/** As people write it, "53,1" or "53.1°"; empty: not known. */
const degrees = ([least, most]: readonly [number, number]) =>
  z
    .string()
    .transform((text) => text.replace(/[\s°]/g, "").replace(",", "."))
    .pipe(z.string().regex(/^(\d{1,3}(\.\d{1,12})?)?$/))
    .transform((text) => (text === "" ? null : Math.round(Number(text) * 1e5) / 1e5))
    .pipe(z.number().min(least).max(most).nullable());

export const SaveArea = z.strictObject({
  municipalityId: z.uuid(),
  latitude: degrees(BOUNDS.latitude),
  longitude: degrees(BOUNDS.longitude),
  /** Typed in a row, between spaces, commas or lines. */
  postalCodes: z
    .string()
    .max(MOST_POSTAL_CODES * 10)
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))].toSorted())
    .pipe(z.array(z.string().regex(/^\d{5}$/)).max(MOST_POSTAL_CODES)),
  keepsOutline: z.boolean(),
  /** What stood there when the form was shown, by seenAs. */
  seen: z.string().max(2_000),
});
export type SaveArea = z.infer<typeof SaveArea>;
export type SaveAreaRefusal = "not-allowed" | "municipality-not-found" | "half-a-middle" | "middle-missing" | "changed-meanwhile";

/**
 * Writes where one municipality lies. Without a middle that of its outline counts; with nothing at all the place is unknown again.
 * What somebody else changed since the form was shown is not overwritten, unless it says the same.
 */
export async function saveArea(ctx: Context, input: SaveArea): Promise<Result<null, SaveAreaRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  if ((input.latitude === null) !== (input.longitude === null)) return refused("half-a-middle");
  return transact(ctx, async (tx): Promise<Result<null, SaveAreaRefusal>> => {
    await lockAreas(ctx, tx);
    const known = await findKnown(ctx, tx, input.municipalityId);
    if (!known) return refused("municipality-not-found");
    const { area } = known;
    const outline = input.keepsOutline ? (area?.outline ?? null) : null;
    const middle =
      input.latitude !== null && input.longitude !== null ? { latitude: input.latitude, longitude: input.longitude } : outline && middleOf(outline);
    if (!middle && input.postalCodes.length > 0) return refused("middle-missing");
    const wanted = middle && { ...middle, postalCodes: input.postalCodes, outline };
    if (seenAs(wanted) === seenAs(area)) return done(null);
    if (seenAs(area) !== input.seen) return refused("changed-meanwhile");
    const key = { regionId: ctx.region.id, municipalityId: input.municipalityId };
    if (wanted)
      await tx
        .insert(municipalityAreas)
        .values({ ...key, ...wanted })
        .onConflictDoUpdate({ target: [municipalityAreas.regionId, municipalityAreas.municipalityId], set: wanted });
    else await tx.delete(municipalityAreas).where(and(eq(municipalityAreas.regionId, key.regionId), eq(municipalityAreas.municipalityId, key.municipalityId)));
    tx.audit(wanted ? "municipality-area.saved" : "municipality-area.removed", input.municipalityId);
    tx.publish();
    return done(null);
  });
}

/** Who changes where places lie waits for who does already. */
export async function lockAreas(ctx: Context, tx: Writer): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`municipality areas ${ctx.region.id}`}, 0))`);
}
