/** Page numbers of a DOCX: counted at the breaks its author set and those Word noted when it last laid the pages out. */
import { childElements, isOn, type XmlElement } from "./xml.ts";

/** Stands for a page break inside the text of a run, until the paragraph is read. */
const PAGE_BREAK = "\f";

export type Pages = {
  /** The page reached so far; undefined where the file does not tell. */
  now: number | undefined;
  /** The author's break was read last: Word notes it once more where the next text begins. */
  justBroken: boolean;
};

export function startPages(body: XmlElement): Pages {
  return { now: hasBreaks(body) ? 1 : undefined, justBroken: false };
}

function hasBreaks(element: XmlElement): boolean {
  return childElements(element).some((inner) => inner.name === "lastRenderedPageBreak" || isAuthorsBreak(inner) || hasBreaks(inner));
}

function isAuthorsBreak(element: XmlElement): boolean {
  return (element.name === "br" && element.attributes.type === "page") || (element.name === "pageBreakBefore" && isOn(element));
}

/** @returns the sign for a page break if this element is one, else nothing */
export function breakSign(element: XmlElement | undefined, pages: Pages): string {
  if (!element) return "";
  const isAuthors = isAuthorsBreak(element);
  const isNoted = element.name === "lastRenderedPageBreak" && !pages.justBroken;
  if (isAuthors || element.name === "lastRenderedPageBreak" || element.name === "t") pages.justBroken = isAuthors;
  return isAuthors || isNoted ? PAGE_BREAK : "";
}

/**
 * Takes the page breaks out of a paragraph's text and turns the pages.
 * @returns the text alone, and the page on which it begins
 */
export function turnPages(raw: string, pages: Pages): { text: string; page: { page?: number } } {
  if (pages.now === undefined) return { text: raw, page: {} };
  const leading = countBreaks(/^\s*/.exec(raw)?.[0] ?? "");
  const page = { page: pages.now + leading };
  pages.now += countBreaks(raw);
  return { text: raw.replaceAll(PAGE_BREAK, ""), page };
}

function countBreaks(text: string): number {
  return text.split(PAGE_BREAK).length - 1;
}
