export { IMPORT_FIELDS, type Columns, type ImportField } from "./columns.ts";
export { guessByHeadings, headingSet, ListRow, textsByColumn, type HeadingWords } from "./headings.ts";
export { CHOICES, type Choice } from "./plan.ts";
export {
  ChooseColumns,
  chooseColumns,
  findOrganisationImport,
  keepChoices,
  listOrganisationImports,
  startOrganisationImport,
  type ImportWords,
  type OrganisationImport,
} from "./preview.ts";
export type { BadRow, RowFault } from "./read-rows.ts";
export { undoOrganisationImport } from "./undo.ts";
export { takeOverOrganisations, type TakenOver, type TakeOverRefusal } from "./take-over.ts";
