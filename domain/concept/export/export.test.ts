import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import type { ConceptTree } from "../tree.ts";
import { conceptJson, guardCell, unguardCell, writeConceptCsv, writeConceptXlsx } from "./index.ts";
import type { Standing } from "./index.ts";

const place = null;
const recommendation = (text: string, subPoints: string[] = [], notes: string[] = []) => ({
  text,
  subPoints,
  notes,
  place,
});

const concept: ConceptTree = {
  title: "Integrationskonzept 2024–2029",
  principles: [{ text: "Wir entscheiden gemeinsam.", focusPoints: ["Beirat"], place }],
  chapters: [{ title: "Vorwort", paragraphs: ["Ein Anfang."], place }],
  actionFields: [
    {
      label: "Handlungsfeld I",
      title: "Sprache; Bildung",
      introduction: [],
      place,
      guidingGoals: [
        {
          text: null,
          place,
          goals: [{ text: "Kurse erreichen alle", place, recommendations: [recommendation('Der Kurs „Los" beginnt.')] }],
        },
        {
          text: "Eltern lernen mit",
          place,
          goals: [
            {
              text: "Kinder sind betreut",
              place,
              recommendations: [
                recommendation("=SUMME(A1)", ["-Räume", "Kräfte"], ["Hinweis: erst ab 2026"]),
                recommendation("'@home bleibt es wörtlich", ["eine\nZeile"]),
              ],
            },
            { text: "Noch ohne Empfehlung", place, recommendations: [] },
          ],
        },
      ],
    },
    { label: null, title: "Wohnen", introduction: [], place, guidingGoals: [] },
  ],
};

const rowsOf = (csv: string) => Papa.parse<string[]>(csv.slice(1), { delimiter: ";", skipEmptyLines: true }).data;
const conceptRows = () => rowsOf(writeConceptCsv(concept));
const standing: Standing = { state: "Auf Kurs", percent: 55, measures: ["Kurs A", "Kurs B"], latestUpdate: "Läuft." };

const sheetOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());

async function xlsxRows(bytes: Uint8Array) {
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  return sheet?.data ?? [];
}

describe("The concept as CSV", () => {
  test("is UTF-8 with BOM, semicolons and CRLF, ready for a German spreadsheet", () => {
    const csv = writeConceptCsv(concept);
    expect(csv.startsWith("\uFEFFNr.;Handlungsfeld;Leitziel;Ziel;Empfehlung;Unterpunkte;Hinweise\r\n1.1.1;")).toBe(true);
    expect(csv.endsWith("\r\n")).toBe(true);
  });

  test("has one row per recommendation with everything above it, and a row for what is still empty", () => {
    expect(conceptRows().map(([number, field, guidingGoal, goal]) => [number, field, guidingGoal, goal])).toEqual([
      ["Nr.", "Handlungsfeld", "Leitziel", "Ziel"],
      ["1.1.1", "Handlungsfeld I: Sprache; Bildung", "", "Kurse erreichen alle"],
      ["1.2.1", "Handlungsfeld I: Sprache; Bildung", "Eltern lernen mit", "Kinder sind betreut"],
      ["1.2.2", "Handlungsfeld I: Sprache; Bildung", "Eltern lernen mit", "Kinder sind betreut"],
      ["1.3", "Handlungsfeld I: Sprache; Bildung", "Eltern lernen mit", "Noch ohne Empfehlung"],
      ["2", "Wohnen", "", ""],
    ]);
  });

  test("keeps quotes, writes sub-points one per line, and lets no cell become a formula", () => {
    const [, quoted, formula, guarded] = conceptRows().map((row) => row.slice(4));
    expect(quoted).toEqual(['Der Kurs „Los" beginnt.', "", ""]);
    expect(formula).toEqual(["'=SUMME(A1)", "'-Räume\nKräfte", "Hinweis: erst ab 2026"]);
    expect(guarded).toEqual(["''@home bleibt es wörtlich", "eine Zeile", ""]);
  });

  test("has four more columns where the standing is told", () => {
    const [heading, first, ...others] = rowsOf(writeConceptCsv(concept, (item) => (item.text.startsWith("Der Kurs") ? standing : undefined))).map((row) =>
      row.slice(7),
    );
    expect(heading).toEqual(["Stand", "Umgesetzt in %", "Umsetzung (Maßnahmen)", "Letzter Sachstand"]);
    expect(first).toEqual(["Auf Kurs", "55", "Kurs A\nKurs B", "Läuft."]);
    expect(others).toEqual(others.map(() => ["", "", "", ""]));
  });
});

describe("Guarding a cell", () => {
  test.each(["=1+1", "+49 5555", "-Punkt", "@name", "\tEinzug", "'=1", "''-x", "'s Heide", "'", "", "Plan - B"])("gives back %j exactly", (text) => {
    expect(unguardCell(guardCell(text))).toBe(text);
    expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r\n]/);
  });
});

test("Unguarding leaves alone what was never guarded", () => {
  expect(["=1", "-x", "'s Heide", "''", "Wort"].map(unguardCell)).toEqual(["=1", "-x", "'s Heide", "''", "Wort"]);
});

describe("The concept as XLSX", () => {
  test("holds the same cells as the CSV, text unguarded and figures as numbers", async () => {
    const rows = await xlsxRows(await writeConceptXlsx(concept, { standingOf: () => standing }));
    expect(rows[0]).toContain("Umgesetzt in %");
    expect(rows.map((row) => row[0])).toEqual(conceptRows().map((row) => row[0]));
    expect(rows[2]?.slice(4)).toEqual(["=SUMME(A1)", "-Räume\nKräfte", "Hinweis: erst ab 2026", "Auf Kurs", 55, "Kurs A\nKurs B", "Läuft."]);
  });

  test("contains no formula, and is the same file every time", async () => {
    const [once, again] = [await writeConceptXlsx(concept), await writeConceptXlsx(concept)];
    expect(sheetOf(once)).not.toContain("<f>");
    expect(sheetOf(once)).toBe(sheetOf(again));
  });

  test("drops control characters that would make the file unreadable", async () => {
    const odd: ConceptTree = {
      ...concept,
      actionFields: [{ ...concept.actionFields[1]!, title: "Woh\u0000\u000Bnen" }],
    };
    expect((await xlsxRows(await writeConceptXlsx(odd)))[1]?.[1]).toBe("Wohnen");
  });
});

describe("The concept as JSON", () => {
  test("tells everything, chapters and principles too, numbered like the tables, without places", () => {
    const json = conceptJson(concept, () => standing);
    expect(json).toMatchObject({ principles: [{ focusPoints: ["Beirat"] }], chapters: [{ title: "Vorwort" }] });
    expect(json.actionFields[0]?.guidingGoals[1]?.goals[0]?.recommendations[0]).toEqual({
      id: undefined,
      number: "1.2.1",
      text: "=SUMME(A1)",
      subPoints: ["-Räume", "Kräfte"],
      notes: ["Hinweis: erst ab 2026"],
      standing,
    });
    expect(JSON.stringify(json)).not.toContain('"place"');
  });
});
