/** What the command line prints for a dry run. */
import { type ConceptCounts, countTree } from "../tree.ts";
import type { ConceptReading, Problem, Suggestion } from "./reading.ts";

export type DryRun = ConceptCounts & { suggestions: Suggestion[]; problems: Problem[] };

export function toDryRunJson(reading: ConceptReading): DryRun {
  return { ...countTree(reading.tree), suggestions: reading.suggestions, problems: reading.problems };
}
