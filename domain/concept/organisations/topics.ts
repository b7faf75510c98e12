import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { mayEditNetwork } from "#domain/network/index.ts";
import { organisations } from "#domain/network/schema.ts";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { conceptInForce } from "../in-force.ts";
import { actionFields, organisationActionFields, organisationTargetGroups, targetGroups } from "../schema.ts";

/** For what and whom an organisation works, in the concept's words. */
export type Topics = { actionFields: { id: string; title: string }[]; targetGroups: { id: string; name: string }[] };

/** Everything there is to choose from: the fields of the concept in force and all groups. Two queries. */
export async function topicChoices(ctx: Context, db: Reader): Promise<Topics> {
  const fields = await db.execute<{ id: string; title: string }>(sql`
    select f.id, f.title from action_fields f where f.region_id = ${ctx.region.id}
      and f.concept_id = ${conceptInForce(ctx)} order by f.position`);
  const groups = await db
    .select({ id: targetGroups.id, name: targetGroups.name })
    .from(targetGroups)
    .where(eq(targetGroups.regionId, ctx.region.id))
    .orderBy(targetGroups.name);
  return { actionFields: fields.rows, targetGroups: groups };
}

/** Two queries. */
export async function topicsOfOrganisation(ctx: Context, db: Reader, organisationId: string): Promise<Topics> {
  const fields = await db
    .select({ id: actionFields.id, title: actionFields.title })
    .from(organisationActionFields)
    .innerJoin(actionFields, and(eq(actionFields.regionId, organisationActionFields.regionId), eq(actionFields.id, organisationActionFields.actionFieldId)))
    .where(and(eq(organisationActionFields.regionId, ctx.region.id), eq(organisationActionFields.organisationId, organisationId)))
    .orderBy(actionFields.position);
  const groups = await db
    .select({ id: targetGroups.id, name: targetGroups.name })
    .from(organisationTargetGroups)
    .innerJoin(targetGroups, and(eq(targetGroups.regionId, organisationTargetGroups.regionId), eq(targetGroups.id, organisationTargetGroups.targetGroupId)))
    .where(and(eq(organisationTargetGroups.regionId, ctx.region.id), eq(organisationTargetGroups.organisationId, organisationId)))
    .orderBy(targetGroups.name);
  return { actionFields: fields, targetGroups: groups };
}

/** Ids of the organisations that work in one of these fields: the network's list is told only the ids. One query. */
export async function organisationsInFields(ctx: Context, db: Reader, actionFieldIds: readonly string[]): Promise<string[]> {
  const found = await db
    .selectDistinct({ id: organisationActionFields.organisationId })
    .from(organisationActionFields)
    .where(and(eq(organisationActionFields.regionId, ctx.region.id), inArray(organisationActionFields.actionFieldId, [...actionFieldIds])));
  return found.map(({ id }) => id);
}

/** How many of these organisations work in each field, by the field's id; none is not named. One query. */
export async function countInFields(ctx: Context, db: Reader, organisationIds: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await db.execute<{ id: string; count: number }>(sql`
    select action_field_id as id, count(*)::int as count from organisation_action_fields
    where region_id = ${ctx.region.id} and organisation_id = any(${sql.param(organisationIds)}::uuid[]) group by 1`);
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}

export const SetTopics = z.strictObject({
  organisationId: z.uuid(),
  actionFieldIds: z.array(z.uuid()).max(200),
  targetGroupIds: z.array(z.uuid()).max(200),
});
export type SetTopics = z.infer<typeof SetTopics>;

/** Replaces an organisation's topics. Who keeps the network keeps these, too. */
export async function setTopics(ctx: Context, input: SetTopics): Promise<Result<null, "not-allowed" | "organisation-not-found" | "topic-unknown">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "organisation-not-found" | "topic-unknown">> => {
    const regionId = ctx.region.id;
    const { organisationId } = input;
    const [organisation] = await tx
      .select({ isPublic: organisations.isPublic })
      .from(organisations)
      .where(and(eq(organisations.regionId, regionId), eq(organisations.id, organisationId)))
      .for("update");
    if (!organisation) return refused("organisation-not-found");
    const fields = [...new Set(input.actionFieldIds)];
    const groups = [...new Set(input.targetGroupIds)];
    const known = await tx.execute<{ count: number }>(sql`
      select ((select count(*) from action_fields where region_id = ${regionId} and concept_id = ${conceptInForce(ctx)} and id = any(${sql.param(fields)}::uuid[]))
        + (select count(*) from target_groups where region_id = ${regionId} and id = any(${sql.param(groups)}::uuid[])))::int as count`);
    if (known.rows[0]?.count !== fields.length + groups.length) return refused("topic-unknown");
    await tx
      .delete(organisationActionFields)
      .where(and(eq(organisationActionFields.regionId, regionId), eq(organisationActionFields.organisationId, organisationId)));
    await tx
      .delete(organisationTargetGroups)
      .where(and(eq(organisationTargetGroups.regionId, regionId), eq(organisationTargetGroups.organisationId, organisationId)));
    if (fields.length > 0) await tx.insert(organisationActionFields).values(fields.map((actionFieldId) => ({ regionId, organisationId, actionFieldId })));
    if (groups.length > 0) await tx.insert(organisationTargetGroups).values(groups.map((targetGroupId) => ({ regionId, organisationId, targetGroupId })));
    tx.audit("organisation.topics-set", organisationId);
    if (organisation.isPublic) tx.publish();
    return done(null);
  });
}
