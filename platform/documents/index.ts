export type { BadgeSheet, BallotSlips, Block, Cell, Document, Drawn, DrawnItem, Handout, HandoutWords, PocketFold, Poster, Slides } from "./document.ts";
export { renderBadges, renderBallotSlips, renderHandout, renderPdf, renderPocketFold, renderPoster, renderSlides, type PdfStandard } from "./render-pdf.ts";
export { writeDocx } from "./write-docx.ts";
