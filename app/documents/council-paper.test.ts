import { unzipSync, strFromU8 } from "fflate";
import { expect, test } from "vitest";
import { renderPdf, writeDocx } from "#platform/documents/index.ts";
import { councilPaperDocument } from "./council-paper.ts";

const at = new Date("2026-11-22T00:00:00Z");
const of = { title: "Zusammen leben", region: "Landkreis Ellerland", office: "Koordinierungsstelle", today: "2026-11-22" };
const paper = {
  facts: "Es gilt die Fassung 1.3.\nSie ist von 2025.",
  reasons: "Gegenüber der geltenden Fassung ändert sich:\n– Neu: ein Lernraum\n- Erledigt: die Mappe\nAlles Übrige bleibt.\n\n– Verschoben: die Einladung",
  money: "Bewilligt sind 8.599.700 €.",
  proposal: "Das Konzept wird beschlossen.",
};

test("A council paper makes a list of every line that begins with a dash, also right below a sentence, and leaves the lines of a text", () => {
  const told = councilPaperDocument(paper, of).blocks.map((block) =>
    block.kind === "list" ? block.items : block.kind === "heading" || block.kind === "paragraph" ? block.text : null,
  );
  expect(told).toEqual([
    "Sachverhalt",
    "Es gilt die Fassung 1.3.\nSie ist von 2025.",
    "Begründung",
    "Gegenüber der geltenden Fassung ändert sich:",
    ["Neu: ein Lernraum", "Erledigt: die Mappe"],
    "Alles Übrige bleibt.",
    ["Verschoben: die Einladung"],
    "Finanzielle Auswirkungen",
    "Bewilligt sind 8.599.700 €.",
    "Beschlussvorschlag",
    "Das Konzept wird beschlossen.",
  ]);
});

test("The paper says the same as Word file and as PDF", async () => {
  const document = councilPaperDocument(paper, of);
  const word = strFromU8(unzipSync(writeDocx(document, { at }))["word/document.xml"] ?? new Uint8Array())
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, "");
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const pdf = await getDocument({ data: await renderPdf(document, { at }), verbosity: 0 }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const print = items.map((item) => ("str" in item ? item.str : "")).join("");
  for (const text of [of.title, ...Object.values(paper)])
    for (const line of text.split("\n").filter(Boolean)) {
      const said = line.replace(/^[–-] /, "").replaceAll(/\s+/g, "");
      expect(word).toContain(said);
      expect(print.replaceAll(/\s+/g, "")).toContain(said);
    }
});
