import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { startRandom } from "./generate-concept.ts";
import { generateDocument } from "./generate-documents.ts";
import { readConcept } from "./index.ts";
import { docxOf, pack, xlsxOf } from "./office-packages.ts";

const refusalOf = async (bytes: Uint8Array, name = "konzept.docx") => {
  const result = await readConcept({ name, bytes });
  return result.ok ? "read" : result.refusal;
};

const docx = docxOf([
  { kind: "heading", level: 1, text: "Handlungsfeld 1: Wohnen" },
  {
    kind: "table",
    rows: [
      [{ lines: [{ text: "Ziel" }] }, { lines: [{ text: "Empfehlung" }] }],
      [{ lines: [{ text: "Alle wohnen." }] }, { lines: [{ text: "Der Kreis baut." }] }],
    ],
  },
]);
const contentTypes = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const word = (document: string) => pack({ "[Content_Types].xml": contentTypes, "word/document.xml": document });

/** The size a package claims for its largest part, in the directory and before the part. */
function claim(bytes: Uint8Array, size: number): Uint8Array {
  const lying = bytes.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at < lying.length - 46; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, size, true);
  }
  return lying;
}

describe("Refusing a file", () => {
  test("the file all these are made from is read", async () => {
    expect(await refusalOf(docx)).toBe("read");
  });

  test.each([
    ["an empty file", new Uint8Array(), "empty-file"],
    ["nothing but spaces and a byte order mark", strToU8("\uFEFF \r\n  "), "empty-file"],
    ["a broken PDF, whatever its name", strToU8("%PDF-1.7\n%…"), "broken-pdf"],
    ["an encrypted DOCX", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from("EncryptedPackage", "utf16le")]), "encrypted"],
    [
      "a DOC of the nineties",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from("WordDocument", "utf16le")]),
      "old-office-format",
    ],
    ["half a DOCX", docx.slice(0, docx.length / 2), "broken-docx"],
    ["a DOCX whose XML is cut", word('<w:document xmlns:w="w"><w:body><w:p>'), "broken-docx"],
    ["a DOCX without a body", word('<w:document xmlns:w="w"/>'), "broken-docx"],
    ["a DOCX with macros", pack({ "word/document.xml": "", "word/vbaProject.bin": "x" }), "macro-file"],
    [
      "a DOCX that says it has macros",
      pack({
        "[Content_Types].xml": '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        "word/document.xml": "",
      }),
      "macro-file",
    ],
    ["a document type", word('<!DOCTYPE d><w:document xmlns:w="w"><w:body/></w:document>'), "external-entities"],
    [
      "an external entity",
      word(
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>',
      ),
      "external-entities",
    ],
    ["an entity nobody declared", word('<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>'), "broken-docx"],
    ["a package of something else", pack({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }), "unknown-type"],
    ["a web page", strToU8("<!doctype html><table><tr><td>Ziel</td></tr></table>"), "unknown-type"],
    ["random bytes", Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + ((index * index) % 251)) % 256), "unknown-type"],
  ])("%s", async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toBe(refusal);
  });

  test("XML nested deeper than any document", async () => {
    const deep = `${"<w:sdt>".repeat(5000)}${"</w:sdt>".repeat(5000)}`;
    expect(await refusalOf(word(`<w:document xmlns:w="w"><w:body>${deep}</w:body></w:document>`))).toBe("broken-docx");
  });

  test("a ZIP bomb, by what it claims and by what it holds", async () => {
    const bomb = zipSync({ "[Content_Types].xml": strToU8(contentTypes), "word/document.xml": new Uint8Array(60_000_000) }, { level: 6 });
    expect(await refusalOf(bomb)).toBe("zip-bomb");
    expect(await refusalOf(claim(bomb, 2_000))).toBe("zip-bomb");
  });

  test("a million rows, before they are all unpacked", async () => {
    const rows = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 1}"><c><v>1</v></c></row>`);
    const sheet = `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
    const parts = {
      "[Content_Types].xml": contentTypes,
      "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Konzept" r:id="r1"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      "xl/worksheets/sheet1.xml": sheet,
    };
    expect(await refusalOf(pack(parts))).toBe("too-many-rows");
  });

  test("a million rows of a Word table, before they are all unpacked", async () => {
    const rows = "<w:tr><w:tc/></w:tr>".repeat(1_000_000);
    expect(await refusalOf(word(`<w:document xmlns:w="w"><w:body><w:tbl>${rows}</w:tbl></w:body></w:document>`))).toBe("too-many-rows");
  });

  test("more elements than any document has", async () => {
    expect(await refusalOf(word(`<w:document xmlns:w="w"><w:body>${"<w:p/>".repeat(1_000_000)}</w:body></w:document>`))).toBe("zip-bomb");
  });

  test("more rows of text than any concept has", async () => {
    expect(await refusalOf(strToU8(`Ziel;Empfehlung\n${"Alle wohnen.;Der Kreis baut.\n".repeat(2_001)}`), "k.csv")).toBe("too-many-rows");
  });

  test("unknown headings, and says which were found and which expected", async () => {
    const result = await readConcept({ name: "k.csv", bytes: strToU8("Jahr;Zuzug;Wegzug\n2024;12;7\n") });
    expect(result).toEqual({
      ok: false,
      refusal: "unknown-headings",
      details: { found: ["Jahr", "Zuzug", "Wegzug"], expected: ["Handlungsfeld", "Leitziel", "Handlungsziel", "Empfehlung", "Maßnahme"] },
    });
  });

  test("a text without goals: its headings count as found", async () => {
    const bytes = docxOf([
      { kind: "heading", level: 1, text: "Vorwort" },
      { kind: "text", text: "Worte." },
    ]);
    expect(await readConcept({ name: "k.docx", bytes })).toMatchObject({ refusal: "unknown-headings", details: { found: ["Vorwort"] } });
  });
});

describe("Reading damaged files", () => {
  const csv = Buffer.from('Handlungsfeld;Ziel;Empfehlung\nWohnen;Alle wöhnen.;"Der Kreis baut.\nÜberall."\n'.repeat(5));
  const xlsx = xlsxOf(
    [
      {
        name: "Blatt",
        rows: [
          ["Ziel", "Empfehlung"],
          ["Alle wohnen.", "Der Kreis baut."],
        ].map((texts) => ({ texts, merges: [] })),
      },
    ],
    true,
  );
  const larger = [1, 2, 3].map((seed) => generateDocument(seed).bytes);

  test.each([["DOCX", docx], ["XLSX", xlsx], ["CSV", csv], ...larger.map((bytes, index): [string, Uint8Array] => [`generated document ${index + 1}`, bytes])])(
    "a %s cut anywhere or with turned bytes is read or refused, never a fault",
    async (_, bytes) => {
      const random = startRandom(bytes.length);
      for (let round = 0; round < 60; round++) {
        const cut = bytes.slice(0, random.whole(0, bytes.length));
        const turned = bytes.slice();
        for (let flips = random.whole(1, 8); flips > 0; flips--) turned[random.whole(0, bytes.length - 1)] = random.whole(0, 255);
        for (const damaged of [cut, turned]) expect(await refusalOf(damaged)).toEqual(expect.any(String));
      }
    },
  );
});
