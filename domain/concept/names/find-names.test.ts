import { describe, expect, test } from "vitest";
import { defaultDictionary, findNames, recommendationText } from "./index.ts";
import type { Term } from "./index.ts";

const sprachmittler: Term = { id: "sm", kind: "role", name: "Sprachmittler", forms: [] };
const office: Term = {
  id: "ko",
  kind: "office",
  name: "Koordinierungsstelle Migration und Teilhabe",
  forms: ["Koordinierungsstelle", "KoStelle"],
};
const term = (kind: Term["kind"], name: string, ...forms: string[]): Term => ({ id: name, kind, name, forms });

/** What stands in the text where the term was found. */
function found(text: string, ...dictionary: Term[]): string[] {
  return findNames([{ id: "1", text }], dictionary).flatMap(({ occurrences }) => occurrences.map(({ start, end }) => text.slice(start, end)));
}

describe("Finding a word in its forms", () => {
  test.each([
    ["Wir suchen Sprachmittler.", "Sprachmittler"],
    ["Dank der Sprachmittlern gelingt es", "Sprachmittlern"],
    ["Eine Sprachmittlerin hilft", "Sprachmittlerin"],
    ["Alle Sprachmittler:innen, auch neue", "Sprachmittler:innen"],
    ["Alle Sprachmittler*innen", "Sprachmittler*innen"],
    ["Alle Sprachmittler/-innen", "Sprachmittler/-innen"],
    ["Alle SprachmittlerInnen", "SprachmittlerInnen"],
    ["Der Sprachmittlerpool wächst", "Sprachmittlerpool"],
    ["Online-Sprachmittler per Video", "Sprachmittler"],
    ["SPRACHMITTLER GESUCHT", "SPRACHMITTLER"],
    ["ein sprachmittler", "sprachmittler"],
    ["Sprach\u00ADmittler\u200Bpool", "Sprach\u00ADmittler\u200Bpool"],
  ])("%s → %s", (text, expected) => {
    expect(found(text, sprachmittler)).toEqual([expected]);
  });

  test.each([
    ["Ämter helfen", term("office", "Amt"), "Ämter"],
    ["die A\u0308mter helfen", term("office", "Amt"), "A\u0308mter"],
    ["der Ausländerbehörden", term("office", "Ausländerbehörde"), "Ausländerbehörden"],
    ["die Agenturen für Arbeit", term("organisation", "Agentur für Arbeit"), "Agenturen für Arbeit"],
    ["Angebote der Frühen\nHilfen", term("theme", "Frühe Hilfen"), "Frühen\nHilfen"],
    ["beim Therapiehilfe e.V. fragen", term("organisation", "Therapiehilfe e. V."), "Therapiehilfe e.V"],
    ["die Integreat-App", term("app", "Integreat App"), "Integreat-App"],
    ["im Ellerholter Rathaus", term("municipality", "Ellerholt"), "Ellerholter"],
  ])("%j names %j", (text, entry, expected) => {
    expect(found(text, entry)).toEqual([expected]);
  });

  test.each([
    ["eine Vereinbarung", term("organisation", "Verein"), "a suffix makes another word of it"],
    ["wir arbeiten", term("theme", "Arbeit"), "a verb is no noun"],
    ["Kulturmittler", sprachmittler, "another beginning"],
    ["Laiensprachmittler", sprachmittler, "words are only looked for where a word begins"],
    ["Stadelhof und Staden", term("municipality", "Stade"), "place names begin no compounds"],
    ["die Schüler", term("organisation", "Schule"), "an umlaut alone does not make it the same word"],
  ])("%j does not name %j: %s", (text, entry) => {
    expect(found(text, entry)).toEqual([]);
  });

  test("takes an abbreviation of up to four capitals only as it is", () => {
    const agency = term("organisation", "Bundesagentur", "BA");
    expect(found("Die BA (BA) und zwei BAs", agency)).toEqual(["BA", "BA", "BAs"]);
    expect(found("Das BAMF, ba, Bahn, BAföG", agency)).toEqual([]);
    expect(found("VHS-Kurse an der vhs", term("organisation", "Volkshochschule", "VHS"))).toEqual(["VHS"]);
  });

  test("does not mind a hyphen inside a word", () => {
    expect(found("Die Ko-Stelle, die KoStelle und das Portal der Ko‑Stelle", office)).toHaveLength(3);
  });
});

describe("Finding names that touch each other", () => {
  test("keeps the longest: the office, not the group it is for", () => {
    const texts = [{ id: "1", text: "Das Jugendamt berät Jugendliche und die Jugend." }];
    const [group, youthOffice] = findNames(texts, [term("target-group", "Jugend", "Jugendliche"), term("office", "Jugendamt")]);
    expect([group?.occurrences.length, youthOffice?.occurrences.length]).toEqual([2, 1]);
  });

  test("finds both of two terms with the same short form, for a person to decide", () => {
    const texts = [{ id: "1", text: "Der KSB hilft." }];
    const both = [term("organisation", "Kreissportbund", "KSB"), term("organisation", "Kreisseniorenbeirat", "KSB")];
    expect(findNames(texts, both)).toHaveLength(2);
  });

  test("passes over a short name where another name follows it", () => {
    expect(found("Die Koordinierungsstelle lädt ein. Auch die Koordinierungsstelle, Frau Albers", office)).toHaveLength(2);
    expect(found("die Koordinierungsstelle Migration und Teilhabe", office)).toEqual(["Koordinierungsstelle Migration und Teilhabe"]);
    expect(found("die Koordinierungsstelle Ehrenamt", office)).toEqual([]);
  });
});

describe("Counting what is named", () => {
  test("counts texts, not words, keeps every place, and begins with what is named most", () => {
    const texts = [
      { id: "1.1.1", text: "Sprachmittler helfen Sprachmittlern." },
      { id: "1.1.2", text: "Die KoStelle und ein Sprachmittler." },
      { id: "1.1.3", text: "Nichts davon." },
    ];
    const findings = findNames(texts, [office, sprachmittler]);
    expect(findings.map(({ term: { id }, texts: count }) => [id, count])).toEqual([
      ["sm", 2],
      ["ko", 1],
    ]);
    expect(findings[0]?.occurrences.map(({ textId, start }) => [textId, start])).toEqual([
      ["1.1.1", 0],
      ["1.1.1", 21],
      ["1.1.2", 21],
    ]);
  });

  test("sub-points and notes belong to their recommendation", () => {
    const text = recommendationText({
      text: "Elternabende gelingen:",
      subPoints: ["Sprachmittler kommen dazu"],
      notes: ["Hinweis: über die KoStelle"],
      place: null,
    });
    expect(findNames([{ id: "1", text }], [office, sprachmittler])).toHaveLength(2);
  });
});

const finders = (text: string) => findNames([{ id: "1", text }], defaultDictionary).map(({ term: { id } }) => id);

describe("The dictionary a region begins with", () => {
  test("has one entry per id, and finds each of its own names and forms", () => {
    expect(new Set(defaultDictionary.map(({ id }) => id)).size).toBe(defaultDictionary.length);
    const lost = defaultDictionary.flatMap(({ id, name, forms }) => [name, ...forms].filter((form) => finders(`${form}.`).join() !== id));
    expect(lost).toEqual([]);
  });
});
