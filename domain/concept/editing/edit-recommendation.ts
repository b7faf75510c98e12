import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { municipalities, organisations, people } from "#domain/network/schema.ts";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { forgetTakenOff } from "../naming/index.ts";
import { idOfLabel, type LabelKind } from "../labels/index.ts";
import { recommendationMunicipalities, recommendations, recommendationTargetGroups, recommendationThemes } from "../schema.ts";
import { readRecommendationFields, RecommendationFields } from "./recommendation-fields.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";
import { versionConflict, type VersionConflict } from "./version-conflict.ts";

export const EditRecommendation = RecommendationFields.extend({ id: z.uuid(), version: z.int() });
export type EditRecommendation = z.infer<typeof EditRecommendation>;

/** Something chosen in the form is gone, or the person does not work for the organisation. */
export type LostReference = { ok: false; refusal: "reference-lost"; field: "ownerOrganisationId" | "ownerPersonId" | "municipalityIds" };
export type EditRecommendationResult =
  Result<{ version: number }, "not-found" | "not-allowed"> | LostReference | PartAdopted | VersionConflict<RecommendationFields & { version: number }>;

/**
 * Writes everything a person may change about a recommendation. With a reason it is dropped, without one it is
 * pursued (again). Themes and target groups that nobody used before are made.
 *
 * @param input.version as it was when the form was opened
 */
export async function editRecommendation(ctx: Context, input: EditRecommendation): Promise<EditRecommendationResult> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { id, version, ...fields } = input;
  return transactUnlessAdopted(ctx, async (tx): Promise<EditRecommendationResult> => {
    const own = and(eq(recommendations.regionId, ctx.region.id), eq(recommendations.id, id));
    const [row] = await tx.select({ droppedReason: recommendations.droppedReason }).from(recommendations).where(own).for("update");
    const stored = row && (await readRecommendationFields(ctx, tx, id));
    if (!stored) return refused("not-found");
    if (stored.version !== version) return versionConflict(ctx, tx, id, "recommendation.edited", stored);
    const field = await findLostReference(ctx, tx, fields);
    if (field) return { ok: false, refusal: "reference-lost", field };

    const { text, subPoints, notes, weight, ownerOrganisationId, ownerPersonId, droppedReason } = fields;
    await tx
      .update(recommendations)
      .set({ text, subPoints, notes, weight, ownerOrganisationId, ownerPersonId, droppedReason, version: version + 1 })
      .where(own);
    await writeLabels(ctx, tx, id, fields);
    await forgetTakenOff(ctx, tx, id);
    const dropped = (stored.droppedReason !== null) !== (droppedReason !== null) ? { dropped: droppedReason !== null } : {};
    tx.audit("recommendation.edited", id, dropped);
    tx.publish();
    return done({ version: version + 1 });
  });
}

async function findLostReference(ctx: Context, db: Reader, fields: RecommendationFields): Promise<LostReference["field"] | null> {
  const here = ctx.region.id;
  const { ownerOrganisationId, ownerPersonId, municipalityIds } = fields;
  if (ownerOrganisationId !== null) {
    const found = await db
      .select({ id: organisations.id })
      .from(organisations)
      .where(and(eq(organisations.regionId, here), eq(organisations.id, ownerOrganisationId)));
    if (found.length === 0) return "ownerOrganisationId";
  }
  if (ownerPersonId !== null) {
    const [person] = await db
      .select({ at: people.organisationId })
      .from(people)
      .where(and(eq(people.regionId, here), eq(people.id, ownerPersonId)));
    if (!person || person.at !== ownerOrganisationId) return "ownerPersonId";
  }
  const places = new Set((await db.select({ id: municipalities.id }).from(municipalities).where(eq(municipalities.regionId, here))).map(({ id }) => id));
  return municipalityIds.every((id) => places.has(id)) ? null : "municipalityIds";
}

async function writeLabels(ctx: Context, tx: Writer, recommendationId: string, fields: RecommendationFields): Promise<void> {
  const key = { regionId: ctx.region.id, recommendationId };
  for (const table of [recommendationThemes, recommendationTargetGroups, recommendationMunicipalities]) {
    await tx.delete(table).where(and(eq(table.regionId, key.regionId), eq(table.recommendationId, recommendationId)));
  }
  const themeIds = await labelIds(ctx, tx, "theme", fields.themes);
  const groupIds = await labelIds(ctx, tx, "target-group", fields.targetGroups);
  if (themeIds.length > 0) await tx.insert(recommendationThemes).values(themeIds.map((themeId) => ({ ...key, themeId })));
  if (groupIds.length > 0) await tx.insert(recommendationTargetGroups).values(groupIds.map((targetGroupId) => ({ ...key, targetGroupId })));
  const places = [...new Set(fields.municipalityIds)];
  if (places.length > 0) await tx.insert(recommendationMunicipalities).values(places.map((municipalityId) => ({ ...key, municipalityId })));
}

/** Each of them, made where nobody used it before. */
async function labelIds(ctx: Context, tx: Writer, kind: LabelKind, names: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const name of names) ids.add(await idOfLabel(ctx, tx, kind, name));
  return [...ids];
}
