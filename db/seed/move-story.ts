import type { Story } from "./story.ts";

/** As old as this the story still looks like today's, and those who know it find what they know. */
const FRESH_DAYS = 28;
const DAY_MS = 86_400_000;
const days = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);

/**
 * A story that was written long ago, told as if it happened now: all its days are later by the same number of weeks, so that
 * Mondays stay Mondays, what was ahead is ahead, and retention does not empty a demo that was just loaded. Years that stand in
 * sentences and titles stay as they were written.
 *
 * @param today YYYY-MM-DD
 */
export function moveStory(story: Story, today: string): Story {
  const age = days(story.referenceDay, today);
  return age <= FRESH_DAYS ? story : (moved(story, Math.floor(age / 7) * 7) as Story);
}

function moved(value: unknown, by: number): unknown {
  if (typeof value === "string") return value.replace(/^\d{4}-\d\d-\d\d(?=$|[T ]\d)/, (day) => later(day, by));
  if (Array.isArray(value)) return value.map((item) => moved(item, by));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, by)]));
}

const later = (day: string, by: number) => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
