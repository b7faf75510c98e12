import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { allRecommendations, type ConceptOverview } from "./concept-overview.ts";
import { conceptJson, writeConceptCsv, writeConceptXlsx, type Standing, type StandingOf } from "./export/index.ts";
import { conceptInForce } from "./in-force.ts";
import type { ProgressState } from "./progress/index.ts";
import { readFoundations, type Foundations } from "./foundations.ts";
import type { ConceptTree } from "./tree.ts";

export const CONCEPT_FILES = ["konzept.xlsx", "konzept.csv", "konzept.json"] as const;
export type ConceptFileName = (typeof CONCEPT_FILES)[number];

const types: Record<ConceptFileName, string> = {
  "konzept.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "konzept.csv": "text/csv; charset=utf-8",
  "konzept.json": "application/json; charset=utf-8",
};

/**
 * The concept as a file, with what became of each recommendation as far as the context may see it.
 * The first seven columns are those the import reads: export, edit, import is a round trip.
 *
 * @param words the states in the reader's language
 */
export async function conceptFile(
  ctx: Context,
  db: Reader,
  concept: ConceptOverview,
  name: ConceptFileName,
  words: Record<ProgressState, string>,
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  // Tables have a row a recommendation; what stands around the fields is in the JSON only.
  const foundations = name === "konzept.json" ? await readFoundations(ctx, db, concept.id) : { principles: [], chapters: [] };
  const tree = treeOf(concept, foundations);
  const standingOf = await standings(ctx, db, concept, words);
  const text = (content: string) => new TextEncoder().encode(content);
  const bytes =
    name === "konzept.xlsx"
      ? await writeConceptXlsx(tree, { standingOf, writtenAt: ctx.now })
      : text(name === "konzept.csv" ? writeConceptCsv(tree, standingOf) : `${JSON.stringify(conceptJson(tree, standingOf), null, 1)}\n`);
  return { mediaType: types[name], bytes };
}

/** How many recommendations the region's concept has, in one query; null where the context sees no concept. */
export async function countRecommendations(ctx: Context, db: Reader): Promise<number | null> {
  const here = ctx.region.id;
  const found = await db.execute<{ count: number }>(sql`
    select count(r.id)::int as count from (select ${conceptInForce(ctx)} as id) c
      left join action_fields f on f.region_id = ${here} and f.concept_id = c.id
      left join goals g on g.region_id = ${here} and g.action_field_id = f.id
      left join recommendations r on r.region_id = ${here} and r.goal_id = g.id
    where c.id is not null group by c.id`);
  return found.rows[0]?.count ?? null;
}

/** What was read already, as the tree that the writers take. */
function treeOf(concept: ConceptOverview, { principles, chapters }: Foundations): ConceptTree {
  const place = null;
  return {
    title: concept.title,
    principles: principles.map(({ id, text, focusPoints }) => ({ id, text, focusPoints, place })),
    chapters: chapters.map(({ id, title, paragraphs }) => ({ id, title, paragraphs, place })),
    actionFields: concept.fields.map(({ id, label, title, introduction, guidingGoals }) => ({
      id,
      label,
      title,
      introduction,
      place,
      guidingGoals: guidingGoals.map((guidingGoal) => ({
        id: guidingGoal.id ?? undefined,
        text: guidingGoal.text,
        place,
        goals: guidingGoal.goals.map((goal) => ({
          id: goal.id,
          text: goal.text,
          place,
          recommendations: goal.recommendations.map((item) => ({ ...item, place })),
        })),
      })),
    })),
  };
}

async function standings(ctx: Context, db: Reader, concept: ConceptOverview, words: Record<ProgressState, string>): Promise<StandingOf> {
  const latest = await db.execute<{ measure_id: string; dated: string; text: string }>(sql`
    select distinct on (measure_id) measure_id, dated::text, text from progress_updates where region_id = ${ctx.region.id}
    order by measure_id, dated desc, id desc`);
  const latestOf = new Map(latest.rows.map((row) => [row.measure_id, row]));
  const titleOf = new Map(concept.measures.map((measure) => [measure.id, measure.title]));
  const byId = new Map(
    allRecommendations(concept.fields).map((recommendation): [string, Standing] => {
      const newest = recommendation.measureIds.flatMap((id) => latestOf.get(id) ?? []).toSorted((a, b) => b.dated.localeCompare(a.dated))[0];
      return [
        recommendation.id,
        {
          state: words[recommendation.progress.state],
          percent: recommendation.progress.percent,
          measures: recommendation.measureIds.flatMap((id) => titleOf.get(id) ?? []),
          latestUpdate: newest ? `${newest.dated}: ${newest.text}` : null,
        },
      ];
    }),
  );
  return (recommendation) => (recommendation.id === undefined ? undefined : byId.get(recommendation.id));
}
