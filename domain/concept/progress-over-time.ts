import { sql } from "drizzle-orm";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import { allRecommendations, type ConceptOverview } from "./concept-overview.ts";
import { recommendationProgress, rollUp, type Assessment, type MeasureState, type ProgressState } from "./progress/index.ts";

export type StatesOn = { day: string; byState: Record<ProgressState, number> };

/** `before`: the state that a change in the form left behind. */
type Entry = { measure_id: string; dated: string; assessment: Assessment | null; before: MeasureState | null; state: MeasureState | null };

/**
 * How the recommendations stood on earlier days, as far as it was reported by then: a measure without an entry
 * had not begun, its assessment is that of its newest entry, its state the last one reported, by an entry or by a
 * change in the form. A dropped recommendation counts as dropped on every day.
 *
 * @param days YYYY-MM-DD; the last may be today
 */
export async function progressOverTime(ctx: Context, db: Reader, concept: ConceptOverview, days: readonly string[]): Promise<StatesOn[]> {
  const entries = await published(ctx, db, "entries", () => readEntries(ctx, db));
  const entriesOf = Map.groupBy(entries, (entry) => entry.measure_id);
  const measureById = new Map(concept.measures.map((measure) => [measure.id, measure]));

  return days.map((day) => {
    const measureOn = (id: string) => {
      const all = entriesOf.get(id) ?? [];
      const by = all.filter((entry) => entry.dated <= day);
      const now = measureById.get(id)?.state ?? "planned";
      const reported = by.findLast((entry) => entry.state !== null)?.state ?? all.slice(by.length).find((entry) => entry.state !== null)?.before;
      const state: MeasureState =
        by.length === 0 ? (now === "idea" ? "idea" : "planned") : (reported ?? (by.length === all.length || now === "continuous" ? now : "running"));
      return { state, assessment: by.findLast((entry) => entry.assessment !== null)?.assessment ?? null, reached: null };
    };
    const standing = allRecommendations(concept.fields).map((recommendation) =>
      recommendationProgress({
        weight: recommendation.weight,
        dropped: recommendation.droppedReason !== null,
        measures: recommendation.measureIds.map(measureOn),
      }),
    );
    return { day, byState: rollUp(standing).byState };
  });
}

async function readEntries(ctx: Context, db: Reader): Promise<Entry[]> {
  const found = await db.execute<Entry>(sql`
    select id, measure_id, dated::text, assessment, null as before, state from progress_updates where region_id = ${ctx.region.id}
    union all select id, measure_id, dated::text, null, from_state, to_state from wall.state_changes()
    order by dated, id`);
  return found.rows;
}

/** Today and the same day every six months before, oldest first. */
export function halfYears(today: string, count: number): string[] {
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, index) => {
    const back = (count - 1 - index) * 6;
    const first = new Date(Date.UTC(year, month - 1 - back, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    first.setUTCDate(Math.min(day, last));
    return first.toISOString().slice(0, 10);
  });
}
