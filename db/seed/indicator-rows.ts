import type { PgTable } from "drizzle-orm/pg-core";
import { indicators, indicatorValues } from "#domain/concept/indicators/schema.ts";
import { newId } from "#platform/db/index.ts";
import type { StoryIndicator } from "./story.ts";

/** Indicators with their values, entered on the day of the story. */
export function indicatorRows(
  regionId: string,
  list: readonly StoryIndicator[],
  { goalId, municipalityId, now }: Record<"goalId" | "municipalityId", (key: string) => string> & { now: Date },
): [PgTable, Record<string, unknown>[]][] {
  const rows = list.map((item) => ({ item, key: { regionId, id: newId(now) } }));
  return [
    [
      indicators,
      rows.map(({ item: { goal, baseline, target, isPublic, values: _values, ...fields }, key }) => ({
        ...key,
        ...fields,
        goalId: goalId(goal),
        baseline: baseline.value,
        baselineOn: baseline.on,
        target: target.value,
        targetOn: target.on,
        releasedAt: isPublic ? now : null,
        releasedBy: isPublic ? "Frau Albers" : null,
      })),
    ],
    [
      indicatorValues,
      rows.flatMap(({ item, key }) =>
        item.values.map(({ period, municipality, value, note }) => ({
          regionId,
          id: newId(now),
          indicatorId: key.id,
          municipalityId: municipality ? municipalityId(municipality) : null,
          datedOn: period.length === 4 ? `${period}-12-31` : period,
          isYear: period.length === 4,
          value,
          note: note ?? "",
          enteredAt: now,
          enteredBy: "Frau Albers",
        })),
      ),
    ],
  ];
}
