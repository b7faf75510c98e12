/** The paragraphs and tables of a DOCX in the order of reading, through the wrappers Word puts around them. */
import { breakSign, type Pages } from "./docx-pages.ts";
import { countSoftHyphens } from "./text.ts";
import { child, childElements, isOn, textOf, type XmlElement } from "./xml.ts";

/** What was passed over or applied on the way, and the page reached. */
export type Seen = { changes: number; comments: number; footnotes: number; softHyphens: number; pages: Pages };
/** `bold`: null where the run leaves it to its style. */
export type Run = { text: string; bold: boolean | null };
type Flow = { element: XmlElement; runs: Run[] } | { table: XmlElement };

/** Paragraphs and tables; a paragraph whose end mark was deleted flows into the next one. */
export function flows(parent: XmlElement, seen: Seen): Flow[] {
  const result: Flow[] = [];
  let carried: Run[] = [];
  const elements = blockElements(parent, seen);
  elements.forEach((element, index) => {
    if (element.name === "tbl") {
      result.push({ table: element });
      return;
    }
    const before = breakSign(child(child(element, "pPr"), "pageBreakBefore"), seen.pages);
    const runs = [...carried, ...(before ? [{ text: before, bold: null }] : []), ...readRuns(element, seen)];
    const flowsOn = endMarkDeleted(element) && elements[index + 1]?.name === "p";
    carried = flowsOn ? runs : [];
    if (!flowsOn) result.push({ element, runs });
    for (const box of textBoxes(element)) result.push(...flows(box, seen));
  });
  return result;
}

/** Text boxes hang in a paragraph; Word writes each twice, for itself and for older programs. */
function textBoxes(element: XmlElement): XmlElement[] {
  return childElements(element).flatMap((inner) => {
    if (inner.name === "txbxContent") return [inner];
    if (inner.name === "del" || inner.name === "moveFrom") return [];
    if (!inner.name.endsWith("AlternateContent")) return textBoxes(inner);
    return (
      childElements(inner)
        .map(textBoxes)
        .find((boxes) => boxes.length > 0) ?? []
    );
  });
}

/** Paragraphs and tables in order, through the wrappers Word puts around them. */
function blockElements(parent: XmlElement, seen: Seen): XmlElement[] {
  return childElements(parent).flatMap((element) => {
    if (element.name === "p" || element.name === "tbl") return [element];
    if (["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"].includes(element.name)) {
      if (element.name === "sdt" && isTableOfContents(element)) return [];
      if (element.name === "ins" || element.name === "moveTo") seen.changes++;
      return blockElements(element, seen);
    }
    if (element.name === "del" || element.name === "moveFrom") seen.changes++;
    return [];
  });
}

function isTableOfContents(sdt: XmlElement): boolean {
  const gallery = child(child(child(sdt, "sdtPr"), "docPartObj"), "docPartGallery");
  return /table of contents/i.test(gallery?.attributes.val ?? "");
}

function endMarkDeleted(paragraph: XmlElement): boolean {
  const mark = child(child(paragraph, "pPr"), "rPr");
  return child(mark, "del") !== undefined || child(mark, "moveFrom") !== undefined;
}

const INLINE = ["ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"];

function readRuns(parent: XmlElement, seen: Seen): Run[] {
  return childElements(parent).flatMap((element) => {
    if (element.name === "r") return [readRun(element, seen)];
    if (element.name === "del" || element.name === "moveFrom") {
      seen.changes++;
      return [];
    }
    if (!INLINE.includes(element.name)) return [];
    if (element.name === "ins" || element.name === "moveTo") seen.changes++;
    return readRuns(element, seen);
  });
}

function readRun(run: XmlElement, seen: Seen): Run {
  let text = "";
  for (const element of childElements(run)) {
    text += breakSign(element, seen.pages);
    if (element.name === "t") text += textOf(element);
    else if (element.name === "tab") text += "\t";
    else if (element.name === "cr" || (element.name === "br" && (element.attributes.type ?? "textWrapping") === "textWrapping")) text += "\n";
    else if (element.name === "noBreakHyphen") text += "-";
    else if (element.name === "softHyphen") text += "\u00AD";
    else if (element.name === "sym") text += symbol(element);
    else if (element.name === "commentReference") seen.comments++;
    else if (element.name === "footnoteReference" || element.name === "endnoteReference") seen.footnotes++;
  }
  seen.softHyphens += countSoftHyphens(text);
  const properties = child(run, "rPr");
  const bold = child(properties, "b");
  const strong = /^(?:strong|fett)$/i.test(child(properties, "rStyle")?.attributes.val ?? "");
  return { text, bold: bold ? isOn(bold) : strong || null };
}

function symbol(element: XmlElement): string {
  const code = Number.parseInt(element.attributes.char ?? "", 16);
  return code >= 0x20 && code <= 0xffff ? String.fromCharCode(code) : "";
}
