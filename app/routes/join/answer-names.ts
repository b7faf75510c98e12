import { typedNumber } from "#app/routes/workspace/measures/german-number.ts";

/** The name of an input of one answer, e.g. "text-0199…"; public/join.js reads these too. */
export function inputName(part: "kind" | "assessment" | "text" | "state" | "person" | "file", answerId: string): string {
  return `${part}-${answerId}`;
}

export function figureName(answerId: string, resultId: string): string {
  return `figure-${answerId}-${resultId}`;
}

/** What an owner has typed as a figure, in the form in which it is shown again. */
export function shownFigure(answer: { figures: Record<string, number> }, resultId: string): string {
  const figure = answer.figures[resultId];
  return figure === undefined ? "" : typedNumber(figure);
}
