import type { Worksheet } from "exceljs";
import { fundPeriod } from "#app/fund-period.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import type { Booking, ProofOfUse } from "#domain/concept/funding/index.ts";
import { createFormats, type Locale } from "#platform/i18n/index.ts";

const MONEY = '#,##0.00 "€"';
const WIDTHS = [14, 42, 32, 46, 16, 16];

/**
 * A fund's proof of use for one year: what was spent and called up, entry by entry, and the account below it. Amounts are
 * numbers, sums are formulas that carry their result, so that a program that does not calculate shows them too.
 */
export async function writeProof(proof: ProofOfUse, of: { region: string; today: string }, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const { t } = textsIn(locale);
  const formats = createFormats(locale);
  // Loaded only when somebody downloads: the library alone takes about 240 ms and 37 MB.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  // The funder gets it on paper: a sheet across, as wide as the six columns.
  const sheet = workbook.addWorksheet(t("funding.proof-title", { year: String(proof.year) }), {
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = WIDTHS.map((width) => ({ width, style: { alignment: { vertical: "top", wrapText: true } } }));
  const { fund } = proof;
  sheet.addRow([t("funding.proof-title", { year: String(proof.year) })]).font = { bold: true, size: 14 };
  sheet.addRow([t("funding.field-name"), fund.name]);
  sheet.addRow([t("funding.field-giver"), fund.giver]);
  sheet.addRow([t("funding.proof-receiver"), of.region]);
  sheet.addRow([t("funding.period"), fundPeriod(t, formats, fund)]);
  sheet.addRow([t("paper.as-of", { day: formats.day(of.today) })]);
  if (proof.undatedCents > 0) sheet.addRow([t("funding.proof-undated", { amount: formats.money(proof.undatedCents) })]).font = { bold: true };
  sheet.addRow([]);
  const spent = addBookings(sheet, t, t("funding.proof-expenses"), proof.spent, proof.spentCents);
  const calledUp = addBookings(sheet, t, t("funding.proof-call-ups"), proof.calledUp, proof.calledUpCents);

  sheet.addRow([t("funding.proof-result")]).font = { bold: true };
  const line = (label: string, formula: string, cents: number) => {
    const row = sheet.addRow([label, null, null, null, null, { formula, result: cents / 100 }]);
    row.getCell(6).numFmt = MONEY;
    return `F${row.number}`;
  };
  const all = line(t("funding.proof-spent"), spent, proof.spentCents);
  const share = sheet.addRow([t("funding.field-ownShare"), null, null, null, null, fund.ownSharePercent / 100]);
  share.getCell(6).numFmt = "0.00%";
  const own = line(t("funding.proof-own-amount"), `ROUND(${all}*F${share.number},2)`, proof.ownShareCents);
  const funded = line(t("funding.proof-funded"), `${all}-${own}`, proof.fundedCents);
  const carried = sheet.addRow([t("funding.proof-carried-or-open"), null, null, null, null, proof.carriedCents / 100]).getCell(6);
  carried.numFmt = MONEY;
  const got = line(t("funding.proof-called-up"), calledUp, proof.calledUpCents);
  line(t("funding.proof-left-or-open"), `${carried.address}+${got}-${funded}`, proof.leftCents);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** @returns the address of the cell with the sum */
function addBookings(sheet: Worksheet, t: AppTexts["t"], title: string, list: readonly Booking[], sumCents: number): string {
  sheet.addRow([title]).font = { bold: true };
  const headings = [
    "funding.proof-day",
    "funding.column-measure",
    "funding.proof-who",
    "funding.proof-what",
    "funding.proof-receipt",
    "funding.proof-amount",
  ] as const;
  sheet.addRow(headings.map((heading) => t(heading))).font = { bold: true };
  const first = (sheet.lastRow?.number ?? 0) + 1;
  for (const booking of list) {
    const what = [booking.note, booking.reason].filter(Boolean).join(". ");
    const row = sheet.addRow([dayOf(booking.bookedOn), booking.measure, booking.organisation ?? "", what, booking.receipt, booking.amountCents / 100]);
    row.getCell(1).numFmt = "dd.mm.yyyy";
    row.getCell(6).numFmt = MONEY;
  }
  const last = first + list.length - 1;
  const sum = sheet.addRow([t("common.total"), null, null, null, null, list.length === 0 ? 0 : { formula: `SUM(F${first}:F${last})`, result: sumCents / 100 }]);
  sum.font = { bold: true };
  sum.getCell(6).numFmt = MONEY;
  sheet.addRow([]);
  return `F${sum.number}`;
}

/** Spreadsheets count days from midnight in UTC. */
function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
