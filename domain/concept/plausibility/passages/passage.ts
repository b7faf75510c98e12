import type { TextBlock } from "../check-text.ts";
import type { HintCode } from "../hint.ts";

/** A written passage as a German administration writes them. `fault` is what must be found; null: there is nothing to find. */
export type WrittenPassage = { name: string; fault: HintCode | null; blocks: TextBlock[] };

export const prose = (name: string, fault: HintCode | null, ...paragraphs: string[]): WrittenPassage => ({
  name,
  fault,
  blocks: paragraphs.map((text) => ({ kind: "paragraph", text })),
});

/** Lines of cells, divided by "|". */
export const table = (name: string, fault: HintCode | null, ...lines: string[]): WrittenPassage => ({
  name,
  fault,
  blocks: [{ kind: "table", rows: lines.map((line) => line.split("|").map((cell) => cell.trim())) }],
});
