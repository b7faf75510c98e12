import { and, asc, eq, getTableColumns, sql, type SQL } from "drizzle-orm";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import { conceptInForce, conceptToEdit } from "./in-force.ts";
import { reachedByResults } from "./measures/reached.ts";
import { recommendationProgress, rollUp, type MeasureForProgress, type RecommendationProgress, type RolledUp } from "./progress/index.ts";
import { actionFields, concepts, goals, guidingGoals, recommendations } from "./schema.ts";
import type { Place } from "./tree.ts";

/**
 * The whole concept with its progress, as the context may see it: staff see everything, the public what is released.
 * Every page about the concept starts from this one read model, so that all of them show the same figures.
 */
export type ConceptOverview = {
  id: string;
  title: string;
  periodFrom: number | null;
  periodTo: number | null;
  adoptedOn: string | null;
  adoptedBy: string | null;
  edition: string;
  releasedAt: Date | null;
  version: number;
  /** Of a revision: the concept in force. */
  revisesId: string | null;
  fields: FieldOverview[];
  progress: RolledUp;
  measures: MeasureBrief[];
};

export type FieldOverview = {
  id: string;
  number: string;
  label: string | null;
  title: string;
  introduction: string[];
  guidingGoals: GuidingGoalOverview[];
  /** All goals of the field in their order, over all guiding goals. */
  goals: GoalOverview[];
  progress: RolledUp;
};

/** text null: goals that stand directly below their field. */
export type GuidingGoalOverview = { id: string | null; text: string | null; goals: GoalOverview[] };

export type GoalOverview = {
  id: string;
  number: string;
  /** The short title, or the text where there is none. */
  title: string;
  text: string;
  recommendations: RecommendationOverview[];
  progress: RolledUp;
};

export type RecommendationOverview = {
  id: string;
  number: string;
  text: string;
  subPoints: string[];
  notes: string[];
  weight: number | null;
  ownerOrganisationId: string | null;
  ownerPersonId: string | null;
  droppedReason: string | null;
  origin: Place | null;
  themeIds: string[];
  targetGroupIds: string[];
  /** Empty: the whole county. */
  municipalityIds: string[];
  measureIds: string[];
  progress: RecommendationProgress;
};

export type MeasureBrief = MeasureForProgress & {
  id: string;
  title: string;
  leadOrganisationId: string | null;
  startsOn: string | null;
  endsOn: string | null;
  /** Day of the latest entry that the context may see. */
  updatedOn: string | null;
};

/**
 * The region's concept in force; null where none is there (or none is released).
 * Eight queries, whatever the size; for the public once per content version.
 */
export function findConcept(ctx: Context, db: Reader): Promise<ConceptOverview | null> {
  return published(ctx, db, "concept", () => readConcept(ctx, db, conceptInForce(ctx)));
}

/** The concept that editing changes: its revision where one is under way, whose items have no measures, owners and labels of their own. */
export function findConceptToEdit(ctx: Context, db: Reader): Promise<ConceptOverview | null> {
  return readConcept(ctx, db, conceptToEdit(ctx));
}

async function readConcept(ctx: Context, db: Reader, which: SQL<string | null>): Promise<ConceptOverview | null> {
  const here = ctx.region.id;
  const { base: _base, ...columns } = getTableColumns(concepts);
  const [concept] = await db
    .select(columns)
    .from(concepts)
    .where(and(eq(concepts.regionId, here), eq(concepts.id, which)));
  if (!concept) return null;
  const fieldRows = await db
    .select()
    .from(actionFields)
    .where(and(eq(actionFields.regionId, here), eq(actionFields.conceptId, concept.id)))
    .orderBy(asc(actionFields.position));
  const guidingGoalRows = await db.select().from(guidingGoals).where(eq(guidingGoals.regionId, here)).orderBy(asc(guidingGoals.position));
  const goalRows = await db.select().from(goals).where(eq(goals.regionId, here)).orderBy(asc(goals.position));
  const recommendationRows = await db.select().from(recommendations).where(eq(recommendations.regionId, here)).orderBy(asc(recommendations.position));
  const labels = await readLabels(ctx, db);
  const links = await readMeasureLinks(ctx, db);
  const measures = await readMeasureBriefs(ctx, db);

  const measureById = new Map(measures.map((measure) => [measure.id, measure]));
  const recommendationsByGoal = Map.groupBy(recommendationRows, (row) => row.goalId);
  const goalsByField = Map.groupBy(goalRows, (row) => row.actionFieldId);
  const guidingGoalsByField = Map.groupBy(guidingGoalRows, (row) => row.actionFieldId);

  const fields = fieldRows.map((field, fieldIndex): FieldOverview => {
    const number = `${fieldIndex + 1}`;
    const ownGoals = (goalsByField.get(field.id) ?? []).map((goal, goalIndex) => {
      const goalNumber = `${number}.${goalIndex + 1}`;
      const own = (recommendationsByGoal.get(goal.id) ?? []).map((recommendation, index): RecommendationOverview => {
        const measureIds = (links.get(recommendation.id) ?? []).filter((id) => measureById.has(id));
        return {
          ...recommendation,
          number: `${goalNumber}.${index + 1}`,
          themeIds: labels.themes.get(recommendation.id) ?? [],
          targetGroupIds: labels.targetGroups.get(recommendation.id) ?? [],
          municipalityIds: labels.municipalities.get(recommendation.id) ?? [],
          measureIds,
          progress: recommendationProgress({
            weight: recommendation.weight,
            measures: measureIds.flatMap((id) => measureById.get(id) ?? []),
            dropped: recommendation.droppedReason !== null,
          }),
        };
      });
      return {
        id: goal.id,
        guidingGoalId: goal.guidingGoalId,
        number: goalNumber,
        title: goal.title ?? goal.text,
        text: goal.text,
        recommendations: own,
        progress: rollUp(own.map((recommendation) => recommendation.progress)),
      };
    });
    return {
      id: field.id,
      number,
      label: field.label,
      title: field.title,
      introduction: field.introduction,
      goals: ownGoals,
      guidingGoals: [
        { id: null, text: null, goals: ownGoals.filter((goal) => goal.guidingGoalId === null) },
        ...(guidingGoalsByField.get(field.id) ?? []).map(({ id, text }) => ({ id, text, goals: ownGoals.filter((goal) => goal.guidingGoalId === id) })),
      ].filter((guidingGoal) => guidingGoal.id !== null || guidingGoal.goals.length > 0),
      progress: rollUp(ownGoals.flatMap((goal) => goal.recommendations.map((recommendation) => recommendation.progress))),
    };
  });
  return { ...concept, fields, measures, progress: rollUp(allRecommendations(fields).map((recommendation) => recommendation.progress)) };
}

