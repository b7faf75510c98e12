import { sql } from "drizzle-orm";
import type { Reader } from "#platform/db/index.ts";
import { showIndicator, type Direction, type ShownIndicator, type Unit } from "../indicators/index.ts";
import type { Assessment, MeasureState } from "../progress/index.ts";

/** A released measure that serves a goal, with its newest released entry. */
export type MeasureEvidence = {
  measureId: string;
  title: string;
  state: MeasureState;
  latest: { dated: string; assessment: Assessment; text: string } | null;
};
/** A released indicator of a goal, rounded as in public, with the newest value of the whole county. */
export type FigureEvidence = Pick<ShownIndicator, "id" | "name" | "unit" | "unitWord" | "target" | "latest" | "standing">;
export type Evidence = { measures: MeasureEvidence[]; figures: FigureEvidence[] };

/** What is at hand about the goals of one rater, by the goal's id: the same for links and for accounts. Two queries. */
export async function readEvidence(db: Reader, raterId: string): Promise<(goalId: string) => Evidence> {
  const measures = await db.execute<{
    goal_id: string;
    measure_id: string;
    title: string;
    state: MeasureState;
    dated: string | null;
    assessment: Assessment | null;
    said: string | null;
  }>(sql`select goal_id, measure_id, title, state, dated::text, assessment, said from wall.evaluation_evidence(${raterId})`);
  const figures = await db.execute<FigureRow>(sql`select * from wall.evaluation_figures(${raterId})`);
  return (goalId) => ({
    measures: measures.rows
      .filter(({ goal_id }) => goal_id === goalId)
      .map(({ measure_id: measureId, title, state, dated, assessment, said }) => ({
        measureId,
        title,
        state,
        latest: dated !== null && assessment !== null && said !== null ? { dated, assessment, text: said } : null,
      })),
    figures: figures.rows.filter((row) => row.goalId === goalId).map(shownFigure),
  });
}

type FigureRow = { goalId: string; id: string; name: string; unit: Unit; unitWord: string; direction: Direction } & {
  baseline: number | null;
  baselineOn: string | null;
  target: number | null;
  targetOn: string | null;
  value: number | null;
  baseCount: number | null;
  datedOn: string | null;
  isYear: boolean | null;
};

function shownFigure({ baseline, baselineOn, target, targetOn, value, baseCount, datedOn, isYear, ...row }: FigureRow): FigureEvidence {
  const ofCounty = { id: row.id, municipalityId: null, place: "", note: "", source: "", version: 0 };
  const { id, name, unit, unitWord, ...shown } = showIndicator(
    {
      ...row,
      definition: "",
      source: "",
      releasedAt: null,
      releasedBy: null,
      version: 0,
      baseline: baseline === null || baselineOn === null ? null : { value: baseline, on: baselineOn },
      target: target === null || targetOn === null ? null : { value: target, on: targetOn },
      values: value === null || datedOn === null ? [] : [{ ...ofCounty, value, baseCount, datedOn, isYear: isYear === true }],
    },
    "rounded",
  );
  return { id, name, unit, unitWord, target: shown.target, latest: shown.latest, standing: shown.standing };
}
