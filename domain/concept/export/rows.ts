/**
 * A concept as rows: one per recommendation, its field, guiding goal and goal repeated beside it. That is
 * the layout people sort and filter by, and one that the import reads, so an exported file can be edited
 * and brought back.
 *
 * "Nr." follows the order and is never read back: moving a row is enough to renumber. Fields and goals
 * without a recommendation have a row of their own, with the cells to the right left empty.
 */
import type { ActionFieldNode, ConceptTree, GoalNode, GuidingGoalNode, RecommendationNode } from "../tree.ts";
import { numbering } from "./numbering.ts";
import type { Numbered } from "./numbering.ts";

/** What became of a recommendation, in words ready to print; the caller decides what is released. */
export type Standing = {
  state: string;
  /** Whole percent 0..100; null where there is none to tell. */
  percent: number | null;
  measures: readonly string[];
  latestUpdate: string | null;
};

/** Asked once per recommendation; undefined leaves its cells empty. */
export type StandingOf = (recommendation: RecommendationNode) => Standing | undefined;

export type Cell = string | number | null;

export type ConceptTable = { columns: Column[]; rows: Cell[][] };

/** @property width in characters, for formats that have widths */
export type Column = { heading: string; width: number };

const conceptColumns: readonly Column[] = [
  { heading: "Nr.", width: 8 },
  { heading: "Handlungsfeld", width: 24 },
  { heading: "Leitziel", width: 36 },
  { heading: "Ziel", width: 36 },
  { heading: "Empfehlung", width: 70 },
  { heading: "Unterpunkte", width: 40 },
  { heading: "Hinweise", width: 40 },
];

/** None of these is read back. A column called "Maßnahmen" alone would be asked about, for it may hold sub-points. */
const standingColumns: readonly Column[] = [
  { heading: "Stand", width: 16 },
  { heading: "Umgesetzt in %", width: 12 },
  { heading: "Umsetzung (Maßnahmen)", width: 40 },
  { heading: "Letzter Sachstand", width: 50 },
];

/** @param standingOf adds the four columns that tell what became of each recommendation */
export function conceptTable(tree: ConceptTree, standingOf?: StandingOf): ConceptTable {
  const columns = standingOf ? [...conceptColumns, ...standingColumns] : [...conceptColumns];
  const numberOf = numbering(tree);
  const rows = conceptLines(tree).map(({ numbered, field, guidingGoal, goal, recommendation }) => [
    numberOf(numbered),
    fieldName(field),
    guidingGoal?.text ?? null,
    goal?.text ?? null,
    ...recommendationCells(recommendation),
    ...(standingOf ? standingCells(recommendation && standingOf(recommendation)) : []),
  ]);
  return { columns, rows };
}

/** "Handlungsfeld I: Ausbildung und Arbeit", or the title alone where the document has no label. */
function fieldName(field: ActionFieldNode): string {
  return field.label ? `${field.label}: ${field.title}` : field.title;
}

type ConceptLine = {
  numbered: Numbered;
  field: ActionFieldNode;
  guidingGoal?: GuidingGoalNode;
  goal?: GoalNode;
  recommendation?: RecommendationNode;
};

function conceptLines(tree: ConceptTree): ConceptLine[] {
  return tree.actionFields.flatMap((field): ConceptLine[] => {
    if (field.guidingGoals.length === 0) return [{ numbered: field, field }];
    return field.guidingGoals.flatMap((guidingGoal): ConceptLine[] => {
      if (guidingGoal.goals.length === 0) return [{ numbered: field, field, guidingGoal }];
      return guidingGoal.goals.flatMap((goal): ConceptLine[] => {
        const above = { field, guidingGoal, goal };
        if (goal.recommendations.length === 0) return [{ numbered: goal, ...above }];
        return goal.recommendations.map((recommendation) => ({ numbered: recommendation, ...above, recommendation }));
      });
    });
  });
}

/** Sub-points and notes stand one per line, which is how the import takes them apart again. */
function recommendationCells(recommendation: RecommendationNode | undefined): Cell[] {
  if (!recommendation) return [null, null, null];
  return [recommendation.text, onePerLine(recommendation.subPoints), onePerLine(recommendation.notes)];
}

function onePerLine(items: readonly string[]): string | null {
  return items.length > 0 ? items.map((item) => item.replace(/\s*[\r\n]+\s*/g, " ")).join("\n") : null;
}

function standingCells(standing: Standing | undefined): Cell[] {
  if (!standing) return [null, null, null, null];
  return [standing.state, standing.percent, onePerLine(standing.measures), standing.latestUpdate];
}
