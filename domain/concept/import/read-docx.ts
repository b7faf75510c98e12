/** Word documents: walks the body and its tables; tracked changes count as accepted. */
import { BOLD_LEVEL, type Block } from "./blocks.ts";
import { countRows } from "./count-rows.ts";
import { flows, type Run } from "./docx-flows.ts";
import { startPages, turnPages } from "./docx-pages.ts";
import { listSignature, readStyles } from "./docx-styles.ts";
import { type Around, frameCell, readTable } from "./docx-tables.ts";
import type { Questions } from "./questions.ts";
import { Unreadable } from "./reading.ts";
import { openZip } from "./safe-zip.ts";
import { clean, toParagraphs } from "./text.ts";
import { child, parseXml, type XmlElement } from "./xml.ts";

const MAX_HEADING_LENGTH = 200;

/** @throws Unreadable if it is no whole, plain DOCX */
export async function readDocx(bytes: Uint8Array, questions: Questions): Promise<Block[]> {
  const zip = openZip(bytes, "broken-docx");
  const read = async (name: string) => {
    const part = await zip.read(name, countRows("tr"));
    return part && parseXml(part, "broken-docx");
  };
  const contentTypes = await read("[Content_Types].xml");
  if (JSON.stringify(contentTypes ?? "").includes("macroEnabled")) throw new Unreadable("macro-file");
  const document = await read("word/document.xml");
  const body = child(document ?? undefined, "body");
  if (!body) throw new Unreadable("broken-docx");
  const styleOf = readStyles(await read("word/styles.xml"));

  const seen = { changes: 0, comments: 0, footnotes: 0, softHyphens: 0, pages: startPages(body) };
  const blocks = walkBody(body, { styleOf, seen, questions });
  if (seen.changes > 0) questions.tell("tracked-changes-accepted", null, { count: seen.changes });
  if (seen.comments > 0) questions.tell("comments-ignored", null, { count: seen.comments });
  if (seen.footnotes > 0) questions.tell("footnotes-ignored", null, { count: seen.footnotes });
  if (seen.softHyphens > 0) questions.tell("soft-hyphens-removed", null, { count: seen.softHyphens });
  return blocks;
}

function walkBody(body: XmlElement, around: Around): Block[] {
  const blocks: Block[] = [];
  let tables = 0;
  let paragraphs = 0;

  function walk(parent: XmlElement): void {
    for (const flow of flows(parent, around.seen)) {
      if ("element" in flow) {
        blocks.push(...bodyParagraph(flow.element, flow.runs, ++paragraphs, around));
        continue;
      }
      const frame = frameCell(flow.table);
      if (frame) {
        walk(frame);
        continue;
      }
      const place = { table: ++tables };
      blocks.push({ kind: "table", place, rows: readTable(flow.table, place, around) });
    }
  }
  walk(body);
  return blocks;
}

function bodyParagraph(element: XmlElement, runs: Run[], number: number, { styleOf, seen }: Around): Block[] {
  const properties = child(element, "pPr");
  const style = styleOf(child(properties, "pStyle")?.attributes.val);
  const { text: raw, page } = turnPages(runs.map((run) => run.text).join(""), seen.pages);
  const place = { ...page, paragraph: number };
  const line = clean(raw).replace(/\s+/g, " ").trim();
  if (line === "" || style.isContents) return [];
  if (style.isTitle) return [{ kind: "title", text: line }];
  const outline = Number(child(properties, "outlineLvl")?.attributes.val ?? Number.NaN);
  const level = outline >= 0 && outline <= 8 ? outline + 1 : style.headingLevel;
  if (level !== null && line.length <= MAX_HEADING_LENGTH) return [{ kind: "heading", level, text: line, place }];
  const list = listSignature(properties, style);
  const bold = runs.every((run) => (run.bold ?? style.bold) || run.text.trim() === "");
  if (bold && list === null && line.length <= MAX_HEADING_LENGTH) {
    return [{ kind: "heading", level: BOLD_LEVEL, text: line, place }];
  }
  return toParagraphs(raw, place, list).map((paragraph) => ({ kind: "paragraph", paragraph }));
}
