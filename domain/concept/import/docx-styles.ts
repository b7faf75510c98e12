/** What the styles and numberings of a DOCX say about its paragraphs. */
import { child, childElements, isOn, type XmlElement } from "./xml.ts";

export type ParagraphStyle = {
  /** 1 … 9, or null. */
  headingLevel: number | null;
  isTitle: boolean;
  /** Entry of a table of contents. */
  isContents: boolean;
  bold: boolean;
  list: { id: string; level: number } | null;
};

const PLAIN: ParagraphStyle = { headingLevel: null, isTitle: false, isContents: false, bold: false, list: null };

/** Resolves `basedOn`; a style that is not defined is judged by its id alone. */
export function readStyles(styles: XmlElement | null): (id: string | undefined) => ParagraphStyle {
  const elements = childElements(styles ?? undefined).filter((element) => element.name === "style");
  const byId = new Map(elements.map((element) => [element.attributes.styleId ?? "", element]));
  const known = new Map<string, ParagraphStyle>();

  function resolve(id: string, depth: number): ParagraphStyle {
    const before = known.get(id);
    if (before) return before;
    const element = byId.get(id);
    const parent = child(element, "basedOn")?.attributes.val;
    // A style may be based on itself by a damaged file.
    const base = parent && depth < 20 ? resolve(parent, depth + 1) : PLAIN;
    const style = readStyle(id, element, base);
    known.set(id, style);
    return style;
  }

  return (id) => (id === undefined ? PLAIN : resolve(id, 0));
}

function readStyle(id: string, element: XmlElement | undefined, base: ParagraphStyle): ParagraphStyle {
  const name = child(element, "name")?.attributes.val ?? id;
  const properties = child(element, "pPr");
  const outline = Number(child(properties, "outlineLvl")?.attributes.val ?? Number.NaN);
  const byName = /^(?:heading|überschrift|berschrift)\s?([1-9])$/i.exec(name) ?? /^(?:heading|überschrift|berschrift)\s?([1-9])$/i.exec(id);
  const bold = child(child(element, "rPr"), "b");
  const isTitle = /^(?:title|titel)$/i.test(name) || /^(?:title|titel)$/i.test(id);
  const level = byName ? Number(byName[1]) : outline >= 0 && outline <= 8 ? outline + 1 : base.headingLevel;
  return {
    headingLevel: isTitle ? null : level,
    isTitle,
    isContents: base.isContents || /^(?:toc|verzeichnis)\s?[1-9]$/i.test(name) || /^(?:toc|verzeichnis)[1-9]$/i.test(id),
    bold: bold ? isOn(bold) : base.bold,
    list: readNumbering(properties) ?? base.list,
  };
}

/** The list a paragraph (or style) names; id "0" switches a list off. */
function readNumbering(properties: XmlElement | undefined): { id: string; level: number } | null {
  const numbering = child(properties, "numPr");
  const id = child(numbering, "numId")?.attributes.val;
  const level = Number(child(numbering, "ilvl")?.attributes.val ?? 0);
  return id === undefined ? null : { id, level: Number.isInteger(level) ? level : 0 };
}

/** Items with the same signature stand on the same level; null for a paragraph outside of lists. */
export function listSignature(properties: XmlElement | undefined, style: ParagraphStyle): string | null {
  const list = readNumbering(properties) ?? style.list;
  return list === null || list.id === "0" ? null : `real:${list.level}`;
}
