import { describe, expect, test } from "vitest";
import type { MeasureBrief, RecommendationOverview } from "../concept-overview.ts";
import type { LatestUpdate } from "../latest-updates.ts";
import { recommendationProgress, type Assessment } from "../progress/index.ts";
import { standingOf } from "./standing.ts";

const measure = (id: string, assessment: Assessment, state: MeasureBrief["state"] = "running"): MeasureBrief => ({
  id,
  title: id,
  state,
  assessment,
  reached: 0.5,
  leadOrganisationId: null,
  startsOn: null,
  endsOn: null,
  updatedOn: null,
});
const entry = (measureId: string, dated: string, assessment: Assessment): LatestUpdate => ({
  id: `${measureId} ${dated}`,
  measureId,
  measure: measureId,
  dated,
  author: "",
  assessment,
  state: "running",
  text: `${measureId}, ${dated}`,
});

function standing(measures: MeasureBrief[], updates: LatestUpdate[]) {
  const recommendation: RecommendationOverview = {
    id: "",
    number: "1.1.1",
    text: "",
    subPoints: [],
    notes: [],
    weight: null,
    ownerOrganisationId: null,
    ownerPersonId: null,
    droppedReason: null,
    origin: null,
    themeIds: [],
    targetGroupIds: [],
    municipalityIds: [],
    measureIds: measures.map(({ id }) => id),
    progress: recommendationProgress({ weight: null, measures }),
  };
  return standingOf(
    recommendation,
    measures,
    updates.toSorted((a, b) => b.dated.localeCompare(a.dated)),
  );
}

describe("How a recommendation stands", () => {
  test("counts from the first report of trouble that nothing better has followed", () => {
    const updates = [
      entry("Kurs", "2025-01-10", "at-risk"),
      entry("Kurs", "2025-06-10", "on-track"),
      entry("Kurs", "2026-01-10", "at-risk"),
      entry("Kurs", "2026-06-03", "at-risk"),
    ];
    expect(standing([measure("Kurs", "at-risk")], updates)).toMatchObject({ since: "2026-01-10", said: { text: "Kurs, 2026-06-03" } });
  });

  test("is told by the measures that cause it, not by the others", () => {
    const updates = [entry("Kurs", "2026-01-10", "off-track"), entry("Räume", "2026-10-10", "on-track")];
    expect(standing([measure("Kurs", "off-track"), measure("Räume", "on-track")], updates)).toMatchObject({ since: "2026-01-10", said: { measureId: "Kurs" } });
  });

  test("needs no reason as long as it is on track, and has none when it is done", () => {
    expect(standing([measure("Kurs", "on-track")], [entry("Kurs", "2026-01-10", "on-track")])).toEqual({ since: "2026-01-10", said: null });
    expect(standing([measure("Kurs", "on-track", "done")], [entry("Kurs", "2026-01-10", "on-track")])).toEqual({ since: null, said: null });
  });
});
