import { describe, expect, test } from "vitest";
import { renderPdf, type Block, type Document } from "./index.ts";

const at = new Date("2026-11-22T10:00:00Z");
const paper = (...blocks: Block[]): Document => ({ title: "Auskunft", subtitle: "Ludmilla Ostertag", language: "de", footer: "Landkreis Ellerland", blocks });
const everyKind = paper(
  { kind: "heading", level: 1, text: "Netzwerk" },
  { kind: "paragraph", text: "Wir halten diese Angaben." },
  { kind: "list", items: ["eins", "zwei"] },
  { kind: "facts", facts: [{ name: "E-Mail", value: "ostertag@example.org" }] },
  { kind: "table", caption: "Einträge", columns: ["Wann", "Was"], rows: [["heute", "gelesen"]] },
);

/** What a reader's program finds, by another engine than the one that wrote it. */
async function open(pdf: Uint8Array) {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const roles = JSON.stringify(await page.getStructTree()).matchAll(/"role":"(\w+)"/g);
  const { info, metadata } = await document.getMetadata();
  return {
    pages: document.numPages,
    text: items
      .map((item) => ("str" in item ? item.str : ""))
      .join(" ")
      .replaceAll(/\s+/g, " "),
    roles: [...new Set([...roles].map(([, role]) => role))],
    info: info as { Title?: string; Language?: string },
    claims: String(metadata?.getRaw()),
    marked: (await document.getMarkInfo())?.Marked,
  };
}

describe("A document as PDF", () => {
  test("says that it is PDF/UA-1, and is tagged with title, language, headings, lists and table heads", async () => {
    const found = await open(await renderPdf(everyKind, { at }));
    expect(found).toMatchObject({ pages: 1, marked: true, info: { Title: "Auskunft", Language: "de" } });
    expect(found.claims).toContain("pdfuaid");
    expect(found.roles).toEqual(expect.arrayContaining(["H1", "H2", "P", "L", "LI", "Table", "TH", "TD", "Caption"]));
    for (const word of ["Ludmilla Ostertag", "Netzwerk", "zwei", "ostertag@example.org", "gelesen"]) expect(found.text).toContain(word);
  });

  test("never reads data as its own language", async () => {
    const text = '#read("/etc/passwd") *fett* $x$ = Titel <label> @verweis';
    expect((await open(await renderPdf(paper({ kind: "paragraph", text }), { at }))).text).toContain(text);
  });

  test("sets the scripts of our fonts, and prints what none of them has as a question mark", async () => {
    const found = await open(await renderPdf(paper({ kind: "paragraph", text: "Łódź Київ ሰላም 漢 😀." }), { at }));
    expect(found.text).toContain("Łódź Київ ሰላም ? ?.");
  });

  test("is the same for the same moment, byte by byte, also when many are asked for at once", async () => {
    const many = await Promise.all(Array.from({ length: 5 }, () => renderPdf(everyKind, { at })));
    expect(new Set(many.map((pdf) => Buffer.from(pdf).toString("base64"))).size).toBe(1);
    const other = await renderPdf(paper(), { at });
    expect(Buffer.from(other).equals(Buffer.from(many[0] ?? []))).toBe(false);
  });

  test("for the archive says that it is PDF/A-3a", async () => {
    expect((await open(await renderPdf(everyKind, { at, standard: "a-3a" }))).claims).toMatch(/pdfaid:part[^0-9]*3/);
  });
});
