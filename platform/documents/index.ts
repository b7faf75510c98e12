export type { Block, Document, PocketFold } from "./document.ts";
export { renderPdf, renderPocketFold, type PdfStandard } from "./render-pdf.ts";
export { writeDocx } from "./write-docx.ts";
