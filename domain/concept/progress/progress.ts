/**
 * How far the concept is: one rule, from the measures up to the whole.
 *
 * Measure. Done reaches 1. Running and paused reach the share of results or milestones that was
 * reported. Ideas, plans and approvals have not begun. Continuous and dropped measures have no share:
 * what never ends cannot be half finished.
 *
 * Recommendation. Dropped measures are passed over, and so are ideas: an idea binds nobody, it neither
 * begins a recommendation nor keeps it from being done. Continuous measures are passed over as long as
 * others are left. Of what is left, the share is the plain mean. The state is "done" if all are done;
 * otherwise the worst assessment among the running ones; otherwise "paused" if one is paused; otherwise
 * "on track" if one is done already; otherwise "not begun". Only continuous measures: "continuous". A
 * recommendation whose measures were all dropped is open again: it was adopted, and only a person may
 * drop the recommendation itself. Else dropping measures would raise the percentage.
 *
 * Goal, field, concept. The weighted mean over their recommendations, never a mean of means; a
 * recommendation without a weight weighs 1. Continuous and dropped recommendations do not count. One
 * that has not begun counts and adds nothing, so that the whole cannot look better than it is. Where
 * nothing that counts has begun there is no share: the page says so in words, never "0 %".
 *
 * Shown. Whole percents. 100 only where everything that counts is done, at most 99 before that; at
 * least 1 where something was reached.
 */

export type Assessment = "on-track" | "at-risk" | "off-track";

export type MeasureState = "idea" | "planned" | "approved" | "running" | "done" | "continuous" | "paused" | "dropped";

export type ProgressState = "done" | "on-track" | "at-risk" | "off-track" | "continuous" | "paused" | "dropped" | "not-begun";

export type MeasureForProgress = {
  state: MeasureState;
  /** The latest one; null: nobody has assessed yet, which reads as "on track" while the measure runs. */
  assessment: Assessment | null;
  /** Share of results or milestones reached; above 1 where more was reached than planned; null: not reported. */
  reached: number | null;
};

export type MeasureProgress = {
  state: ProgressState;
  /** 0..1; null: not begun, continuous, dropped, or running without any figure. */
  share: number | null;
};

export type RecommendationForProgress = {
  /** null weighs 1; 0 takes part in counts, not in the mean. */
  weight: number | null;
  measures: MeasureForProgress[];
  /** Set by hand: the recommendation itself is no longer pursued. */
  dropped?: boolean;
};

export type RecommendationProgress = {
  state: ProgressState;
  /** 0..1; null where a percentage would lie: nothing begun, no figure reported, continuous, dropped. */
  share: number | null;
  /** Whether it takes part in the mean of its goal, field and concept. */
  counts: boolean;
  /** At least one measure that was not dropped. */
  hasMeasure: boolean;
  weight: number;
  /** What a page shows for `share`. */
  percent: number | null;
};

export type RolledUp = {
  share: number | null;
  /** What a page shows for `share`; null: say it in words. */
  percent: number | null;
  /** Recommendations in the mean. */
  counted: number;
  /** The coverage that belongs beside every percentage: "38 of 101 have a measure". */
  withMeasure: number;
  total: number;
  byState: Record<ProgressState, number>;
};

const worstFirst: readonly Assessment[] = ["off-track", "at-risk", "on-track"];

/** @throws RangeError if `reached` is no number; a planned result of 0 must be kept out before. */
export function measureProgress(measure: MeasureForProgress): MeasureProgress {
  const share = measure.reached === null ? null : withinOne(measure.reached);
  switch (measure.state) {
    case "done":
      return { state: "done", share: 1 };
    case "running":
      return { state: measure.assessment ?? "on-track", share };
    case "paused":
      return { state: "paused", share };
    case "continuous":
      return { state: "continuous", share: null };
    case "dropped":
      return { state: "dropped", share: null };
    case "idea":
    case "planned":
    case "approved":
      return { state: "not-begun", share: null };
  }
}

/** @throws RangeError if the weight is negative or no number. */
export function recommendationProgress(recommendation: RecommendationForProgress): RecommendationProgress {
  const weight = recommendation.weight ?? 1;
  if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`A weight is 0 or more, not ${weight}`);

  const pursued = recommendation.measures.filter((measure) => measure.state !== "dropped");
  const common = { weight, hasMeasure: pursued.length > 0 };
  if (recommendation.dropped) return { ...common, state: "dropped", share: null, counts: false, percent: null };

  const agreed = pursued.filter((measure) => measure.state !== "idea").map(measureProgress);
  const countable = agreed.filter((measure) => measure.state !== "continuous");
  if (agreed.length > 0 && countable.length === 0) {
    return { ...common, state: "continuous", share: null, counts: false, percent: null };
  }
  const state = stateOf(countable);
  const reported = countable.some((measure) => measure.share !== null);
  const share = reported ? mean(countable.map((measure) => ({ share: measure.share ?? 0, weight: 1 }))) : null;
  return { ...common, state, share, counts: true, percent: shownPercent(share, state === "done") };
}

/** For a goal, a field and the concept alike: always hand over the recommendations themselves. */
export function rollUp(recommendations: readonly RecommendationProgress[]): RolledUp {
  const byState = noneYet();
  for (const recommendation of recommendations) byState[recommendation.state] += 1;

  const counted = recommendations.filter((recommendation) => recommendation.counts);
  const reported = counted.some((recommendation) => recommendation.share !== null);
  const share = reported ? mean(counted.map(({ share: own, weight }) => ({ share: own ?? 0, weight }))) : null;
  return {
    share,
    percent: shownPercent(share, byState.done === counted.length),
    counted: counted.length,
    withMeasure: recommendations.filter((recommendation) => recommendation.hasMeasure).length,
    total: recommendations.length,
    byState,
  };
}

/**
 * @param share 0..1, or null where there is none
 * @param complete everything that counts is done; reaching every figure early is not yet "done"
 * @returns whole percent 0..100
 */
export function shownPercent(share: number | null, complete: boolean): number | null {
  if (share === null) return null;
  if (complete) return Math.round(share * 100);
  if (share === 0) return 0;
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}

function stateOf(measures: readonly MeasureProgress[]): ProgressState {
  const has = (state: ProgressState) => measures.some((measure) => measure.state === state);
  if (measures.length > 0 && measures.every((measure) => measure.state === "done")) return "done";
  const worst = worstFirst.find(has);
  if (worst) return worst;
  if (has("paused")) return "paused";
  return has("done") ? "on-track" : "not-begun";
}

/** @returns null where all weights are 0 */
function mean(parts: readonly { share: number; weight: number }[]): number | null {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return null;
  return parts.reduce((sum, part) => sum + part.share * part.weight, 0) / weight;
}

function withinOne(reached: number): number {
  if (Number.isNaN(reached)) throw new RangeError("What was reached is a share, not NaN");
  return Math.min(1, Math.max(0, reached));
}

function noneYet(): Record<ProgressState, number> {
  return {
    done: 0,
    "on-track": 0,
    "at-risk": 0,
    "off-track": 0,
    continuous: 0,
    paused: 0,
    dropped: 0,
    "not-begun": 0,
  };
}
