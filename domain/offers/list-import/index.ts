export { OFFER_COLUMNS, OFFER_HEADINGS, type OfferColumn } from "./columns.ts";
export { ChooseColumns, chooseColumns, findOfferImport, listOfferImports, MOST_ROWS, startOfferImport, type ImportWords, type OfferImport } from "./preview.ts";
export type { BadRow, RowFault } from "./read-rows.ts";
export { takeOverOffers, undoOfferImport, type TakenOver } from "./take-over.ts";
