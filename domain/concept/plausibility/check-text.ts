import { checkAnnouncedLists } from "./announced-lists.ts";
import { checkDays } from "./dates.ts";
import { figuresIn } from "./figures.ts";
import type { Hint } from "./hint.ts";
import { masked } from "./masking.ts";
import { checkParts, type Passage } from "./parts.ts";
import { sentencesIn } from "./sentences.ts";
import { checkShareLists } from "./share-lists.ts";
import { checkShares } from "./shares.ts";
import { checkTable } from "./tables.ts";
import { checkTwice, statementsIn, type Statement } from "./twice.ts";

export type TextBlock = { kind: "paragraph"; text: string } | { kind: "table"; rows: readonly (readonly string[])[] };
/** `block` counts from 0. */
export type TextHint = Hint & { block: number };

/** What does not fit together in the figures of a text, in its order. Pure: the same text gives the same hints. */
export function checkText(blocks: readonly TextBlock[]): TextHint[] {
  const statements: Statement[] = [];
  const found = blocks.flatMap((block, at): TextHint[] => {
    if (block.kind === "table") return checkTable(block.rows).map((hint) => ({ ...hint, block: at }));
    const passages = passagesOf(block.text);
    statements.push(...statementsIn(passages, at));
    const hints = [
      ...passages.flatMap((passage) => [...checkParts(passage), ...checkShares(passage), ...checkShareLists(passage), ...checkAnnouncedLists(passage.text)]),
      ...checkDays(block.text),
    ];
    return hints.map((hint) => ({ ...hint, block: at }));
  });
  return [...once(found), ...checkTwice(statements)].toSorted((a, b) => a.block - b.block);
}

/** In letters. What is longer is no sentence but a table that lost its cells, and would take long to look through. */
const LONGEST_SENTENCE = 1500;

function passagesOf(text: string): Passage[] {
  const readable = sentencesIn(masked(text)).filter((sentence) => sentence.text.length <= LONGEST_SENTENCE);
  const sentences = readable.map(({ start, text: read }) => ({ text: read, figures: figuresIn(read), written: text.slice(start, start + read.length) }));
  return sentences.map((sentence, place) => ({ ...sentence, before: sentences[place - 1] ?? null }));
}

/** Two rules may see the same fault; its arithmetic is told once. */
function once(hints: readonly TextHint[]): TextHint[] {
  return [...new Map(hints.map((hint) => [`${hint.block} ${hint.arithmetic}`, hint])).values()];
}
