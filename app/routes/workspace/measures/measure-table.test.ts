import { expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import type { MeasureRow } from "#domain/concept/measures/index.ts";
import { tableCsv, tableXlsx } from "#app/table-file.ts";
import { measureColumns } from "./measure-table.ts";

const measure: MeasureRow = {
  id: "1",
  title: '=HYPERLINK("x"); "Kurse"',
  state: "running",
  progress: { state: "at-risk", share: 0.55, percent: 55 },
  isAssessed: true,
  leadOrganisation: "VHS",
  startsOn: "2024-04-01",
  endsOn: null,
  updatedOn: "2026-06-03",
  releasedAt: null,
  amountCents: 2_040_050,
  calledUpCents: 0,
};

test("The CSV of the list keeps formulas as text and speaks German numbers", async () => {
  const csv = await tableCsv(measureColumns(textsIn("de").t), [measure]);
  expect(csv.split("\r\n")).toEqual([
    "\uFEFFMaßnahme;Stand;Einschätzung;Umgesetzt in %;Zuständig;Beginn;Ende;Letzter Eintrag;Öffentlich;Geld in Euro;Abgerufen in Euro",
    `"'=HYPERLINK(""x""); ""Kurse""";läuft;Gefährdet;55;VHS;2024-04-01;;2026-06-03;Nein;20400,5;0`,
    "",
  ]);
});

test("The table says of a measure that nobody assessed that it runs, and not that it is on track", async () => {
  const csv = await tableCsv(measureColumns(textsIn("de").t), [{ ...measure, isAssessed: false, progress: { ...measure.progress, state: "on-track" } }]);
  expect(csv).toContain(";läuft, noch ohne Einschätzung;55;");
  expect(csv).not.toContain("Auf Kurs");
});

test("The XLSX of the list keeps formulas as text", async () => {
  const { default: excel } = await import("exceljs");
  const bytes = await tableXlsx("Maßnahmen", measureColumns(textsIn("de").t), [measure]);
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(bytes.buffer);
  const cell = workbook.worksheets[0]?.getCell("A2");
  expect([cell?.type, cell?.value]).toEqual([excel.ValueType.String, '=HYPERLINK("x"); "Kurse"']);
});
