import { appendFileSync } from "node:fs";
import Papa from "papaparse";

/** `budget` is empty for what is only noted. A figure "… p95" goes on from the one before it. */
export type Figure = { what: string; budget: string; measured: string; over: boolean };

/**
 * Adds a line for each figure that has a budget: day, commit, machine, figure, budget, measured, over. Figures of different
 * machines do not compare, so each line names its own.
 */
export function recordFigures(file: string, figures: Figure[], about: { day: string; commit: string; machine: string }): void {
  let whole = "";
  const lines = figures.flatMap(({ what, budget, measured, over }) => {
    const goesOn = what.startsWith("…");
    if (!goesOn) whole = what;
    // A line of the history stands alone.
    const name = goesOn ? `${whole} ${what}` : what;
    return budget === "" ? [] : [[about.day, about.commit, about.machine, name, budget, measured, over ? "over" : ""]];
  });
  appendFileSync(file, `${Papa.unparse(lines, { newline: "\n" })}\n`);
}
