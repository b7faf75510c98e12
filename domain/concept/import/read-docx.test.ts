import { describe, expect, test } from "vitest";
import { readConcept } from "./index.ts";
import { pack } from "./office-packages.ts";
import { outline } from "./tree-lines.ts";

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string) => `<w:p>${inner.startsWith("<") ? inner : run(inner)}</w:p>`;
const heading = (text: string) => `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${run(text)}</w:p>`;
const cell = (inner: string) => `<w:tc>${inner.startsWith("<w:p>") ? inner : p(inner)}</w:tc>`;
const table = (...rows: string[][]) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
const HEAD = ["Ziel", "Empfehlung"];
const FIELD = heading("Handlungsfeld 1: Wohnen");

/** Reads what Word would write between `<w:body>` and its end. */
async function word(body: string) {
  const namespaces = 'xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v"';
  const bytes = pack({ "[Content_Types].xml": "<Types/>", "word/document.xml": `<w:document ${namespaces}><w:body>${body}</w:body></w:document>` });
  const result = await readConcept({ name: "konzept.docx", bytes });
  if (!result.ok) throw new Error(result.refusal);
  return { ...result.value, lines: outline(result.value.tree) };
}

describe("What Word puts around a text", () => {
  test("a text box, which Word writes twice, is read once", async () => {
    const box = (inner: string) => `<w:txbxContent>${inner}</w:txbxContent>`;
    const both = (inner: string) =>
      p(
        `<w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box(inner)}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(inner)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      );
    const { lines, tree } = await word(both(FIELD) + both(p("Gut zu wissen.")) + table(HEAD, ["Alle wohnen.", "Der Kreis baut."]));
    expect(lines).toEqual(["F Handlungsfeld 1: Wohnen", "Z Alle wohnen.", "E Der Kreis baut."]);
    expect(tree.actionFields[0]?.introduction).toEqual(["Gut zu wissen."]);
  });

  test("content controls around rows, cells and words change nothing", async () => {
    const control = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const row = `<w:tr>${control(cell("Alle wohnen."))}${cell(`<w:p>${control(run("Der Kreis baut."))}</w:p>`)}</w:tr>`;
    const { lines } = await word(control(FIELD) + `<w:tbl><w:tr>${HEAD.map(cell).join("")}</w:tr>${control(row)}</w:tbl>`);
    expect(lines).toEqual(["F Handlungsfeld 1: Wohnen", "Z Alle wohnen.", "E Der Kreis baut."]);
  });

  test("moved text stands where it was moved to", async () => {
    const moved = (tag: string) => `<w:p><w:${tag}>${run("Die Städte bauen.")}</w:${tag}></w:p>`;
    const { lines } = await word(FIELD + table(HEAD, ["Alle wohnen.", moved("moveFrom") + p("Der Kreis baut.")], ["", moved("moveTo")]));
    expect(lines.slice(2)).toEqual(["E Der Kreis baut.", "E Die Städte bauen."]);
  });
});

describe("A table inside a table", () => {
  test("in a cell becomes points of what stands above it", async () => {
    const { lines, suggestions } = await word(
      FIELD + table(HEAD, ["Alle wohnen.", p("Der Kreis baut.") + table(["Ort", "Häuser"], ["Talheim", "drei"]) + p("")]),
    );
    expect(lines.slice(2)).toEqual(["E Der Kreis baut.", "- Ort | Häuser", "- Talheim | drei"]);
    expect(suggestions).toMatchObject([{ kind: "sub-points", reason: "table-in-cell" }]);
  });

  test("as the only thing in a frame is read as if it stood alone", async () => {
    const { lines } = await word(`<w:tbl><w:tr><w:tc>${FIELD}${table(HEAD, ["Alle wohnen.", "Der Kreis baut."])}<w:p/></w:tc></w:tr></w:tbl>`);
    expect(lines).toEqual(["F Handlungsfeld 1: Wohnen", "Z Alle wohnen.", "E Der Kreis baut."]);
  });
});

describe("The page a place stands on", () => {
  const ended = '<w:r><w:br w:type="page"/></w:r>';
  const noted = "<w:r><w:lastRenderedPageBreak/></w:r>";

  async function pagesOf(body: string) {
    const { tree } = await word(body);
    const goals = tree.actionFields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals));
    return goals.flatMap((goal) => goal.recommendations.map(({ place }) => place?.page));
  }

  test("is counted at the author's breaks and at those Word noted, once where both stand at one place", async () => {
    expect(await pagesOf(FIELD + p(ended) + table(HEAD, [`<w:p>${noted}${run("Alle wohnen.")}</w:p>`, "Der Kreis baut."]))).toEqual([2]);
    expect(await pagesOf(FIELD + `<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>` + table(HEAD, ["Alle wohnen.", "Der Kreis baut."]))).toEqual([2]);
  });

  test("turns inside a row: its cells begin on the same page, and the next row where the longest ends", async () => {
    const cut = (text: string) => `<w:p>${run("Es gilt:")}${noted}${run(text)}</w:p>`;
    const rows = [
      [cut("Alle wohnen."), cut("Der Kreis baut.") + p("Die Städte bauen.")],
      ["Wege sind kurz.", "Busse fahren."],
    ];
    expect(await pagesOf(FIELD + table(HEAD, ...rows))).toEqual([1, 2, 2]);
  });

  test("is not guessed where the file has no breaks", async () => {
    expect(await pagesOf(FIELD + table(HEAD, ["Alle wohnen.", "Der Kreis baut."]))).toEqual([undefined]);
  });
});
