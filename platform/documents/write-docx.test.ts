import { expect, test } from "vitest";
import { faultsOfWordFile } from "#tests/support/word-file.ts";
import type { Document } from "./document.ts";
import { writeDocx } from "./write-docx.ts";

const document: Document = {
  title: "Protokoll & mehr",
  subtitle: "Landkreis Ellerland",
  language: "de",
  footer: "Seite",
  blocks: [
    { kind: "heading", level: 1, text: "TOP 1" },
    { kind: "facts", facts: [{ name: "Ort", value: "Kreishaus\nRaum 101" }] },
    { kind: "list", items: ["Brot", "Salz"] },
    { kind: "heading", level: 2, text: "Beschluss" },
    { kind: "paragraph", text: "<w:p>" },
    {
      kind: "table",
      caption: "Aufgaben",
      columns: ["Was", "Wer"],
      rows: [
        ["Antrag", "Amira"],
        ["", ""],
      ],
    },
    { kind: "table", caption: "Leer", columns: ["Was"], rows: [] },
  ],
};

test("A Word file with every kind of block keeps the rules of its standard", () => {
  const at = new Date("2026-11-12T10:00:00Z");
  expect(faultsOfWordFile(writeDocx(document, { at }))).toEqual([]);
  expect(faultsOfWordFile(writeDocx({ ...document, language: "en", subtitle: "", blocks: [] }, { at }))).toEqual([]);
});

test("A row with a cell too many is a fault", () => {
  const torn: Document = { ...document, blocks: [{ kind: "table", caption: "", columns: ["Was"], rows: [["Antrag", "Amira"]] }] };
  expect(faultsOfWordFile(writeDocx(torn, { at: new Date("2026-11-12T10:00:00Z") }))).toEqual(["a row with more or fewer cells than columns"]);
});
