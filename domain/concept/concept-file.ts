import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { allRecommendations, type ConceptOverview } from "./concept-overview.ts";
import { conceptJson, writeConceptCsv, writeConceptXlsx, type Standing, type StandingOf } from "./export/index.ts";
import type { ProgressState } from "./progress/index.ts";
import { readTree } from "./read-tree.ts";

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
  const tree = await readTree(ctx, db, concept.id);
  if (!tree) throw new Error("A concept that was just read is gone.");
  const standingOf = await standings(ctx, db, concept, words);
  const text = (content: string) => new TextEncoder().encode(content);
  const bytes =
    name === "konzept.xlsx"
      ? await writeConceptXlsx(tree, { standingOf, writtenAt: ctx.now })
      : text(name === "konzept.csv" ? writeConceptCsv(tree, standingOf) : `${JSON.stringify(conceptJson(tree, standingOf), null, 1)}\n`);
  return { mediaType: types[name], bytes };
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
