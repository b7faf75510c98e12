/** The document as a sequence of headings, texts and records, each knowing the headings it stands under. */
import type { Place } from "../tree.ts";
import { BOLD_LEVEL, type Block, type Paragraph } from "./blocks.ts";
import type { Header } from "./columns.ts";
import { columnRole, isDescriptiveHeading, isPrinciplesHeading, type Label, readLabel, type TreeRole } from "./headings.ts";
import type { Questions } from "./questions.ts";
import { headingRecord, readTable, type TableRecord } from "./read-table.ts";
import type { FlowingRecord } from "./repair.ts";

/** "plain" may turn out to be a field, when goals stand below it. */
type SectionKind = "field" | "role" | "container" | "plain" | "descriptive" | "principles";

export type Section = {
  kind: SectionKind;
  level: number;
  text: string;
  place: Place;
  label: Label | null;
  /** For "Ziele" or "Empfehlungen" as a bare heading: what the texts below are. */
  role: TreeRole | null;
  /** Goals or recommendations stand below it. */
  bearing: boolean;
};

export type Entry = { under: Section[] } & (
  { kind: "heading"; section: Section } | { kind: "text"; paragraph: Paragraph } | { kind: "record"; record: FlowingRecord }
);

export type Outline = {
  title: string | null;
  entries: Entry[];
  /** First rows of tables whose headings we do not know. */
  unknownTables: { place: Place; cells: string[] }[];
};

export function readOutline(blocks: Block[], questions: Questions): Outline {
  const outline: Outline = { title: null, entries: [], unknownTables: [] };
  let under: Section[] = [];
  let header: Header | null = null;
  let flow = 0;
  const add = (entry: Entry) => outline.entries.push(entry);
  const addRecord = (record: TableRecord) => {
    markOwner(under);
    add({ under, kind: "record", record: { ...record, flow } });
  };
  const addHeading = (block: { level: number; text: string; place: Place }) => {
    const section = toSection(block);
    under = [...under.filter((open) => !closes(section, open)), section];
    add({ under, kind: "heading", section });
    const rest = section.role === null ? "" : (section.label?.rest ?? "");
    if (section.role && rest) addRecord(headingRecord(section.role, rest, section.label?.label ?? null, block.place));
  };

  for (const block of blocks) {
    if (block.kind === "table") {
      const table = readTable(block.rows, { header, inField: under.some(({ kind }) => kind === "field") }, questions);
      header = table.header ?? header;
      if (table.unknownHeading) outline.unknownTables.push({ place: block.place, cells: table.unknownHeading });
      for (const record of table.records) {
        under = underRecord(under, record.cells.field !== undefined);
        addRecord(record);
      }
      continue;
    }
    flow++;
    if (block.kind === "title") {
      outline.title ??= block.text;
    } else if (block.kind === "heading") {
      addHeading(block);
    } else {
      const { paragraph } = block;
      const label = labelOf(paragraph, under);
      if (label?.rest === "") addHeading({ level: BOLD_LEVEL, text: paragraph.text, place: paragraph.place });
      else if (label) addRecord(headingRecord(label.role, label.rest, label.label, paragraph.place));
      else add({ under, kind: "text", paragraph });
    }
  }
  return outline;
}

/** A field named inside a table holds until a heading closes it, like a heading of its own. */
function underRecord(under: Section[], namesField: boolean): Section[] {
  const last = under.at(-1);
  if (!namesField || last?.level === TABLE_LEVEL) return under;
  const section: Section = { kind: "field", level: TABLE_LEVEL, text: "", place: {}, label: null, role: null, bearing: true };
  return [...under, section];
}

const TABLE_LEVEL = BOLD_LEVEL + 1;

function toSection(block: { level: number; text: string; place: Place }): Section {
  const base = { level: block.level, text: block.text, place: block.place, bearing: false };
  const label = readLabel(block.text, "heading");
  const strict = readLabel(block.text, "text");
  if (label?.role === "field" && (!label.plural || strict?.rest) && (label.rest !== "" || label.label !== "")) {
    if (label.rest !== "" || /\d|[IVX]+$/.test(label.label)) return { ...base, kind: "field", label, role: null };
  }
  if (label?.role === "field") return { ...base, kind: "container", label: null, role: null };
  if (isPrinciplesHeading(block.text)) return { ...base, kind: "principles", label: null, role: null };
  const role = treeRole(strict?.role ?? columnRole(block.text));
  if (role && role !== "field") return { ...base, kind: "role", label: strict, role };
  return { ...base, kind: isDescriptiveHeading(block.text) ? "descriptive" : "plain", label: null, role: null };
}

function treeRole(role: string | null | undefined): TreeRole | null {
  if (role === "measure") return "recommendation";
  return role === "field" || role === "guidingGoal" || role === "goal" || role === "recommendation" ? role : null;
}

/** Depth of the roles among bold lines, which have no level of their own. */
const ROLE_DEPTH = { field: 0, guidingGoal: 1, goal: 2, recommendation: 3 };

function closes(next: Section, open: Section): boolean {
  // A field named inside a table goes on over the goals' headings of the next tables.
  if (open.level === TABLE_LEVEL && next.kind === "role") return false;
  if (open.level !== next.level) return open.level > next.level;
  // Bold lines and careless styles put "Leitziel 1" on the level of its field.
  if (next.kind === "role") {
    return open.kind === "role" && ROLE_DEPTH[open.role ?? "field"] >= ROLE_DEPTH[next.role ?? "field"];
  }
  if (next.level !== BOLD_LEVEL || next.kind === "field") return true;
  // "Ausgangslage" in bold stands inside its field; another bold line too, as long as the field has no goals.
  return !(open.kind === "field" && (next.kind === "descriptive" || !open.bearing));
}

/** Goals stand below the nearest field; without one the nearest heading turns out to be a field. */
function markOwner(under: Section[]): void {
  const owner =
    under.findLast((section) => section.kind === "field") ??
    under.findLast((section) => section.kind === "plain") ??
    under.findLast((section) => section.kind === "container");
  if (!owner) return;
  owner.kind = "field";
  owner.bearing = true;
}

type RoleLabel = { role: TreeRole; rest: string; label: string };

/** "Leitziel: …" as a paragraph of its own, above a table or in a document without tables. */
function labelOf(paragraph: Paragraph, under: Section[]): RoleLabel | null {
  const here = under.findLast((section) => section.kind !== "role")?.kind;
  if (here === undefined || here === "descriptive" || here === "principles") return null;
  if (paragraph.marker !== null && !paragraph.marker.startsWith("number")) return null;
  const label = readLabel(paragraph.text, "text");
  const role = treeRole(label?.role);
  return label && role && role !== "field" ? { role, rest: label.rest, label: label.label } : null;
}
