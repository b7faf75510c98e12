export { mayEditConcept, mayLeadConcept, mayReadConcept } from "./access.ts";
export { CONCEPT_FILES, conceptFile, countRecommendations, type ConceptFileName } from "./concept-file.ts";
export {
  allRecommendations,
  findConcept,
  findConceptToEdit,
  findRecommendation,
  type ConceptOverview,
  type FieldOverview,
  type GoalOverview,
  type MeasureBrief,
  type RecommendationOverview,
} from "./concept-overview.ts";
export { agreementsOfGoals, goalsOfAgreement, linkAgreementToGoals } from "./goal-agreements.ts";
export { readLabelNames, type Label } from "./labels/index.ts";
export { latestUpdates, type LatestUpdate } from "./latest-updates.ts";
export { conceptPrivacy } from "./privacy.ts";
export { halfYears, progressOverTime, type StatesOn } from "./progress-over-time.ts";
export { measureProgress, rollUp, shownPercent, type ProgressState, type RolledUp } from "./progress/index.ts";
export { readPublicMeasures, type PublicMeasure } from "./public-measures.ts";
export { readFoundations, type Foundations } from "./foundations.ts";
export { countTree, type Place } from "./tree.ts";
