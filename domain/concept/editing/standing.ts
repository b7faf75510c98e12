import type { MeasureBrief, RecommendationOverview } from "../concept-overview.ts";
import type { LatestUpdate } from "../latest-updates.ts";
import { standingSince } from "../measures/standing-since.ts";
import { measureProgress } from "../progress/index.ts";

/** Since when a recommendation stands as it stands, and what was written when it came to that. */
export type Standing = {
  /** YYYY-MM-DD; null where no entry says it. */
  since: string | null;
  /** The newest entry of a measure that gives the recommendation its state; only for trouble. */
  said: LatestUpdate | null;
};

/**
 * A recommendation at risk or off track is so because of some of its measures: it has been since the first of
 * them reported so without interruption, and the newest word of theirs is the reason.
 *
 * @param updates entries of the recommendation's measures, newest first
 */
export function standingOf(recommendation: RecommendationOverview, measures: readonly MeasureBrief[], updates: readonly LatestUpdate[]): Standing {
  const { state } = recommendation.progress;
  if (state !== "on-track" && state !== "at-risk" && state !== "off-track") return { since: null, said: null };
  const decisive = measures.filter(
    (measure) => recommendation.measureIds.includes(measure.id) && measure.state === "running" && measureProgress(measure).state === state,
  );
  const days = decisive.flatMap(
    (measure) =>
      standingSince(
        measure.state,
        updates.filter((update) => update.measureId === measure.id),
      ) ?? [],
  );
  const said = state === "on-track" ? undefined : updates.find((update) => decisive.some((measure) => measure.id === update.measureId));
  return { since: days.toSorted()[0] ?? null, said: said ?? null };
}
