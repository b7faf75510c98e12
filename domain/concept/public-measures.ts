import { and, asc, eq } from "drizzle-orm";
import { organisations } from "#domain/network/schema.ts";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import { measurePartners, measures, results } from "./schema.ts";

export type PublicMeasure = {
  id: string;
  title: string;
  description: string;
  stateReason: string | null;
  lead: string | null;
  partners: string[];
  startsOn: string | null;
  endsOn: string | null;
  results: { name: string; unit: string; planned: number; reached: number | null }[];
};

/** What the public may read about the measures: what the context sees, without persons and money. Three queries per content version. */
export function readPublicMeasures(ctx: Context, db: Reader): Promise<PublicMeasure[]> {
  return published(ctx, db, "measures", () => readMeasures(ctx, db));
}

async function readMeasures(ctx: Context, db: Reader): Promise<PublicMeasure[]> {
  const here = ctx.region.id;
  const rows = await db
    .select({ measure: measures, lead: organisations.name })
    .from(measures)
    .leftJoin(organisations, and(eq(organisations.regionId, here), eq(organisations.id, measures.leadOrganisationId)))
    .where(eq(measures.regionId, here))
    .orderBy(asc(measures.startsOn), asc(measures.title));
  const partners = await db
    .select({ measureId: measurePartners.measureId, name: organisations.name })
    .from(measurePartners)
    .innerJoin(organisations, and(eq(organisations.regionId, here), eq(organisations.id, measurePartners.organisationId)))
    .where(eq(measurePartners.regionId, here))
    .orderBy(asc(organisations.name));
  const resultRows = await db.select().from(results).where(eq(results.regionId, here)).orderBy(asc(results.position));
  const partnersOf = Map.groupBy(partners, ({ measureId }) => measureId);
  const resultsOf = Map.groupBy(resultRows, ({ measureId }) => measureId);
  return rows.map(({ measure, lead }) => ({
    id: measure.id,
    title: measure.title,
    description: measure.description,
    stateReason: measure.stateReason,
    lead,
    startsOn: measure.startsOn,
    endsOn: measure.endsOn,
    partners: (partnersOf.get(measure.id) ?? []).map(({ name }) => name),
    results: (resultsOf.get(measure.id) ?? []).map(({ name, unit, planned, reached }) => ({ name, unit, planned, reached })),
  }));
}
