export type { BadgeSheet, Block, Document, PocketFold } from "./document.ts";
export { renderBadges, renderPdf, renderPocketFold, type PdfStandard } from "./render-pdf.ts";
export { writeDocx } from "./write-docx.ts";