export function allRecommendations(fields: readonly FieldOverview[]): RecommendationOverview[] {
  return fields.flatMap((field) => field.goals.flatMap((goal) => goal.recommendations));
}

/** Where a recommendation stands in the tree. */
export function findRecommendation(concept: ConceptOverview, matches: (recommendation: RecommendationOverview) => boolean) {
  for (const field of concept.fields) {
    for (const goal of field.goals) {
      const recommendation = goal.recommendations.find(matches);
      if (recommendation) return { field, goal, recommendation };
    }
  }
  return null;
}

type Link = { owner: string; other: string; kind: string };

async function readLabels(ctx: Context, db: Reader) {
  const here = ctx.region.id;
  const found = await db.execute<Link>(sql`
    select recommendation_id as owner, theme_id as other, 'themes' as kind from recommendation_themes where region_id = ${here}
    union all select recommendation_id, target_group_id, 'targetGroups' from recommendation_target_groups where region_id = ${here}
    union all select recommendation_id, municipality_id, 'municipalities' from recommendation_municipalities where region_id = ${here}`);
  const of = (kind: string) => collect(found.rows.filter((row) => row.kind === kind));
  return { themes: of("themes"), targetGroups: of("targetGroups"), municipalities: of("municipalities") };
}

async function readMeasureLinks(ctx: Context, db: Reader): Promise<Map<string, string[]>> {
  const found = await db.execute<Link>(sql`
    select recommendation_id as owner, measure_id as other, '' as kind from measure_recommendations where region_id = ${ctx.region.id} order by measure_id`);
  return collect(found.rows);
}

/**
 * Every measure with what its progress needs; `reached` as in `reachedShare`. The assessment is that of the newest visible entry.
 */
export async function readMeasureBriefs(ctx: Context, db: Reader): Promise<MeasureBrief[]> {
  const found = await db.execute<{
    id: string;
    title: string;
    state: MeasureBrief["state"];
    lead: string | null;
    starts_on: string | null;
    ends_on: string | null;
    assessment: MeasureBrief["assessment"];
    updated_on: string | null;
    reached: number | null;
  }>(sql`
    with figures as (
      select measure_id, ${reachedByResults} as share from results where region_id = ${ctx.region.id} group by measure_id
    ), steps as (
      select measure_id, count(done_on)::float8 / count(*) as share from milestones where region_id = ${ctx.region.id} group by measure_id
    ), latest as (
      select distinct on (measure_id) measure_id, assessment, dated::text as updated_on
      from progress_updates where region_id = ${ctx.region.id} order by measure_id, dated desc, id desc
    )
    select m.id, m.title, m.state, m.lead_organisation_id as lead, m.starts_on::text, m.ends_on::text, latest.assessment, latest.updated_on,
      coalesce(figures.share, steps.share) as reached
    from measures m
      left join figures on figures.measure_id = m.id
      left join steps on steps.measure_id = m.id
      left join latest on latest.measure_id = m.id
    where m.region_id = ${ctx.region.id}
    order by m.title`);
  return found.rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    leadOrganisationId: row.lead,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    assessment: row.assessment,
    updatedOn: row.updated_on,
    reached: row.reached,
  }));
}

function collect(rows: Link[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const { owner, other } of rows) map.set(owner, [...(map.get(owner) ?? []), other]);
  return map;
}
