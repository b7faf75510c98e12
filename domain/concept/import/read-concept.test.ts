import { describe, expect, test } from "vitest";
import { acceptAll, type Decisions, readConcept, toDryRunJson } from "./index.ts";
import { docxOf, type GridCell, type Part } from "./office-packages.ts";
import { outline } from "./tree-lines.ts";

async function read(name: string, bytes: Uint8Array, decisions?: Decisions) {
  const result = await readConcept({ name, bytes }, decisions);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

const readCsv = (text: string, decisions?: Decisions) => read("konzept.csv", new TextEncoder().encode(text), decisions);

async function acceptCsv(text: string) {
  return readCsv(text, acceptAll((await readCsv(text)).suggestions));
}

/** What stands below the only goal, if these are the lines of its cell. */
async function inCell(...lines: string[]): Promise<string[]> {
  const { tree } = await acceptCsv(`Ziel;Empfehlung\nEs gibt Kurse.;"${lines.join("\n")}"\n`);
  return outline(tree).slice(2);
}

const heading = (text: string, level = 1): Part => ({ kind: "heading", level, text });
const bold = (text: string): Part => ({ kind: "bold", text });
const text = (line: string): Part => ({ kind: "text", text: line });
const cell = (...lines: string[]): GridCell => ({ lines: lines.map((text) => ({ text })) });
const table = (...rows: GridCell[][]): Part => ({ kind: "table", rows });

describe("Reading the headings of a table", () => {
  test.each([
    ["Leitziel;Handlungsziel;Empfehlungen", "in any number"],
    ["LEITZIELE;ZIELE;MASSNAHMEN", "in capitals"],
    ["Leitziel(e);Ziel(e);Empfehlung(en)", "with the plural in brackets"],
    ["Strategisches Ziel;Operatives Ziel;Maßnahme", "as strategic and operative goal"],
    ["Ziel;Teilziel;Handlungsempfehlung", "as goal and part of a goal"],
    ["LZ;HZ;HE", "as abbreviations"],
    ["Leitziel:;Handlungsziel:;Empfehlungen für die Umsetzung:", "with colons and more words"],
  ])("knows %s (%s)", async (heading) => {
    const { tree } = await readCsv(`Handlungsfeld 1: Wohnen\n${heading}\nAlle wohnen gut.;Wohnungen sind bezahlbar.;Der Kreis baut.\n`);
    expect(outline(tree)).toEqual(["F Handlungsfeld 1: Wohnen", "L Alle wohnen gut.", "Z Wohnungen sind bezahlbar.", "E Der Kreis baut."]);
  });

  test("keeps what other columns say as notes, unless told to skip them", async () => {
    const document = 'Handlungsfeld;Ziel;Maßnahme;Zuständig;Zeitraum;Ideen von Frau Albers\nWohnen;Alle wohnen.;Der Kreis baut.;"Amt 50\nAmt 65";2027;–\n';
    const { tree, suggestions } = await readCsv(document);
    expect(outline(tree).slice(2)).toEqual(["E Der Kreis baut.", "! Zuständig: Amt 50; Amt 65", "! Zeitraum: 2027"]);
    expect(suggestions).toMatchObject([{ kind: "detail-columns", original: ["Zuständig", "Zeitraum", "Ideen von Frau Albers"], suggested: "notes" }]);
    const skipped = await readCsv(document, { [suggestions[0]?.id ?? ""]: "skip" });
    expect(outline(skipped.tree).slice(2)).toEqual(["E Der Kreis baut."]);
  });

  test("asks about the same columns once, however many tables have them", async () => {
    const { suggestions } = await readCsv("Ziel;Maßnahme;Wer\nAlle wohnen.;Der Kreis baut.;Amt 65\n\nZiel;Maßnahme;Wer\nAlle lernen.;Kurse.;VHS\n");
    expect(suggestions).toHaveLength(1);
  });

  test("a detail whose recommendation stands in the row above belongs there, one without any is told", async () => {
    const { tree, problems } = await readCsv("Ziel;Maßnahme;Wer\nAlle wohnen.;;Kreis\nAlle lernen.;Kurse.;Amt für Jugend-\n;;arbeit\n;;VHS\n");
    expect(outline(tree).slice(3)).toEqual(["E Kurse.", "! Wer: Amt für Jugendarbeit; VHS"]);
    expect(problems).toContainEqual({ code: "text-without-recommendation", place: { row: 2, line: 2 }, params: { count: 1, text: "Wer: Kreis" } });
  });

  test("says which columns it leaves out: what became of a recommendation is no part of the concept", async () => {
    const { problems } = await readCsv("Ziel;Maßnahme;Stand;Letzter Sachstand\nAlle wohnen.;Der Kreis baut.;läuft;fast fertig\n");
    expect(problems).toContainEqual({ code: "columns-left-out", place: { row: 1, line: 1 }, params: { columns: "Stand, Letzter Sachstand" } });
  });

  test("a heading row with a word it does not know is no pair of word and text", async () => {
    const { ok, ...refusal } = await readConcept({
      name: "k.csv",
      bytes: new TextEncoder().encode("Ziele;Ideenspeicher\nAlle wohnen gut und günstig.;Der Kreis baut Häuser.\n"),
    });
    expect([ok, refusal]).toMatchObject([false, { refusal: "unknown-headings" }]);
  });

  test("a table without headings is read like the one before, and that is told", async () => {
    const { tree, problems } = await read(
      "k.docx",
      docxOf([
        heading("Handlungsfeld 1: Wohnen"),
        table([cell("Ziel"), cell("Empfehlung")], [cell("Alle wohnen."), cell("Der Kreis baut.")]),
        heading("Handlungsfeld 2: Lernen"),
        table([cell("Alle lernen."), cell("Kurse.")]),
      ]),
    );
    expect(outline(tree).slice(3)).toEqual(["F Handlungsfeld 2: Lernen", "Z Alle lernen.", "E Kurse."]);
    expect(problems).toMatchObject([{ code: "columns-as-before", place: { table: 2, row: 1 } }]);
  });

  test("asks what measures beside recommendations are", async () => {
    const { suggestions, tree } = await readCsv("Ziel;Empfehlung;Maßnahme\nAlle wohnen.;Der Kreis baut.;Bauplatz kaufen\n");
    expect(suggestions).toMatchObject([{ kind: "measure-column", sure: false, decided: null }]);
    expect(toDryRunJson({ tree, suggestions, problems: [] }).subPoints).toBe(0);
  });
});

describe("Reading one row per recommendation", () => {
  const rows = "Nr.;Handlungsfeld;Leitziel;Ziel;Empfehlung;Unterpunkte;Hinweise\n";

  test("repeated and empty cells both mean: as above", async () => {
    const { tree } = await readCsv(
      `${rows}1;Wohnen;Alle wohnen gut.;Es gibt Wohnungen.;Der Kreis baut.;;\n2;Wohnen;Alle wohnen gut.;Es gibt Wohnungen.;Die Städte bauen.;;\n3;;;;Vereine helfen.;;\n`,
    );
    expect(outline(tree)).toEqual(["F Wohnen", "L Alle wohnen gut.", "Z Es gibt Wohnungen.", "E Der Kreis baut.", "E Die Städte bauen.", "E Vereine helfen."]);
  });

  test("points and notes in columns of their own belong to their row", async () => {
    const { tree } = await readCsv(`${rows}1;Wohnen;;Es gibt Wohnungen.;Der Kreis baut.;"Häuser\nHöfe";nur mit Zuschuss\n`);
    expect(outline(tree)).toEqual(["F Wohnen", "Z Es gibt Wohnungen.", "E Der Kreis baut.", "- Häuser", "- Höfe", "! nur mit Zuschuss"]);
  });

  test("a field's number becomes its label", async () => {
    const { tree } = await readCsv(`${rows}1;II. Wohnen;;Es gibt Wohnungen.;Der Kreis baut.;;\n`);
    expect(tree.actionFields[0]).toMatchObject({ label: "Handlungsfeld II", title: "Wohnen" });
  });
});

describe("Reading tables that are built otherwise", () => {
  test("ditto signs mean: as above; a dash is an empty cell", async () => {
    const { tree } = await readCsv(
      'Leitziel;Ziel;Empfehlung\nAlle wohnen gut.;Es gibt Häuser.;Der Kreis baut.\n"""";s. o.;Die Städte bauen.\ndito;Wege sind kurz.;–\n',
    );
    expect(outline(tree).slice(1)).toEqual(["L Alle wohnen gut.", "Z Es gibt Häuser.", "E Der Kreis baut.", "E Die Städte bauen.", "Z Wege sind kurz."]);
  });

  test("a sheet per measure: its other rows are notes", async () => {
    const sheet = (name: string, who: string) =>
      table([cell("Maßnahme"), cell(name)], [cell("Zuständig"), cell(who)], [cell("Was es kostet"), cell("900 Euro")]);
    const { tree, problems } = await read(
      "k.docx",
      docxOf([heading("Handlungsfeld 1: Wohnen"), heading("Ziel 1.1: Alle wohnen.", 2), sheet("Bauen", "Amt 65"), sheet("Helfen", "VHS")]),
    );
    expect(outline(tree).slice(2)).toEqual([
      "E Bauen",
      "! Zuständig: Amt 65",
      "! Was es kostet: 900 Euro",
      "E Helfen",
      "! Zuständig: VHS",
      "! Was es kostet: 900 Euro",
    ]);
    expect(problems).toEqual([]);
  });

  test("a paragraph below the heading Leitziel is the guiding goal of the table below it", async () => {
    const goals = (goal: string) => table([cell("Ziel"), cell("Empfehlung")], [cell(goal), cell("Der Kreis baut.")]);
    const { tree } = await read(
      "k.docx",
      docxOf([
        heading("Handlungsfeld 1: Wohnen"),
        heading("Leitziel", 2),
        text("Alle wohnen gut."),
        goals("Es gibt Häuser."),
        heading("Ziele", 2),
        text("Das wollen wir."),
        goals("Wege sind kurz."),
      ]),
    );
    expect(outline(tree)).toEqual([
      "F Handlungsfeld 1: Wohnen",
      "L Alle wohnen gut.",
      "Z Es gibt Häuser.",
      "E Der Kreis baut.",
      "Z Wege sind kurz.",
      "E Der Kreis baut.",
    ]);
  });

  test("lines above the heading row are no fields where a column names them", async () => {
    const { tree, problems } = await readCsv(
      "Integrationskonzept;;\nStand: Mai 2027;;\n;;\nHandlungsfeld;Ziel;Maßnahme\nWohnen;Alle wohnen.;Der Kreis baut.\n",
    );
    expect(outline(tree)).toEqual(["F Wohnen", "Z Alle wohnen.", "E Der Kreis baut."]);
    expect(problems.map(({ code }) => code)).toContain("text-left-out");
  });

  test("words and texts in pairs above a table name its field and guiding goal", async () => {
    const { tree } = await readCsv(
      "Handlungsfeld 1;Wohnen;\nLeitziel 1.1;Alle wohnen gut.;\nZiel;Empfehlung;Zuständig\nEs gibt Häuser.;Der Kreis baut.;Amt 65\n",
    );
    expect(outline(tree)).toEqual(["F Handlungsfeld 1: Wohnen", "L Alle wohnen gut.", "Z Es gibt Häuser.", "E Der Kreis baut.", "! Zuständig: Amt 65"]);
  });

  test("numbers before the texts go, a new number is a new recommendation", async () => {
    const { tree } = await readCsv("Ziel;Empfehlung\n1.1 Kurse sind da.;1.1.1 Räume stellen:\n;- oben\n;- unten\n;1.1.2 Lehrkräfte gewinnen.\n");
    expect(outline(tree).slice(1)).toEqual(["Z Kurse sind da.", "E Räume stellen:", "- oben", "- unten", "E Lehrkräfte gewinnen."]);
  });

  test("a cell in which every line of the PDF has become a paragraph is one sentence again", async () => {
    const { tree } = await acceptCsv(
      'Ziel;Empfehlung\nKurse sind da.;"Die Volkshochschule bietet\nKurse in allen Gemein-\nden an.\nDer Kreis bezahlt die\nFahrt."\nSeite 3 von 9;\nWege sind kurz.;Busse fahren.\n',
    );
    expect(outline(tree).slice(1)).toEqual([
      "Z Kurse sind da.",
      "E Die Volkshochschule bietet Kurse in allen Gemeinden an.",
      "E Der Kreis bezahlt die Fahrt.",
      "Z Wege sind kurz.",
      "E Busse fahren.",
    ]);
  });
});

describe("Reading a cell of recommendations", () => {
  test("each paragraph is a recommendation", async () => {
    expect(await inCell("Der Kreis plant Kurse.", "Die Orte stellen Räume.")).toEqual(["E Der Kreis plant Kurse.", "E Die Orte stellen Räume."]);
  });

  test.each(["- ", "– ", "• ", "\uF0B7 ", "a) ", "1. "])("items marked with %j below a paragraph are its points", async (mark) => {
    expect(await inCell("Der Kreis plant Kurse.", `${mark}abends`, `${mark}am Wochenende`)).toEqual([
      "E Der Kreis plant Kurse.",
      "- abends",
      "- am Wochenende",
    ]);
  });

  test("a cell that is nothing but a list holds recommendations", async () => {
    expect(await inCell("• Kurse planen", "– abends", "• Räume stellen")).toEqual(["E Kurse planen", "- abends", "E Räume stellen"]);
  });

  test("paragraphs after a colon are points as long as they have no full stop", async () => {
    expect(await inCell("Geplant werden:", "Kurse am Abend", "Kurse am Wochenende", "Die Orte stellen Räume.")).toEqual([
      "E Geplant werden:",
      "- Kurse am Abend",
      "- Kurse am Wochenende",
      "E Die Orte stellen Räume.",
    ]);
  });

  test.each(["Hinweis: Es fehlen Räume.", "Alternativ: Kurse im Netz.", "z. B. Kurse im Netz.", "z.B. Kurse im Netz."])(
    "%j is a note and not counted",
    async (note) => {
      expect(await inCell("Der Kreis plant Kurse.", note, "Die Orte helfen.")).toEqual(["E Der Kreis plant Kurse.", `! ${note}`, "E Die Orte helfen."]);
    },
  );

  test("a number before a month is no list number", async () => {
    expect(await inCell("3. Oktober wird Tag der Begegnung.")).toEqual(["E 3. Oktober wird Tag der Begegnung."]);
  });
});

describe("Mending what a page has cut", () => {
  const head = "Ziel;Empfehlung\n";
  const whole = "Kurse sind nah.;Die Orte stellen Räume.\nWege sind kurz.;Die Busse fahren öfter.\nAlle sind gemeint.;Die Vereine laden ein.\n";

  test.each([
    ["a word", "Es gibt Kurse.;Der Kreis bezahlt Sprachmitt-\n;lung in Praxen.\n", "Der Kreis bezahlt Sprachmittlung in Praxen."],
    ["a compound", "Es gibt Kurse.;Der Kreis hilft beim Kita-\n;Besuch der Kinder.\n", "Der Kreis hilft beim Kita-Besuch der Kinder."],
    ["a pair of words", "Es gibt Kurse.;Der Kreis fördert Aus-\n;und Weiterbildung.\n", "Der Kreis fördert Aus- und Weiterbildung."],
    ["a sentence", "Es gibt Kurse.;Der Kreis bezahlt Kurse\n;für alle Eltern.\n", "Der Kreis bezahlt Kurse für alle Eltern."],
    ["a sentence before a noun", "Es gibt Kurse.;Der Kreis bezahlt neue\n;Kurse für Eltern.\n", "Der Kreis bezahlt neue Kurse für Eltern."],
    [
      "a cell cut twice",
      "Es gibt Kurse.;Der Kreis bezahlt Kurse\n;für alle Eltern mit\n;kleinen Kindern.\n",
      "Der Kreis bezahlt Kurse für alle Eltern mit kleinen Kindern.",
    ],
  ])("joins %s", async (_, rows, joined) => {
    const { tree } = await acceptCsv(head + whole + rows);
    expect(outline(tree).slice(-2)).toEqual(["Z Es gibt Kurse.", `E ${joined}`]);
  });

  test("joins the two halves of a goal", async () => {
    const { tree } = await acceptCsv(`${head}${whole}Kurse gibt es für;\nalle im Kreis.;Der Kreis zahlt.\n`);
    expect(outline(tree).slice(-2)).toEqual(["Z Kurse gibt es für alle im Kreis.", "E Der Kreis zahlt."]);
  });

  test("gives a first half that stands above its goal to the next goal", async () => {
    const { tree, suggestions } = await acceptCsv(`${head}${whole};Beratungsstellen helfen Eltern\nKurse werden gefunden.;bei der Suche nach einem Kurs.\n`);
    expect(outline(tree).slice(-2)).toEqual(["Z Kurse werden gefunden.", "E Beratungsstellen helfen Eltern bei der Suche nach einem Kurs."]);
    expect(suggestions).toMatchObject([{ kind: "belongs-to-next-goal", reason: "starts-lowercase", sure: true }]);
  });

  test("leaves a complete sentence in a row of its own alone", async () => {
    const { tree, suggestions } = await readCsv(`${head}${whole};Auch Frauenkurse werden angeboten.\n`);
    expect(outline(tree).at(-1)).toBe("E Auch Frauenkurse werden angeboten.");
    expect(suggestions).toEqual([]);
  });

  test("knows documents that begin small and have no full stops", async () => {
    const { tree } = await readCsv(`${head}Kurse;mehr Kurse anbieten\nWege;kurze Wege schaffen\n;weniger Papier\n;öfter fahren\n`);
    expect(outline(tree).filter((line) => line.startsWith("E"))).toHaveLength(4);
  });

  test("takes out line numbers that rise through the document, and asks once", async () => {
    const { tree, suggestions } = await readCsv("Ziel;Empfehlung\n3Kurse sind nah.;Die Orte4 stellen Räume.\nWege sind 7kurz.;Die Bus9se fahren 3fach.\n");
    expect(outline(tree).slice(1)).toEqual(["Z Kurse sind nah.", "E Die Orte stellen Räume.", "Z Wege sind kurz.", "E Die Busse fahren 3fach."]);
    expect(suggestions).toMatchObject([{ kind: "line-numbers", params: { count: 4 }, sure: true }]);
  });
});

describe("Never guessing silently", () => {
  const unsure =
    "Ziel;Empfehlung\nKurse sind nah.;Die Orte stellen Räume.\nWege sind kurz.;Die Busse fahren.\nAlle sind gemeint.;Der Kreis bezahlt neue\n;Kurse für Eltern.\n";

  test("an unsure place stays as it stood until it is decided", async () => {
    const { tree, suggestions } = await readCsv(unsure);
    expect(outline(tree).slice(-2)).toEqual(["E Der Kreis bezahlt neue", "E Kurse für Eltern."]);
    expect(suggestions).toMatchObject([
      { original: ["Der Kreis bezahlt neue", "Kurse für Eltern."], reason: "no-full-stop", suggested: "merge", sure: false, decided: null },
    ]);
  });

  test("a decision is applied, and the place keeps its id", async () => {
    const [open] = (await readCsv(unsure)).suggestions;
    const { tree, suggestions } = await readCsv(unsure, { [open?.id ?? ""]: "merge" });
    expect(outline(tree).at(-1)).toBe("E Der Kreis bezahlt neue Kurse für Eltern.");
    expect(suggestions).toMatchObject([{ id: open?.id, decided: "merge" }]);
  });

  test("a decision nobody offered counts as none", async () => {
    const [open] = (await readCsv(unsure)).suggestions;
    expect((await readCsv(unsure, { [open?.id ?? ""]: "burn" })).suggestions).toMatchObject([{ decided: null }]);
  });

  test("a repeated recommendation is asked about", async () => {
    const { suggestions } = await readCsv("Ziel;Empfehlung\nKurse sind nah.;Die Orte stellen Räume.\n;Die Orte stellen Räume.\n");
    expect(suggestions).toMatchObject([{ kind: "skip", reason: "repeated-recommendation", sure: false }]);
  });

  test("every item knows where it stood", async () => {
    const { tree } = await readCsv('Ziel;Empfehlung\nKurse sind nah.;"Die Orte stellen\nRäume."\nWege sind kurz.;Die Busse fahren.\n');
    const goals = tree.actionFields[0]?.guidingGoals[0]?.goals.map((goal) => goal.place);
    expect(goals).toEqual([
      { row: 2, line: 2 },
      { row: 3, line: 4 },
    ]);
  });
});

describe("Reading a Word document", () => {
  const goals = table([cell("Ziel"), cell("Empfehlung")], [cell("Kurse sind nah."), cell("Die Orte stellen Räume.")]);
  const wege = table([cell("Ziel"), cell("Empfehlung")], [cell("Wege sind kurz."), cell("Die Busse fahren.")]);

  test("a chapter with goals of its own is a field, the others stay chapters", async () => {
    const { tree } = await read(
      "k.docx",
      docxOf([
        heading("1 Vorwort"),
        text("Worte."),
        heading("2 Sprache"),
        text("Zur Lage."),
        goals,
        heading("3 Querschnitt: Mobilität"),
        wege,
        heading("4 Ausblick"),
        text("Schluss."),
      ]),
    );
    expect(tree.actionFields.map(({ label, title, introduction }) => [label, title, introduction])).toEqual([
      [null, "Sprache", ["Zur Lage."]],
      ["Querschnitt", "Mobilität", []],
    ]);
    expect(tree.chapters.map(({ title, paragraphs }) => [title, paragraphs])).toEqual([
      ["Vorwort", ["Worte."]],
      ["Ausblick", ["Schluss."]],
    ]);
  });

  test("a bold line describing the field does not end it", async () => {
    const { tree } = await read(
      "k.docx",
      docxOf([
        bold("Handlungsfeld 1: Sprache"),
        bold("Ausgangslage"),
        text("Zur Lage."),
        bold("Ziele und Empfehlungen"),
        goals,
        bold("Handlungsfeld 2: Wege"),
        wege,
      ]),
    );
    expect(outline(tree).filter((line) => line.startsWith("F"))).toEqual(["F Handlungsfeld 1: Sprache", "F Handlungsfeld 2: Wege"]);
  });

  test("a table goes on after a page without repeating its headings", async () => {
    const { tree } = await read("k.docx", docxOf([heading("Handlungsfeld 1: Sprache"), goals, table([cell(""), cell("Die Vereine laden ein.")])]));
    expect(outline(tree).at(-1)).toBe("E Die Vereine laden ein.");
    expect(tree.actionFields[0]?.guidingGoals[0]?.goals).toHaveLength(1);
  });

  test("a table with unknown headings is left out, and it says so", async () => {
    const { problems } = await read("k.docx", docxOf([heading("Handlungsfeld 1: Sprache"), goals, table([cell("Jahr"), cell("Zuzug"), cell("Wegzug")])]));
    expect(problems).toMatchObject([{ code: "table-left-out", params: { columns: "Jahr, Zuzug, Wegzug" } }]);
  });

  test("tracked changes count as accepted, and it says so", async () => {
    const rows = Array.from({ length: 8 }, (_, index) => [cell(`Ziel ist Nummer ${index}.`), cell(`Der Kreis hilft ${index}.`)]);
    const { tree, problems } = await read("k.docx", docxOf([heading("Handlungsfeld 1: Sprache"), table([cell("Ziel"), cell("Empfehlung")], ...rows)], true));
    expect(JSON.stringify(tree)).not.toContain("gestrichen");
    expect(problems).toMatchObject([{ code: "tracked-changes-accepted" }]);
  });

  test("a document without tables is read from its headings, labels and lists", async () => {
    const { tree } = await read(
      "k.docx",
      docxOf([
        heading("Handlungsfeld 1: Sprache", 2),
        heading("Leitziel: Alle sprechen Deutsch.", 3),
        heading("Ziele", 3),
        text("- Kurse sind da."),
        text("- Kurse sind nah."),
        heading("Empfehlungen", 3),
        text("Kurse anbieten."),
        text("Räume stellen:"),
        text("– am Abend"),
      ]),
    );
    expect(outline(tree)).toEqual([
      "F Handlungsfeld 1: Sprache",
      "L Alle sprechen Deutsch.",
      "Z Kurse sind da.",
      "Z Kurse sind nah.",
      "E Kurse anbieten.",
      "E Räume stellen:",
      "- am Abend",
    ]);
  });

  test("principles are proposed from a chapter called so", async () => {
    const parts = [heading("Leitlinien"), text("Teilhabe ist ein Recht."), text("Vielfalt ist normal."), heading("Handlungsfeld 1: Sprache"), goals];
    const first = await read("k.docx", docxOf(parts));
    expect(first.tree.chapters.map(({ title }) => title)).toEqual(["Leitlinien"]);
    const accepted = await read("k.docx", docxOf(parts), acceptAll(first.suggestions));
    expect(accepted.tree.principles.map((principle) => principle.text)).toEqual(["Teilhabe ist ein Recht.", "Vielfalt ist normal."]);
  });
});

describe("Goals without full stops", () => {
  const csv = (...rows: string[]) => ({ name: "konzept.csv", bytes: new TextEncoder().encode(["Ziel;Empfehlung", ...rows].join("\n")) });

  test.each(["Familien kommen gut an", "Vereine bringen sich ein", "Kurse erreichen alle", "Kinder sollen gefördert werden"])(
    "“%s” is whole, and the next goal is another one",
    async (goal) => {
      const reading = await readConcept(
        csv(`${goal};Ein Willkommenstag findet statt.`, ";Ein Faltblatt erscheint.", "Eltern lernen mit;Es gibt einen Elternkurs."),
      );
      if (!reading.ok) throw new Error(reading.refusal);
      const goals = reading.value.tree.actionFields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals.map(({ text }) => text)));
      expect(goals).toEqual([goal, "Eltern lernen mit"]);
    },
  );
});
