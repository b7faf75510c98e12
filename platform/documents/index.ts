export type {
  BadgeSheet,
  BallotSlips,
  Block,
  Cell,
  Document,
  Drawn,
  DrawnItem,
  Handout,
  HandoutWords,
  MonthSheet,
  OfferCatalogue,
  PocketFold,
  Poster,
  Slides,
} from "./document.ts";
export {
  renderBadges,
  renderBallotSlips,
  renderCatalogue,
  renderHandout,
  renderMonth,
  renderPdf,
  renderPocketFold,
  renderPoster,
  renderSlides,
  type PdfStandard,
} from "./render-pdf.ts";
export { writeDocx } from "./write-docx.ts";
