export { readEvidence, type Evidence } from "./recommendation-evidence.ts";
export { standingOf, type Standing } from "./standing.ts";
