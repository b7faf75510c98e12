/** Line numbers and footnote signs that copying out of a PDF has glued to words. */
import type { Paragraph } from "./blocks.ts";
import type { Questions } from "./questions.ts";
import type { TableRecord } from "./read-table.ts";

// Digits inside a word ("Spra12che", "Spra-12che"), before a word ("12Kurse") or behind one ("Kurse12").
const INSIDE = /(?<=\p{L}\p{Ll})(-?)(\d{1,4})(?=\p{Ll}{2})/gu;
const BEFORE = /(?<![\p{L}\d.,§/:-])(\d{1,4})(?=\p{L}?\p{Ll}{2})/gu;
const BEHIND = /(?<=\p{Ll}{3}[.,;:]?)(\d{1,4})(?![\p{L}\d%])/gu;
/** "3fach", "16jährige", "80er": digits that belong to their word, unless they stand right in the row of line numbers. */
const REAL_WORD =
  /^\d+(?:fach|ern?s?|jährig|stündig|minütig|monatig|tägig|wöchig|prozentig|mal|te[nrsm]?|köpfig|teilig|sprachig|stellig|gradig|stufig|zügig)(?:e[nrsm]?)?$/u;

type Finding = { paragraph: Paragraph; value: number; start: number; length: number; word: string; doubtful: boolean };

/**
 * Finds glued numbers and takes them out as decided. Three or more that rise through the
 * document are surely line numbers and are asked about once; others are asked about singly.
 */
export function removeLineNumbers(records: TableRecord[], questions: Questions): void {
  const found = records.flatMap((record) => Object.values(record.cells).flat()).flatMap(findIn);
  const findings = found.filter((finding, index) => !finding.doubtful || isBetween(finding, found[index - 1], found[index + 1]));
  if (findings.length === 0) return;
  const rising = findings.slice(1).filter((finding, index) => finding.value > (findings[index]?.value ?? 0)).length;
  const areLineNumbers = findings.length >= 3 && rising >= (findings.length - 1) * 0.8;
  const removed = areLineNumbers ? askOnce(findings, questions) : findings.filter((finding) => askSingly(finding, questions));
  // From the end, so that positions before stay right.
  for (const { paragraph, start, length } of removed.toReversed()) {
    paragraph.text = (paragraph.text.slice(0, start) + paragraph.text.slice(start + length)).trim();
  }
}

function isBetween({ value }: Finding, before: Finding | undefined, after: Finding | undefined): boolean {
  return before !== undefined && after !== undefined && before.value < value && value < after.value;
}

function findIn(paragraph: Paragraph): Finding[] {
  const { text } = paragraph;
  const found = new Map<number, Finding>();
  const add = (start: number, glued: string, digits: string) => {
    const before = /\S*$/.exec(text.slice(0, start))?.[0] ?? "";
    const word = before + (/^\S*/.exec(text.slice(start))?.[0] ?? "");
    const doubtful = before === "" && REAL_WORD.test(word.replace(/\P{L}+$/u, ""));
    if (!found.has(start)) found.set(start, { paragraph, value: Number(digits), start, length: glued.length, word, doubtful });
  };
  for (const match of text.matchAll(INSIDE)) add(match.index, match[0], match[2] ?? "");
  for (const match of text.matchAll(BEFORE)) add(match.index, match[0], match[1] ?? "");
  for (const match of text.matchAll(BEHIND)) add(match.index, match[0], match[1] ?? "");
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function askOnce(findings: Finding[], questions: Questions): Finding[] {
  const choice = questions.ask({
    kind: "line-numbers",
    place: findings[0]?.paragraph.place ?? {},
    detail: "all",
    original: findings.slice(0, 5).map((finding) => finding.word),
    reason: "rising-numbers-at-words",
    params: { count: findings.length },
    options: ["remove", "keep"],
    suggested: "remove",
    sure: true,
    neutral: "keep",
  });
  return choice === "remove" ? findings : [];
}

function askSingly({ paragraph, word, start }: Finding, questions: Questions): boolean {
  const choice = questions.ask({
    kind: "line-numbers",
    place: paragraph.place,
    detail: start + 1,
    original: [word],
    reason: "number-at-word",
    options: ["remove", "keep"],
    suggested: "remove",
    sure: false,
    neutral: "keep",
  });
  return choice === "remove";
}
