import { addDays } from "#platform/days/index.ts";
import type { courses } from "#domain/offers/courses/schema.ts";
import type { StoryCourse } from "./offer-story.ts";

/** @param nth place where the same course is held @param today the story's day */
export function courseOf({ type, levels, lessons, certificate = "", funding, runs }: StoryCourse, nth: number, today: string) {
  const [levelFrom = null, levelTo = null] = levels ?? [];
  const [startsOn = today, endsOn = today] = runs.map((days) => addDays(today, days + nth * 21));
  return { type, levelFrom, levelTo, lessons, certificate, funding, startsOn, endsOn } satisfies Partial<typeof courses.$inferInsert>;
}
