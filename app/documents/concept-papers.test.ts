import { describe, expect, test } from "vitest";
import { rollUp, type ConceptOverview, type LatestUpdate } from "#domain/concept/index.ts";
import { renderPoster, renderSlides } from "#platform/documents/index.ts";
import { conceptPoster, conceptSlides } from "./concept-papers.ts";

const STATES = ["done", "on-track", "at-risk", "off-track", "continuous", "paused", "dropped", "not-begun"] as const;
const at = new Date("2026-11-22T00:00:00Z");

/** A concept of so many goals in each field, with three recommendations each and every state in turn. */
function aConcept(fields: number, goals: number): ConceptOverview {
  let turn = 0;
  const made = Array.from({ length: fields }, (_, field) => {
    const own = Array.from({ length: goals }, (_, goal) => ({
      id: "",
      number: `${field + 1}.${goal + 1}`,
      title: `Wer neu im Landkreis ist, findet einen Kurs, der zu Arbeit und Familie passt, ${field + 1}.${goal + 1}`,
      text: "",
      recommendations: Array.from({ length: 3 }, (_, place) => {
        const state = STATES[(turn += 1) % STATES.length] ?? "done";
        const progress = { state, share: state === "not-begun" ? null : 0.5, percent: 50, weight: 1, hasMeasure: state !== "not-begun" };
        return { id: `${turn}`, number: `${field + 1}.${goal + 1}.${place + 1}`, text: `Empfehlung ${turn} mit Łódź und Київ`, measureIds: [], progress };
      }),
    }));
    const progress = rollUp([]);
    return { id: "", number: String(field + 1), label: null, title: `Handlungsfeld ${field + 1}`, introduction: [], guidingGoals: [], goals: own, progress };
  });
  const byState = Object.fromEntries(STATES.map((state) => [state, 3])) as ConceptOverview["progress"]["byState"];
  return {
    title: "Zusammen leben im Ellerland",
    edition: "1.0",
    fields: made,
    measures: [],
    progress: { ...rollUp([]), byState },
  } as unknown as ConceptOverview;
}
const paper = (concept: ConceptOverview, updates: readonly LatestUpdate[] = []) => ({
  concept,
  updates,
  region: { name: "Landkreis Ellerland", slug: "ellerland" } as never,
  today: "2026-11-22",
});

/** As another engine than the writing one finds it. */
async function open(pdf: Uint8Array) {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, place) => document.getPage(place + 1)));
  const texts = await Promise.all(pages.map(async (each) => (await each.getTextContent()).items.map((item) => ("str" in item ? item.str : "")).join(" ")));
  const structure = JSON.stringify(await Promise.all(pages.map((each) => each.getStructTree())));
  const [, , width = 0, height = 0] = page.view;
  const { metadata } = await document.getMetadata();
  return {
    pages: document.numPages,
    texts,
    structure,
    millimetres: [width, height].map((points) => Math.round((points / 72) * 25.4)),
    claims: String(metadata?.getRaw()),
  };
}

describe("The concept on the wall", () => {
  test.each([
    [5, 8],
    [4, 12],
    [8, 10],
  ])("with %i fields of %i goals is one sheet of A3 in landscape, PDF/UA, with every goal on it", async (fields, goals) => {
    const concept = aConcept(fields, goals);
    const found = await open(await renderPoster(conceptPoster(paper(concept), "de"), { at }));
    expect(found).toMatchObject({ pages: 1, millimetres: [420, 297] });
    expect(found.claims).toContain("pdfuaid");
    const [text = ""] = found.texts;
    for (const { goals: own } of concept.fields) for (const { number } of own) expect(text).toContain(number);
  });

  test("says in words what each picture shows", async () => {
    const found = await open(await renderPoster(conceptPoster(paper(aConcept(1, 1)), "de"), { at }));
    expect(found.structure).toContain("1 auf Kurs, 1 gefährdet, 1 nicht auf Kurs");
    expect(found.texts[0]).toContain("3 nicht auf Kurs");
  });
});

describe("The concept for a committee", () => {
  test("is a title, the whole, a slide a field, what is stuck and what is done", async () => {
    const found = await open(await renderSlides(conceptSlides(paper(aConcept(3, 8)), "de"), { at }));
    expect(found.millimetres).toEqual([320, 180]);
    expect(found.claims).toContain("pdfuaid");
    // What the signs of the later slides mean stands beside the words.
    expect(found.structure).toContain(`"alt":"Gefährdet"`);
    const slides = found.texts.map((text) => text.replaceAll(/\s+/g, " "));
    expect(slides[0]).toContain("Zusammen leben im Ellerland");
    expect(slides.filter((text) => /Handlungsfeld \d/.test(text))).toHaveLength(3);
    expect(slides.findIndex((text) => text.includes("Was gerade klemmt (1 von"))).toBe(5);
    expect(slides.at(-1)).toContain("Was fertig ist");
  });

  test("says of what is stuck why, in the newest words of its worst measure, and cuts nothing off however long the texts are", async () => {
    const long = (start: string) => `${start} ${"und noch ein langes Wort ".repeat(20)}`.trim();
    const concept = aConcept(2, 14);
    const measureIds = ["m", "n", "o", "p"];
    concept.measures = measureIds.map((id) => ({ id, title: long(`Maßnahme ${id}`) })) as never;
    for (const field of concept.fields) {
      for (const goal of field.goals) {
        goal.title = long("Ziel");
        for (const recommendation of goal.recommendations) [recommendation.text, recommendation.measureIds] = [long("Empfehlung"), measureIds];
      }
    }
    const said = (measureId: string, assessment: LatestUpdate["assessment"], text: string): LatestUpdate => ({
      id: "",
      dated: "2026-10-01",
      author: "",
      state: "running" as const,
      measureId,
      measure: `Kurs ${measureId}`,
      assessment,
      text,
    });
    const updates = [
      said("m", "at-risk", "Es fehlen Räume."),
      said("n", "off-track", `Die Stelle ist seit April\nnicht besetzt. ${long("")}`),
      said("n", "off-track", "Alt."),
    ];
    const slides = conceptSlides(paper(concept, updates), "de");
    const found = await open(await renderSlides(slides, { at }));
    expect(found.pages).toBe(slides.slides.length);
    const stuck = found.texts.map((text) => text.replaceAll(/\s+/g, " ")).filter((text) => text.includes("Was gerade klemmt"));
    expect(stuck[0]).toContain("Kurs n: Die Stelle ist seit April nicht besetzt.");
    expect(stuck.join(" ")).not.toContain("Alt.");
    expect(stuck.join(" ")).not.toContain("Es fehlen Räume.");
  });
});
