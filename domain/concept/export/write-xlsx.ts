import type { ConceptTree } from "../tree.ts";
import { conceptTable } from "./rows.ts";
import type { StandingOf } from "./rows.ts";

export type XlsxOptions = {
  standingOf?: StandingOf;
  /** Shown as the file's date; without it the file depends on the concept alone. */
  writtenAt?: Date;
};

/**
 * The concept as a workbook of one sheet: headings fixed and filterable, long cells wrapped. Every text is
 * written as text, so "=1+1" stays three characters and no formula.
 */
export async function writeConceptXlsx(tree: ConceptTree, options: XlsxOptions = {}): Promise<Uint8Array> {
  // Loaded only when somebody downloads: the library alone takes about 240 ms and 37 MB.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  workbook.title = tree.title ?? "";
  workbook.created = workbook.modified = options.writtenAt ?? new Date(0);

  const { columns, rows } = conceptTable(tree, options.standingOf);
  const sheet = workbook.addWorksheet("Konzept", {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { orientation: "landscape", paperSize: 9, fitToPage: true, fitToHeight: 0, printTitlesRow: "1:1" },
  });
  sheet.columns = columns.map(({ heading, width }) => ({
    header: heading,
    width,
    style: { alignment: { vertical: "top", wrapText: true } },
  }));
  sheet.addRows(rows);
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
