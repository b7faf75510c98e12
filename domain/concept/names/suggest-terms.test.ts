import { describe, expect, test } from "vitest";
import { findNames, suggestTerms } from "./index.ts";
import type { Term } from "./index.ts";

const suggested = (...texts: string[]) =>
  suggestTerms(
    texts.map((text, index) => ({ id: String(index), text })),
    [],
  );

describe("Suggesting what the dictionary does not know", () => {
  test.each([
    ["Kurse der Kreisvolkshochschule (KVHS) am Abend", "KVHS", "abbreviation", "Kreisvolkshochschule"],
    ["für Deutsch als Zweitsprache (DaZ) werben", "DaZ", "abbreviation", "Deutsch als Zweitsprache"],
    ["des DaZ-Netzwerks (DaZ = „deutsch als Zweitsprache“)", "DaZ", "abbreviation", "deutsch als Zweitsprache"],
    ["anknüpfend an das MiMi-Projekt", "MiMi", "abbreviation", null],
    ["im „Arbeitskreis Wohnen in den Dörfern“ beraten", "Arbeitskreis Wohnen in den Dörfern", "quoted", null],
    ["Formate wie „Mama lernt Deutsch“ wachsen", "Mama lernt Deutsch", "quoted", null],
    ["im Landkreis Ellerland (Heide) gilt", "Landkreis Ellerland (Heide)", "named", null],
    ["das Jobcenter Hohenwede berät", "Jobcenter Hohenwede", "named", null],
    ["mit dem Therapiehilfe e.V. reden", "Therapiehilfe e.V.", "registered", null],
    ["der Allgemeine Soziale Dienst", "Allgemeine Soziale Dienst", "proper", null],
  ])("%s", (text, name, pattern, longForm) => {
    expect(suggested(text)).toContainEqual(expect.objectContaining({ text: name, pattern, longForm }));
  });

  test("proposes compounds for institutions when they recur, whatever their form, in the singular", () => {
    const [first, ...others] = suggested("Die Jugendberufszentren beraten.", "Im Jugendberufszentrum Beirat.", "Ein Begegnungsbüro.");
    expect(first).toMatchObject({ text: "Jugendberufszentrum", pattern: "recurring", kind: "organisation", texts: 2 });
    expect(others).toEqual([]);
  });

  test.each([
    ["im Landkreis Beratung anbieten", "a common noun is no place"],
    ["Kapitel II und III", "numerals are no abbreviations"],
    ["für SchülerInnen", "a capital I inside is an ending"],
    ["er sagte „Wir kommen gern.“", "a sentence is no name"],
  ])("proposes nothing for “%s”: %s", (text) => {
    expect(suggested(text)).toEqual([]);
  });

  test("leaves out what is known, and ties a bracketed abbreviation to the known name before it", () => {
    const office: Term = { id: "ko", kind: "office", name: "Koordinierungsstelle Migration und Teilhabe", forms: [] };
    const texts = [{ id: "1", text: "Die Koordinierungsstelle Migration und Teilhabe (KMT) lädt ein." }];
    expect(suggestTerms(texts, findNames(texts, [office]))).toMatchObject([{ text: "KMT", formOf: "ko", occurrences: [{ start: 49, end: 52 }] }]);
  });

  test.each([" ".repeat(50_000), "A".repeat(50_000), "Aa ".repeat(20_000), "„A".repeat(20_000), "(A".repeat(50_000)])(
    "does not run away on a text made of nothing but one thing",
    (text) => {
      expect(suggested(text).length).toBeLessThan(2);
    },
  );
});
