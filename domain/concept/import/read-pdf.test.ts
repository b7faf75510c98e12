import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { describe, expect, test } from "vitest";
import { acceptAll, readConcept } from "./index.ts";
import { outline } from "./tree-lines.ts";

/** A PDF as a word processor writes it, with its structure or without. */
function pdf(typst: string, tagged = true): Uint8Array {
  const compiler = NodeCompiler.create();
  const head = '#set page(width: 29.7cm, height: 12cm, footer: context [Seite #counter(page).display()])\n#set text(lang: "de", size: 11pt)\n';
  const { result } = compiler.compile({ mainFileContent: head + typst });
  if (!result) throw new Error("This is no Typst.");
  return compiler.pdf(result, { pdfTags: tagged });
}

async function read(bytes: Uint8Array) {
  const file = { name: "konzept.pdf", bytes };
  const first = await readConcept(file);
  const result = first.ok ? await readConcept(file, acceptAll(first.value.suggestions)) : first;
  if (!result.ok) throw new Error(result.refusal);
  const goals = result.value.tree.actionFields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals));
  return { lines: outline(result.value.tree), pages: goals.flatMap((goal) => goal.recommendations.map(({ place }) => place?.page)) };
}

const long = Array.from({ length: 24 }, (_, index) => `Der Verein ${index + 1} lädt neue Nachbarn in sein Haus ein.`).join(" ");
const CONCEPT = `
= Handlungsfeld 1: Wohnen
Alle sollen gut wohnen können, in der Stadt und auf dem Land.
#table(columns: (1fr, 1fr, 2fr),
  table.header([Leitziel], [Handlungsziel], [Empfehlungen]),
  table.cell(rowspan: 2)[Alle wohnen gut und sicher.], [Wohnungen sind bezahlbar und liegen nahe bei Bus und Schule.],
  [Der Landkreis baut gemeinsam mit allen Gemeinden Wohnungen und achtet dabei auf kurze Wege.

   Die Städte stellen Grundstücke:
   - am Bahnhof
   - am Rathaus],
  [Nachbarschaft gelingt.], [${long}],
  [Alle finden Hilfe.], [Beratung ist nah.], [Eine Wohnlotsin wird eingestellt.],
)
= Handlungsfeld 2: Arbeit
#table(columns: (1fr, 1fr, 2fr),
  table.header([Leitziel], [Handlungsziel], [Empfehlungen]),
  [Arbeit gelingt.], [Abschlüsse werden anerkannt.], [Die Beratung wird ausgebaut.],
  [], [Betriebe helfen.], [Betriebe bieten Kurse an.],
)`;
const LINES = [
  "F Handlungsfeld 1: Wohnen",
  "L Alle wohnen gut und sicher.",
  "Z Wohnungen sind bezahlbar und liegen nahe bei Bus und Schule.",
  "E Der Landkreis baut gemeinsam mit allen Gemeinden Wohnungen und achtet dabei auf kurze Wege.",
  "E Die Städte stellen Grundstücke:",
  "- am Bahnhof",
  "- am Rathaus",
  "Z Nachbarschaft gelingt.",
  `E ${long}`,
  "L Alle finden Hilfe.",
  "Z Beratung ist nah.",
  "E Eine Wohnlotsin wird eingestellt.",
  "F Handlungsfeld 2: Arbeit",
  "L Arbeit gelingt.",
  "Z Abschlüsse werden anerkannt.",
  "E Die Beratung wird ausgebaut.",
  "Z Betriebe helfen.",
  "E Betriebe bieten Kurse an.",
];

/** Lines fill their columns, and these nearly touch. */
const filled = (concept: string) =>
  concept.replace(
    "Alle wohnen gut und sicher.",
    "Alle Menschen im Landkreis wohnen gut und sicher, auch wer neu gekommen ist und auch wer nicht viel Geld hat.",
  );
const CLOSE = `#set table(inset: (x: 1.5pt, y: 5pt))\n#set par(justify: true)\n${filled(CONCEPT)}`;

