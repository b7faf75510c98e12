export { measureProgress, recommendationProgress, rollUp, shownPercent } from "./progress.ts";
export type {
  Assessment,
  MeasureForProgress,
  MeasureProgress,
  MeasureState,
  ProgressState,
  RecommendationForProgress,
  RecommendationProgress,
  RolledUp,
} from "./progress.ts";
