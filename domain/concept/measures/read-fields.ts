import { and, asc, eq, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { budgetLines, measureInternals, measureLinks, measures, milestones, results } from "../schema.ts";
import type { MeasureFields } from "./fields.ts";

/** A measure as its edit form shows it, with the version that saving must bring along. Six queries. */
export async function readMeasureFields(ctx: Context, db: Reader, id: string): Promise<(MeasureFields & { version: number }) | null> {
  const here = ctx.region.id;
  const [found] = await db
    .select({ measure: measures, totalCostCents: measureInternals.totalCostCents })
    .from(measures)
    .leftJoin(measureInternals, and(eq(measureInternals.regionId, here), eq(measureInternals.measureId, measures.id)))
    .where(and(eq(measures.regionId, here), eq(measures.id, id)));
  if (!found) return null;
  const linked = await readLinkedIds(ctx, db, id);
  const { title, description, state, stateReason, leadOrganisationId, leadPersonId, startsOn, endsOn, version } = found.measure;
  return {
    title,
    description,
    state,
    stateReason,
    leadOrganisationId,
    leadPersonId,
    startsOn,
    endsOn,
    totalCostCents: found.totalCostCents,
    version,
    ...linked,
    milestones: await db
      .select({ id: milestones.id, title: milestones.title, dueOn: milestones.dueOn, doneOn: milestones.doneOn })
      .from(milestones)
      .where(and(eq(milestones.regionId, here), eq(milestones.measureId, id)))
      .orderBy(asc(milestones.position)),
    results: await db
      .select({ id: results.id, name: results.name, unit: results.unit, planned: results.planned, reached: results.reached })
      .from(results)
      .where(and(eq(results.regionId, here), eq(results.measureId, id)))
      .orderBy(asc(results.position)),
    budgetLines: await db
      .select({
        id: budgetLines.id,
        source: budgetLines.source,
        state: budgetLines.state,
        amountCents: budgetLines.amountCents,
        calledUpCents: budgetLines.calledUpCents,
        approvedOn: budgetLines.approvedOn,
        expiresOn: budgetLines.expiresOn,
        fundId: budgetLines.fundId,
        appliedCents: budgetLines.appliedCents,
      })
      .from(budgetLines)
      .where(and(eq(budgetLines.regionId, here), eq(budgetLines.measureId, id)))
      .orderBy(asc(budgetLines.position)),
    links: await db
      .select({ id: measureLinks.id, title: measureLinks.title, url: measureLinks.url })
      .from(measureLinks)
      .where(and(eq(measureLinks.regionId, here), eq(measureLinks.measureId, id)))
      .orderBy(asc(measureLinks.id)),
  };
}

async function readLinkedIds(ctx: Context, db: Reader, id: string) {
  const own = sql`where region_id = ${ctx.region.id} and measure_id = ${id}`;
  const found = await db.execute<{ kind: string; other: string }>(sql`
    select 'partner' as kind, organisation_id as other from measure_partners ${own}
    union all select 'target-group', target_group_id from measure_target_groups ${own}
    union all select 'municipality', municipality_id from measure_municipalities ${own}
    union all select 'recommendation', recommendation_id from measure_recommendations ${own}
    order by 2`);
  const of = (kind: string) => found.rows.filter((row) => row.kind === kind).map((row) => row.other);
  return { partnerIds: of("partner"), targetGroupIds: of("target-group"), municipalityIds: of("municipality"), recommendationIds: of("recommendation") };
}
