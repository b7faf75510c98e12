/** The rules by which any document, whatever its format, becomes a concept. */
import type { ActionFieldNode, ConceptTree } from "../tree.ts";
import type { Block } from "./blocks.ts";
import { addToChapter, type Chapters, partPrinciples, recordsOfText, type TextGroup } from "./body-text.ts";
import { withoutNumbering } from "./headings.ts";
import { removeLineNumbers } from "./line-numbers.ts";
import { askAboutNearDuplicates } from "./near-duplicates.ts";
import { type Entry, type Outline, readOutline, type Section } from "./outline.ts";
import type { Questions } from "./questions.ts";
import type { RecordRole, TableRecord } from "./read-table.ts";
import { repairRecords } from "./repair.ts";
import { partGoals } from "./several-goals.ts";
import { startTree, type TreeBuilder } from "./tree-builder.ts";

export type Interpretation = {
  tree: ConceptTree;
  unknownTables: Outline["unknownTables"];
  /** Every heading of the document, for the refusal that says which were found. */
  headings: string[];
};

/** @param name of the file, without folder: names the field where the document names none */
export function interpret(blocks: Block[], name: string, questions: Questions): Interpretation {
  const outline = readOutline(blocks, questions);
  const records = outline.entries.flatMap((entry) => (entry.kind === "record" ? [entry.record] : []));
  removeLineNumbers(records, questions);
  repairRecords(records, questions);
  const parted = partGoals(records, questions);

  const builder = startTree(outline.title ?? name.replace(/\.[^.]*$/, ""), questions);
  const chapters = build(outline.entries, parted, builder, questions);
  const { principles, others } = partPrinciples(chapters, questions);
  askAboutNearDuplicates(builder.fields, questions);
  tellGaps(builder, questions);
  return {
    tree: { title: outline.title, principles, chapters: others, actionFields: builder.fields.filter(isField) },
    unknownTables: outline.unknownTables,
    headings: outline.entries.flatMap((entry) => (entry.kind === "heading" ? [entry.section.text] : [])),
  };
}

/** A title above a table was only taken for a field if nothing stands below it. */
function isField({ label, guidingGoals }: ActionFieldNode): boolean {
  return label !== null || guidingGoals.length > 0;
}

function build(entries: Entry[], parted: Map<TableRecord, TableRecord[]>, builder: TreeBuilder, questions: Questions): Chapters {
  const chapters: Chapters = new Map();
  const columnsUnder = readColumnsUnder(entries);
  let open: Section | undefined;
  let leftOut = 0;

  for (const [index, entry] of entries.entries()) {
    const field = entry.under.findLast((section) => section.kind === "field");
    if (field !== open) openField(field, builder);
    open = field;
    if (entry.kind === "record") for (const record of parted.get(entry.record) ?? [entry.record]) builder.add(record);
    // A heading inside a field that means nothing to the tree stays as a line of its introduction.
    else if (entry.kind === "heading" && field && field !== entry.section && entry.section.kind !== "role") introduce(field, [entry.section.text], builder);
    else if (entry.kind === "text" && !continuesGroup(entries, index)) {
      const group = groupFrom(entries, index);
      const found = recordsOfText(group, columnsUnder.get(entry.under.at(-1)) ?? new Set(), questions);
      if (found) for (const record of found) builder.add(record);
      else if (field)
        introduce(
          field,
          group.paragraphs.map((paragraph) => paragraph.text),
          builder,
        );
      else if (!addToChapter(group, chapters)) leftOut += group.paragraphs.length;
    }
  }
  if (leftOut > 0) questions.tell("text-left-out", null, { count: leftOut });
  return chapters;
}

/** What the tables below each heading have columns for. */
function readColumnsUnder(entries: Entry[]): Map<Section | undefined, Set<RecordRole>> {
  const found = new Map<Section | undefined, Set<RecordRole>>();
  for (const entry of entries) {
    if (entry.kind !== "record" || !entry.record.fromColumns) continue;
    const section = entry.under.at(-1);
    found.set(section, new Set([...(found.get(section) ?? []), ...entry.record.columns]));
  }
  return found;
}

function openField(field: Section | undefined, builder: TreeBuilder): void {
  if (!field) builder.closeField();
  // Fields named inside a table open with their record.
  else if (field.text !== "") builder.openField(titleOf(field), field.label?.rest ? field.label.label : null, field.place);
}

function titleOf(field: Section): string {
  return field.label ? field.label.rest || field.label.label : withoutNumbering(field.text);
}

function introduce(field: Section, texts: string[], builder: TreeBuilder): void {
  if (field.text !== "") builder.openField(titleOf(field), null, field.place).introduction.push(...texts);
  else builder.fields.at(-1)?.introduction.push(...texts);
}

function continuesGroup(entries: Entry[], index: number): boolean {
  const before = entries[index - 1];
  return before?.kind === "text" && before.under.at(-1) === entries[index]?.under.at(-1);
}

function groupFrom(entries: Entry[], index: number): TextGroup {
  const under = entries[index]?.under ?? [];
  const paragraphs = [];
  for (const entry of entries.slice(index)) {
    if (entry.kind !== "text" || entry.under.at(-1) !== under.at(-1)) break;
    paragraphs.push(entry.paragraph);
  }
  return { under, paragraphs, after: entries[index - 1] };
}

function tellGaps(builder: TreeBuilder, questions: Questions): void {
  for (const guidingGoal of builder.fields.flatMap((field) => field.guidingGoals)) {
    if (guidingGoal.goals.length === 0) questions.tell("guiding-goal-without-goal", guidingGoal.place);
    for (const goal of guidingGoal.goals) {
      if (goal.recommendations.length === 0) questions.tell("goal-without-recommendation", goal.place);
    }
  }
}
