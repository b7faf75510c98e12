import type { AppTexts } from "#app/messages/texts.ts";
import { guardCell } from "#domain/concept/export/index.ts";
import type { MeasureRow } from "#domain/concept/measures/index.ts";
import { stateText } from "./state-texts.ts";

export type Cell = string | number | null;
export type Column<Row> = { heading: string; width: number; cell: (row: Row) => Cell };

/** The list as a table, in the words of one language. Days stay YYYY-MM-DD, because spreadsheets read them in every language. */
export function measureColumns(t: AppTexts["t"]): Column<MeasureRow>[] {
  return [
    { heading: t("measures.column-title"), width: 50, cell: (measure) => measure.title },
    { heading: t("measures.column-state"), width: 14, cell: (measure) => t(stateText(measure.state)) },
    { heading: t("measures.column-progress"), width: 16, cell: (measure) => t(`states.${measure.progress.state}`) },
    { heading: t("measures.column-percent"), width: 12, cell: (measure) => measure.progress.percent },
    { heading: t("measures.column-lead"), width: 34, cell: (measure) => measure.leadOrganisation },
    { heading: t("measures.column-starts"), width: 12, cell: (measure) => measure.startsOn },
    { heading: t("measures.column-ends"), width: 12, cell: (measure) => measure.endsOn },
    { heading: t("measures.column-updated"), width: 14, cell: (measure) => measure.updatedOn },
    { heading: t("measures.column-public"), width: 12, cell: (measure) => (measure.releasedAt === null ? t("common.no") : t("common.yes")) },
    { heading: t("measures.column-amount"), width: 16, cell: (measure) => measure.amountCents / 100 },
    { heading: t("measures.column-called-up"), width: 18, cell: (measure) => measure.calledUpCents / 100 },
  ];
}

/** For German spreadsheets: UTF-8 with BOM, `;`, CRLF, numbers with a comma; cells that would be formulas are text. */
export async function tableCsv<Row>(columns: readonly Column<Row>[], list: readonly Row[]): Promise<string> {
  const { default: papa } = await import("papaparse");
  const text = (cell: Cell) => (typeof cell === "number" ? String(cell).replace(".", ",") : guardCell(cell ?? ""));
  const rows = list.map((row) => columns.map((column) => text(column.cell(row))));
  return `\uFEFF${papa.unparse([columns.map((column) => column.heading), ...rows], { delimiter: ";", newline: "\r\n" })}\r\n`;
}

/** One sheet; every text is written as text, so that "=1+1" stays four characters. */
export async function tableXlsx<Row>(title: string, columns: readonly Column<Row>[], list: readonly Row[]): Promise<Uint8Array<ArrayBuffer>> {
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
