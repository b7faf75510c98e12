/** Short forms in which the story's measures are written down: one line per milestone, result, budget line and report. */
import type { Assessment, MeasureState } from "#domain/concept/progress/index.ts";
import type { Day, StoryBudgetLine, StoryMilestone, StoryResult, StoryUpdate } from "./story.ts";

/** @param doneOn absent while the milestone is open */
export function milestone(title: string, dueOn: Day, doneOn?: Day): StoryMilestone {
  return { title, dueOn, doneOn };
}

export function result(name: string, unit: string, planned: number, reached: number | null): StoryResult {
  return { name, unit, planned, reached };
}

/** Money that was granted. @param amount, calledUp whole euros */
export function approved(source: string, amount: number, calledUp: number, approvedOn: Day, expiresOn?: Day): StoryBudgetLine {
  return { source, kind: "approved", amountCents: amount * 100, calledUpCents: calledUp * 100, approvedOn, expiresOn };
}

/** Money that was asked for; nothing can be called up yet. @param amount whole euros */
export function applied(source: string, amount: number): StoryBudgetLine {
  return { source, kind: "applied", amountCents: amount * 100, calledUpCents: 0 };
}

/** A half-yearly report that everybody may read. @param state where the report changed the measure's state */
export function report(on: Day, by: string, assessment: Assessment, text: string, state?: MeasureState): StoryUpdate {
  return { on, by, assessment, text, state, released: true };
}

/** A report that has not been released for the public page. */
export function internalReport(on: Day, by: string, assessment: Assessment, text: string): StoryUpdate {
  return { on, by, assessment, text, released: false };
}
