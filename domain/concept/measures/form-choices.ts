import { asc, eq } from "drizzle-orm";
import { municipalityChoices, organisationChoices } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { fundChoices } from "../funding/index.ts";
import { targetGroups } from "../schema.ts";
import { writableOrganisations } from "./access.ts";
import { readNumberedRecommendations } from "./recommendation-numbers.ts";

/** What the form of a measure offers to choose from. Five queries. */
export async function measureChoices(ctx: Context, db: Reader) {
  const organisations = await organisationChoices(ctx, db);
  const writable = writableOrganisations(ctx.actor);
  return {
    organisations,
    /** Those that the actor may make the lead. */
    leads: writable === null ? organisations : organisations.filter(({ id }) => writable.includes(id)),
    municipalities: await municipalityChoices(ctx, db),
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
