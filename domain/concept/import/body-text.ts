/** What stands outside of tables: introductions, chapters, principles, and goals written as running text. */
import type { ChapterNode, PrincipleNode } from "../tree.ts";
import type { Paragraph } from "./blocks.ts";
import { withoutNumbering } from "./headings.ts";
import type { Entry, Section } from "./outline.ts";
import type { Questions } from "./questions.ts";
import type { RecordRole, TableRecord } from "./read-table.ts";

/** Texts that follow each other under one heading. */
export type TextGroup = { under: Section[]; paragraphs: Paragraph[]; after: Entry | undefined };

/**
 * The records that a group of texts is in a document without tables: below "Ziele" its goals,
 * below a goal its recommendations, below a recommendation its points.
 * @param inTable what a table under the same heading has columns for: the texts above it only introduce that
 * @returns null if the texts are only texts
 */
export function recordsOfText(group: TextGroup, inTable: ReadonlySet<RecordRole>, questions: Questions): TableRecord[] | null {
  const { after, paragraphs } = group;
  const section = group.under.at(-1);
  const [first] = paragraphs;
  if (!first) return null;
  if (section?.kind === "role" && section.role && !section.label?.rest && !inTable.has(section.role)) {
    if (section.role === "recommendation") return [textRecord({ recommendation: paragraphs }, first)];
    const role = section.role;
    const single = !/(?:ziele|zielen|\(e\))\b/iu.test(section.text) && paragraphs.every(({ marker }) => marker === null);
    return single ? [textRecord({ [role]: paragraphs }, first)] : paragraphs.map((paragraph) => textRecord({ [role]: [paragraph] }, paragraph));
  }
  const above = after?.kind === "record" && !after.record.fromColumns ? after.record : null;
  const items = paragraphs.filter((paragraph) => paragraph.marker !== null);
  const plain = paragraphs.filter((paragraph) => paragraph.marker === null);
  if (above?.cells.recommendation) return [textRecord({ subPoint: items, note: plain }, first)];
  if (!above?.cells.goal || items.length === 0 || first.marker === null) return null;
  const choice = questions.ask({
    kind: "recommendations",
    place: first.place,
    original: items.map((item) => item.text),
    reason: "list-below-goal",
    params: { count: items.length },
    options: ["recommendations", "text"],
    suggested: "recommendations",
    sure: false,
    neutral: "text",
  });
  return choice === "recommendations" ? [textRecord({ recommendation: paragraphs }, first)] : null;
}

function textRecord(cells: Partial<Record<RecordRole, Paragraph[]>>, { place }: Paragraph): TableRecord {
  return { place, fromColumns: false, columns: [], label: null, cells };
}

export type Chapters = Map<Section, { node: ChapterNode; paragraphs: Paragraph[] }>;

/** @returns false if no heading stands above the texts */
export function addToChapter(group: TextGroup, chapters: Chapters): boolean {
  const section = group.under.at(-1);
  if (!section) return false;
  const chapter = chapters.get(section) ?? {
    node: { title: withoutNumbering(section.text), paragraphs: [], place: section.place },
    paragraphs: [],
  };
  chapters.set(section, chapter);
  chapter.paragraphs.push(...group.paragraphs);
  chapter.node.paragraphs.push(...group.paragraphs.map((paragraph) => paragraph.text));
  return true;
}

/** Chapters called "Leitlinien", "Grundsätze" …: each paragraph a principle, list items its focus points. */
export function partPrinciples(chapters: Chapters, questions: Questions): { principles: PrincipleNode[]; others: ChapterNode[] } {
  const principles: PrincipleNode[] = [];
  const others: ChapterNode[] = [];
  for (const [section, { node, paragraphs }] of chapters) {
    const found = section.kind === "principles" ? toPrinciples(paragraphs) : [];
    const choice = found.length > 0 ? askForPrinciples(section, found, questions) : "chapter";
    if (choice === "principles") principles.push(...found);
    else others.push(node);
  }
  return { principles, others };
}

function askForPrinciples(section: Section, found: PrincipleNode[], questions: Questions): string {
  return questions.ask({
    kind: "principles",
    place: section.place,
    original: found.map((principle) => principle.text),
    reason: "chapter-of-principles",
    params: { count: found.length },
    options: ["principles", "chapter"],
    suggested: "principles",
    sure: false,
    neutral: "chapter",
  });
}

function toPrinciples(paragraphs: Paragraph[]): PrincipleNode[] {
  const onlyList = paragraphs.every((paragraph) => paragraph.marker !== null);
  const result: PrincipleNode[] = [];
  for (const { text, marker, place } of paragraphs) {
    const current = result.at(-1);
    if (marker !== null && !onlyList && current) current.focusPoints.push(text);
    else result.push({ text, focusPoints: [], place });
  }
  return result;
}
