import { asc, eq } from "drizzle-orm";
import { mayEditNetwork, municipalityChoices } from "#domain/network/index.ts";
import { organisationsById } from "#domain/network/names/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { fundChoices } from "../funding/index.ts";
import { targetGroups } from "../schema.ts";
import { writableOrganisations } from "./access.ts";
import { readNumberedRecommendations } from "./recommendation-numbers.ts";

/** What the form of a measure offers to choose from. Five queries at most. */
export async function measureChoices(ctx: Context, db: Reader) {
  const writable = writableOrganisations(ctx.actor);
  return {
    /** Those that the actor may make the lead; null = every one, which is too many to list. */
    leads: writable && (await organisationsById(ctx, db, writable)),
    municipalities: await municipalityChoices(ctx, db),
    mayAddMunicipalities: mayEditNetwork(ctx.actor),
    targetGroups: await db
      .select({ id: targetGroups.id, name: targetGroups.name })
      .from(targetGroups)
      .where(eq(targetGroups.regionId, ctx.region.id))
      .orderBy(asc(targetGroups.name)),
    funds: await fundChoices(ctx, db),
    recommendations: await readNumberedRecommendations(ctx, db, null),
  };
}
export type MeasureChoices = Awaited<ReturnType<typeof measureChoices>>;