describe("Reading the tables of a PDF", () => {
  test.each([
    ["with structure", true],
    ["without structure, by the places of its words", false],
  ])("%s: merged cells, a row cut by the page and a repeated heading row are one table", async (_, tagged) => {
    const { lines, pages } = await read(pdf(CONCEPT, tagged));
    expect(lines).toEqual(LINES);
    expect(pages).toEqual([1, 1, 1, 2, 2, 2]);
  });

  test("without structure, headings may stand in the middle of their columns", async () => {
    const { lines } = await read(
      pdf(CONCEPT.replaceAll("[Leitziel], [Handlungsziel], [Empfehlungen]", "..([Leitziel], [Handlungsziel], [Empfehlungen]).map(align.with(center))"), false),
    );
    expect(lines).toEqual(LINES);
  });

  test("without structure, columns may stand as close to each other as words do", async () => {
    const { lines } = await read(pdf(CLOSE, false));
    expect(lines).toEqual(LINES.map(filled));
  });

  test("without structure, running text below a table is none of its rows", async () => {
    const below = "Zum Schluss dankt der Landkreis allen, die an diesem Konzept mitgeschrieben haben, in den Werkstätten und an den Küchentischen. ".repeat(2);
    const { lines } = await read(pdf(`${CLOSE}\n${below}`, false));
    expect(lines).toEqual(LINES.map(filled));
  });

  test("without structure, a heading that goes on in the next line is one", async () => {
    const long = "Handlungsfeld 2: Arbeit und Ausbildung, Anerkennung von Abschlüssen, Sprache im Betrieb, Gründung und Zusammenarbeit im Netzwerk der Region";
    const { lines } = await read(pdf(CONCEPT.replace("Handlungsfeld 2: Arbeit", long), false));
    expect(lines.filter((line) => line.startsWith("F "))).toEqual(["F Handlungsfeld 1: Wohnen", `F ${long}`]);
  });

  test("without structure, words cut at the end of a line are whole again", async () => {
    const { lines } = await read(
      pdf(
        "Handlungsfeld 1: Wohnen\n#table(columns: 2, [Ziel], [Empfehlung], [Alle wohnen.], [Der Kreis baut Häu-\\ ser für Aus- \\ und Heimkehrer, \\ auch Kita- \\ Plätze.])",
        false,
      ),
    );
    expect(lines.at(-1)).toBe("E Der Kreis baut Häuser für Aus- und Heimkehrer, auch Kita-Plätze.");
  });
});

describe("Refusing a PDF", () => {
  const refusal = async (bytes: Uint8Array) => {
    const result = await readConcept({ name: "konzept.pdf", bytes });
    return result.ok ? "read" : result.refusal;
  };
  const text = (content: string) => new TextEncoder().encode(content);

  test("that is a scan", async () => {
    expect(await refusal(pdf("#rect(width: 10cm, height: 5cm)"))).toBe("scanned-pdf");
  });

  test("that is protected by a password", async () => {
    const secret = "00".repeat(32);
    const body = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj";
    const locked = `3 0 obj<</Filter/Standard/V 1/R 2/O<${secret}>/U<${secret}>/P -4>>endobj trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>`;
    expect(await refusal(text(`%PDF-1.4\n${body} ${locked}`))).toBe("encrypted");
  });

  test("that is cut or damaged, without a fault", async () => {
    const whole = pdf(CONCEPT);
    expect(await refusal(text("%PDF-1.7\n…"))).toBe("broken-pdf");
    for (const part of [0.2, 0.5, 0.8, 0.95]) expect(await refusal(whole.slice(0, whole.length * part))).toEqual(expect.any(String));
  });

  test("without a table we know, and says what was expected", async () => {
    expect(await refusal(pdf("= Vorwort\nDer Landkreis wächst, und mit ihm die Aufgaben."))).toBe("unknown-headings");
  });
});
