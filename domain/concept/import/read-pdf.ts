/** PDF documents: by their structure tree where they have one, else by the places of their words. */
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Block } from "./blocks.ts";
import { type Piece, readPieces } from "./pdf-text.ts";
import { readByColumns } from "./read-pdf-columns.ts";
import { readTagged, type StructurePage } from "./read-pdf-tagged.ts";
import { Unreadable } from "./reading.ts";

const MAX_PAGES = 500;
/** Fewer letters per page are page numbers on a scan. */
const FEWEST_LETTERS = 20;

/** @throws Unreadable "encrypted", "scanned-pdf", "broken-pdf", "too-large" */
export async function readPdf(bytes: Uint8Array): Promise<Block[]> {
  // A copy, for the library takes the bytes it gets away; and it refuses a Buffer.
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false, useSystemFonts: false, disableFontFace: true });
  try {
    const document = await loading.promise;
    if (document.numPages > MAX_PAGES) throw new Unreadable("too-large");
    const pages = await readPages(document);
    const letters = pages.flatMap(({ pieces }) => pieces).reduce((sum, piece) => sum + piece.text.length, 0);
    if (letters < FEWEST_LETTERS * pages.length) throw new Unreadable("scanned-pdf");
    const tagged = readTagged(pages);
    return tagged.some((block) => block.kind === "table") ? tagged : readByColumns(pages.map(({ pieces }) => pieces));
  } catch (fault) {
    const name = fault instanceof Error ? fault.name : "";
    if (name === "PasswordException") throw new Unreadable("encrypted");
    if (FAULTS_OF_FILES.includes(name)) throw new Unreadable("broken-pdf");
    throw fault;
  } finally {
    await loading.destroy();
  }
}

/** Names of what the library throws for files that contradict themselves. */
const FAULTS_OF_FILES = ["InvalidPDFException", "FormatError", "UnknownErrorException", "ResponseException", "XRefParseException", "XRefEntryException"];

async function readPages(document: PDFDocumentProxy): Promise<StructurePage[]> {
  const pages: StructurePage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const pieces: Piece[] = await readPieces(page);
    pages.push({ number, pieces, tree: await page.getStructTree() });
    page.cleanup();
  }
  return pages;
}
