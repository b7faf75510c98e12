export type {
  BadgeSheet,
  BallotSlips,
  Block,
  CertificatePaper,
  Document,
  Drawn,
  DrawnItem,
  Handout,
  HandoutWords,
  PocketFold,
  Poster,
  Slides,
} from "./document.ts";
export {
  renderBadges,
  renderBallotSlips,
  renderCertificate,
  renderHandout,
  renderPdf,
  renderPocketFold,
  renderPoster,
  renderSlides,
  type PdfStandard,
} from "./render-pdf.ts";
export { writeDocx } from "./write-docx.ts";
