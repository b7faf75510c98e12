import { guardCell } from "#domain/concept/export/index.ts";

type Cell = string | number | null;
export type Column<Row> = { heading: string; width: number; cell: (row: Row) => Cell };

/** For German spreadsheets: UTF-8 with BOM, `;`, CRLF, numbers with a comma; cells that would be formulas are text. */
export async function listCsv<Row>(columns: readonly Column<Row>[], list: readonly Row[]): Promise<string> {
  const { default: papa } = await import("papaparse");
  const text = (cell: Cell) => (typeof cell === "number" ? String(cell).replace(".", ",") : guardCell(cell ?? ""));
  const rows = list.map((row) => columns.map((column) => text(column.cell(row))));
  return `\uFEFF${papa.unparse([columns.map((column) => column.heading), ...rows], { delimiter: ";", newline: "\r\n" })}\r\n`;
}

/** One sheet; every text is written as text, so that "=1+1" stays four characters. */
export async function listXlsx<Row>(title: string, columns: readonly Column<Row>[], list: readonly Row[]): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded only when somebody downloads: the library alone takes about 240 ms and 37 MB.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(title, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map(({ heading, width }) => ({ header: heading, width, style: { alignment: { vertical: "top", wrapText: true } } }));
  sheet.addRows(list.map((row) => columns.map((column) => column.cell(row))));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
