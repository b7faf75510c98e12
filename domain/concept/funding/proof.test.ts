import excel from "exceljs";
import { expect, test } from "vitest";
import { writeProof } from "#app/documents/proof-of-use.ts";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { cancelBooking, proofOfUse, shareOf } from "./index.ts";
import { aFund } from "./test-fund.ts";

const db = await testDatabase();

test("A proof of use counts one fund and one year, without what was cancelled, and its sums are those of the spreadsheet to the cent", async () => {
  const found = await aFund(db, "2026-11-12", { ownSharePercent: 12.5 });
  const { office, fundId, book } = found;
  await book("called-up", 1_000_00, { bookedOn: "2026-01-01" });
  await book("called-up", 333_33, { bookedOn: "2026-11-12" });
  await book("called-up", 500_00, { bookedOn: "2025-12-31" });
  await book("spent", 899_99, { bookedOn: "2026-02-01", note: "=1+1", receipt: "B-1" });
  await book("spent", 10, { bookedOn: "2026-02-02" });
  const wrong = await book("spent", 77_77, { bookedOn: "2026-02-02" });
  if (!wrong.ok) throw new Error(wrong.refusal);
  await cancelBooking(office, { fundId, id: wrong.value.id, reason: "doppelt" });
  const proof = await read(office, (reader) => proofOfUse(office, reader, fundId, 2026));
  if (!proof) throw new Error("gone");
  expect(proof).toMatchObject({ calledUpCents: 1_333_33, spentCents: 900_09, ownShareCents: 112_51, fundedCents: 787_58, undatedCents: 0 });
  // What was called up on the last day of 2025 and not spent there is still in the till.
  expect(proof).toMatchObject({ carriedCents: 500_00, leftCents: 1_045_75 });

  const workbook = new excel.Workbook();
  await workbook.xlsx.load((await writeProof(proof, { region: "Ellerland", today: "2026-11-12" }, "de")).buffer);
  const rows = (workbook.worksheets[0]?.getSheetValues() ?? []) as unknown[][];
  const amount = (label: string) => rows.filter((row) => row?.[1] === label).map((row) => row[6]);
  expect(amount("Summe")).toEqual([
    { formula: "SUM(F10:F11)", result: 900.09 },
    { formula: "SUM(F16:F17)", result: 1333.33 },
  ]);
  expect(amount("davon Eigenanteil des Landkreises")).toMatchObject([{ result: 112.51 }]);
  expect(amount("davon Zuwendung")).toMatchObject([{ result: 787.58 }]);
  expect(amount("Übertrag aus Vorjahren (unter null: dort vorgestreckt)")).toEqual([500]);
  expect(amount("abgerufen und noch nicht ausgegeben (unter null: noch abzurufen)")).toEqual([{ formula: "F25+F26-F24", result: 1045.75 }]);
  expect(rows.filter((row) => row?.[1] === "Bewilligt für").map((row) => row[2])).toEqual(["1. Januar 2025 bis 31. Dezember 2026"]);
  const entries = rows.filter((row) => row?.[1] instanceof Date).map((row) => [row[4], row[5], row[6]]);
  expect(entries).toEqual([
    ["=1+1", "B-1", 899.99],
    ["", "", 0.1],
    ["", "", 1000],
    ["", "", 333.33],
  ]);
});

test("What a year spent ahead of its call-ups is taken off the next year's; later years change nothing", async () => {
  const { office, fundId, book } = await aFund(db, "2026-11-12", { ownSharePercent: 10 });
  await book("called-up", 100_00, { bookedOn: "2025-03-01" });
  await book("spent", 200_00, { bookedOn: "2025-12-30", reason: "Vorleistung" });
  await book("called-up", 300_00, { bookedOn: "2026-01-15" });
  const proof = (year: number) => read(office, (reader) => proofOfUse(office, reader, fundId, year));
  expect(await proof(2025)).toMatchObject({ carriedCents: 0, fundedCents: 180_00, leftCents: -80_00 });
  expect(await proof(2026)).toMatchObject({ carriedCents: -80_00, leftCents: 220_00 });
});

test("What a measure's form says is called up without a day is said, and counts in no year", async () => {
  const { office, fundId, aLine } = await aFund(db);
  await aLine({ calledUpCents: 250_00 });
  expect(await read(office, (reader) => proofOfUse(office, reader, fundId, 2026))).toMatchObject({ undatedCents: 250_00, calledUpCents: 0 });
});

test.each([
  [10_000, 10, 1_000],
  [1, 50, 1],
  [3, 33.33, 1],
  [99_999_999_99, 12.34, 1_234_000_000],
])("%d cents at %d per cent are %d", (cents, percent, share) => expect(shareOf(cents, percent)).toBe(share));
