import type { EventOfMeasure } from "#domain/concept/measures/index.ts";
import { shownCount } from "#platform/small-numbers/index.ts";

/** An event with its results as they stand anywhere but with who entered them: people are rounded before the page is made. */
export type ShownEvent = Omit<EventOfMeasure, "results"> & {
  results: {
    id: string;
    label: string;
    sentence: string;
    /** Null: few people, shown as FEW. */
    count: number | null;
  }[];
};

export function shownEvents(events: readonly EventOfMeasure[]): ShownEvent[] {
  return events.map((event) => ({
    ...event,
    results: event.results.map(({ id, label, number, countsPeople, sentence }) => ({ id, label, sentence, count: countsPeople ? shownCount(number) : number })),
  }));
}
