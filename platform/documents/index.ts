export type { BadgeSheet, Block, Document } from "./document.ts";
export { renderPdf, type PdfStandard } from "./render-pdf.ts";
export { writeDocx } from "./write-docx.ts";
