import { and, asc, eq, inArray } from "drizzle-orm";
import { organisations } from "#domain/network/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { measurePartners, measures, milestones, results } from "./schema.ts";

export type PublicMeasure = {
  id: string;
  title: string;
  description: string;
  stateReason: string | null;
  lead: string | null;
  partners: string[];
  startsOn: string | null;
  endsOn: string | null;
  results: { name: string; unit: string; planned: number; reached: number }[];
  milestones: { title: string; dueOn: string; doneOn: string | null }[];
};

/** What the public may read about some measures: what the context sees, without persons and money. Four queries. */
export async function readPublicMeasures(ctx: Context, db: Reader, ids: readonly string[]): Promise<PublicMeasure[]> {
  if (ids.length === 0) return [];
  const here = ctx.region.id;
  const wanted = [...ids];
  const rows = await db
    .select({ measure: measures, lead: organisations.name })
    .from(measures)
    .leftJoin(organisations, and(eq(organisations.regionId, here), eq(organisations.id, measures.leadOrganisationId)))
    .where(and(eq(measures.regionId, here), inArray(measures.id, wanted)))
    .orderBy(asc(measures.startsOn), asc(measures.title));
  const partners = await db
    .select({ measureId: measurePartners.measureId, name: organisations.name })
    .from(measurePartners)
    .innerJoin(organisations, and(eq(organisations.regionId, here), eq(organisations.id, measurePartners.organisationId)))
    .where(and(eq(measurePartners.regionId, here), inArray(measurePartners.measureId, wanted)))
    .orderBy(asc(organisations.name));
  const resultRows = await db
    .select()
    .from(results)
    .where(and(eq(results.regionId, here), inArray(results.measureId, wanted)))
    .orderBy(asc(results.position));
  const steps = await db
    .select()
    .from(milestones)
    .where(and(eq(milestones.regionId, here), inArray(milestones.measureId, wanted)))
    .orderBy(asc(milestones.dueOn));
  return rows.map(({ measure, lead }) => ({
    id: measure.id,
    title: measure.title,
    description: measure.description,
    stateReason: measure.stateReason,
    lead,
    startsOn: measure.startsOn,
    endsOn: measure.endsOn,
    partners: partners.filter(({ measureId }) => measureId === measure.id).map(({ name }) => name),
    results: resultRows.filter(({ measureId }) => measureId === measure.id).map(({ name, unit, planned, reached }) => ({ name, unit, planned, reached })),
    milestones: steps.filter(({ measureId }) => measureId === measure.id).map(({ title, dueOn, doneOn }) => ({ title, dueOn, doneOn })),
  }));
}
