import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { recommendationMunicipalities, recommendations, recommendationTargetGroups, recommendationTerms, recommendationThemes, terms } from "../schema.ts";
import { nameKey } from "./name-key.ts";
import { raiseVersions } from "./raise-versions.ts";
import { dismissedNames } from "./schema.ts";

export const UnlinkName = z.strictObject({ termId: z.uuid() });
export type UnlinkName = z.infer<typeof UnlinkName>;
/** In how many recommendations a theme, target group or place goes, and in how many the owner. */
export type Unlinked = { key: string; labels: number; owners: number };

/**
 * A confirmed name is no name after all. What its confirmation linked is unlinked; what a person entered, or changed
 * since, stays, and so do the text and an organisation in the network. The name is not found again until somebody takes this back.
 */
export async function unlinkName(ctx: Context, { termId }: UnlinkName): Promise<Result<Unlinked, "not-allowed" | "name-not-found">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<Unlinked, "name-not-found">> => {
    const [term] = await tx
      .select()
      .from(terms)
      .where(and(eq(terms.regionId, ctx.region.id), eq(terms.id, termId)))
      .for("update");
    if (!term) return refused("name-not-found");
    const links = await tx
      .delete(recommendationTerms)
      .where(and(eq(recommendationTerms.regionId, ctx.region.id), eq(recommendationTerms.termId, termId)))
      .returning();
    if (links.length === 0) return refused("name-not-found");
    const labels = await removeLabels(
      ctx,
      tx,
      term,
      links.filter(({ linked }) => linked).map(({ recommendationId }) => recommendationId),
    );
    const owners = await removeOwners(
      ctx,
      tx,
      term.organisationId,
      links.filter(({ owned }) => owned).map(({ recommendationId }) => recommendationId),
    );
    const key = nameKey(term);
    await tx
      .insert(dismissedNames)
      .values({ regionId: ctx.region.id, key, name: term.name, dismissedAt: ctx.now, dismissedBy: actorName(ctx.actor) })
      .onConflictDoNothing();
    const changed = await raiseVersions(ctx, tx, new Set([...labels, ...owners]));
    tx.audit("name.unlinked", term.id, { recommendations: links.length, labels: labels.length, owners: owners.length, changed });
    tx.publish();
    return done({ key, labels: labels.length, owners: owners.length });
  });
}

async function removeLabels(ctx: Context, tx: Writer, term: typeof terms.$inferSelect, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const gone: { id: string }[] = [];
  for (const [table, column, target] of [
    [recommendationThemes, recommendationThemes.themeId, term.themeId],
    [recommendationTargetGroups, recommendationTargetGroups.targetGroupId, term.targetGroupId],
    [recommendationMunicipalities, recommendationMunicipalities.municipalityId, term.municipalityId],
  ] as const) {
    if (!target) continue;
    const where = and(eq(table.regionId, ctx.region.id), eq(column, target), inArray(table.recommendationId, ids));
    gone.push(...(await tx.delete(table).where(where).returning({ id: table.recommendationId })));
  }
  return gone.map(({ id }) => id);
}

async function removeOwners(ctx: Context, tx: Writer, organisationId: string | null, ids: string[]): Promise<string[]> {
  if (!organisationId || ids.length === 0) return [];
  const own = and(
    eq(recommendations.regionId, ctx.region.id),
    inArray(recommendations.id, ids),
    eq(recommendations.ownerOrganisationId, organisationId),
    // Who chose a person there has made it their own choice.
    isNull(recommendations.ownerPersonId),
  );
  return (await tx.update(recommendations).set({ ownerOrganisationId: null }).where(own).returning({ id: recommendations.id })).map(({ id }) => id);
}

/** What `unlinkName` would take away, by the term's id. */
export async function readWouldUnlink(ctx: Context, db: Reader): Promise<Map<string, Omit<Unlinked, "key">>> {
  const found = await db.execute<{ id: string; labels: number; owners: number }>(sql`
    select l.term_id as id,
      count(*) filter (where l.linked and (
        exists (select 1 from recommendation_themes x where x.region_id = l.region_id and x.recommendation_id = l.recommendation_id and x.theme_id = t.theme_id)
        or exists (select 1 from recommendation_target_groups x where x.region_id = l.region_id and x.recommendation_id = l.recommendation_id and x.target_group_id = t.target_group_id)
        or exists (select 1 from recommendation_municipalities x where x.region_id = l.region_id and x.recommendation_id = l.recommendation_id and x.municipality_id = t.municipality_id)))::int as labels,
      count(*) filter (where l.owned and r.owner_organisation_id = t.organisation_id and r.owner_person_id is null)::int as owners
    from recommendation_terms l
      join terms t on t.region_id = l.region_id and t.id = l.term_id
      join recommendations r on r.region_id = l.region_id and r.id = l.recommendation_id
    where l.region_id = ${ctx.region.id} group by l.term_id`);
  return new Map(found.rows.map(({ id, labels, owners }) => [id, { labels, owners }]));
}

/** What the recommendation's form took off was changed by a person: put back by hand later, it stays when the name is taken back. */
export async function forgetTakenOff(ctx: Context, tx: Writer, recommendationId: string): Promise<void> {
  await tx.execute(sql`
    update recommendation_terms l set
      linked = l.linked and (
        exists (select 1 from recommendation_themes x where x.region_id = l.region_id and x.recommendation_id = l.recommendation_id and x.theme_id = t.theme_id)
        or exists (select 1 from recommendation_target_groups x where x.region_id = l.region_id and x.recommendation_id = l.recommendation_id and x.target_group_id = t.target_group_id)
        or exists (select 1 from recommendation_municipalities x where x.region_id = l.region_id and x.recommendation_id = l.recommendation_id and x.municipality_id = t.municipality_id)),
      owned = l.owned and r.owner_organisation_id is not distinct from t.organisation_id
    from terms t, recommendations r
    where l.region_id = ${ctx.region.id} and l.recommendation_id = ${recommendationId} and (l.linked or l.owned)
      and t.region_id = l.region_id and t.id = l.term_id and r.region_id = l.region_id and r.id = l.recommendation_id`);
}
