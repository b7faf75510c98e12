import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context, Reader } from "#platform/db/index.ts";
import { recommendationMunicipalities, recommendations, recommendationTargetGroups, recommendationThemes, targetGroups, themes } from "../schema.ts";
import { lines, shortText, wording } from "./texts.ts";

/** Everything a person may change about a recommendation. */
export const RecommendationFields = z.strictObject({
  text: wording,
  subPoints: lines,
  notes: lines,
  /** null = as all others */
  weight: z.int().min(1).max(100).nullable(),
  ownerOrganisationId: z.uuid().nullable(),
  /** Works for the owner organisation. */
  ownerPersonId: z.uuid().nullable(),
  /** By name, because editors invent new ones while they write. */
  themes: z.array(shortText).max(30),
  targetGroups: z.array(shortText).max(30),
  /** Empty: the whole county. */
  municipalityIds: z.array(z.uuid()).max(200),
  /** Why it is no longer pursued; null = it is. */
  droppedReason: z.string().trim().min(1).max(2000).nullable(),
});
export type RecommendationFields = z.infer<typeof RecommendationFields>;

/** The fields as stored; null where the region has no such recommendation. Four queries. */
export async function readRecommendationFields(ctx: Context, db: Reader, id: string): Promise<(RecommendationFields & { version: number }) | null> {
  const here = ctx.region.id;
  const [row] = await db
    .select()
    .from(recommendations)
    .where(and(eq(recommendations.regionId, here), eq(recommendations.id, id)));
  if (!row) return null;
  const ownThemes = await db
    .select({ name: themes.name })
    .from(recommendationThemes)
    .innerJoin(themes, and(eq(themes.regionId, recommendationThemes.regionId), eq(themes.id, recommendationThemes.themeId)))
    .where(and(eq(recommendationThemes.regionId, here), eq(recommendationThemes.recommendationId, id)))
    .orderBy(asc(themes.name));
  const ownGroups = await db
    .select({ name: targetGroups.name })
    .from(recommendationTargetGroups)
    .innerJoin(targetGroups, and(eq(targetGroups.regionId, recommendationTargetGroups.regionId), eq(targetGroups.id, recommendationTargetGroups.targetGroupId)))
    .where(and(eq(recommendationTargetGroups.regionId, here), eq(recommendationTargetGroups.recommendationId, id)))
    .orderBy(asc(targetGroups.name));
  const places = await db
    .select({ id: recommendationMunicipalities.municipalityId })
    .from(recommendationMunicipalities)
    .where(and(eq(recommendationMunicipalities.regionId, here), eq(recommendationMunicipalities.recommendationId, id)));
  const { text, subPoints, notes, weight, ownerOrganisationId, ownerPersonId, droppedReason, version } = row;
  return {
    text,
    subPoints,
    notes,
    weight,
    ownerOrganisationId,
    ownerPersonId,
    droppedReason,
    version,
    themes: ownThemes.map(({ name }) => name),
    targetGroups: ownGroups.map(({ name }) => name),
    municipalityIds: places.map((place) => place.id),
  };
}
