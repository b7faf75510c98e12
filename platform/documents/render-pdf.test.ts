import { describe, expect, test } from "vitest";
import { renderPdf, renderPocketFold, type Block, type Document, type PocketFold } from "./index.ts";

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

describe("A fold for the pocket", () => {
  const groups = (each: number) =>
    ["Sprache", "Arbeit", "Wohnen"].map((heading) => ({
      heading,
      entries: Array.from({ length: each }, (_, place) => ({
        name: `${heading}sstelle ${place + 1}`,
        lines: ["05555 9820-114", "Montag bis Freitag 8 bis 12 Uhr"],
      })),
      further: each > 10 ? 5 : 0,
    }));
  const fold = (each: number): PocketFold => ({
    title: "Kontakte",
    subtitle: "Landkreis Ellerland",
    language: "de",
    urgent: [{ name: "Notruf", value: "112" }],
    groups: groups(each),
    more: "Weitere zu diesem Thema: {count}",
    back: ["Alle Kontakte: ellerland.example"],
  });

  test("is one sheet, tagged and read from its first page to its last, however its pages lie", async () => {
    const found = await open(await renderPocketFold(fold(4), { at }));
    expect(found).toMatchObject({ pages: 1, marked: true, info: { Title: "Kontakte", Language: "de" } });
    expect(found.claims).toContain("pdfuaid");
    expect(found.roles).toEqual(expect.arrayContaining(["H1", "H2", "P"]));
    const order = ["Kontakte", "112", "Sprache", "Sprachesstelle 4", "Arbeit", "Wohnensstelle 4", "Alle Kontakte"].map((word) => found.text.indexOf(word));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(found.text).not.toContain("Weitere");
  });

  test("holds the first of every group where not all fit, and counts the others", async () => {
    const { text, pages } = await open(await renderPocketFold(fold(60), { at }));
    expect(pages).toBe(1);
    const counts = ["Sprache", "Arbeit", "Wohnen"].map((heading) => text.match(new RegExp(`${heading}sstelle `, "g"))?.length ?? 0);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(Math.min(...counts)).toBeGreaterThan(5);
    expect([...text.matchAll(/Weitere zu diesem Thema: (\d+)/g)].map(([, count]) => Number(count))).toEqual(counts.map((count) => 65 - count));
    expect(text).toContain("Alle Kontakte");
  });
});
