import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readConcept } from "../import/index.ts";
import { defaultDictionary, findNames, recommendationText, suggestTerms } from "./index.ts";
import type { NamedText } from "./index.ts";

// A county's adopted concept is no part of this repository; without it these tests are skipped.
const folder = process.env["MITEINANDER_SHARED"] ?? join(import.meta.dirname, "../../../../shared");
const file = join(folder, "data/rotenburg-integrationskonzept.docx");

describe.skipIf(!existsSync(file))("The names in a real concept of 101 recommendations (skipped without ../shared)", () => {
  let texts: NamedText[];

  beforeAll(async () => {
    const reading = await readConcept({ name: file, bytes: readFileSync(file) });
    if (!reading.ok) throw new Error(reading.refusal);
    texts = reading.value.tree.actionFields
      .flatMap((field) => field.guidingGoals.flatMap(({ goals }) => goals.flatMap((goal) => goal.recommendations)))
      .map((recommendation, index) => ({ id: String(index), text: recommendationText(recommendation) }));
  });

  test.each([
    ["integreat", 12],
    ["koordinierungsstelle", 12],
    ["sprachmittler", 7],
  ])("%s is named in %i recommendations", (id, count) => {
    expect(texts).toHaveLength(101);
    expect(findNames(texts, defaultDictionary).find(({ term }) => term.id === id)?.texts).toBe(count);
  });

  test("the working group that it puts in quotation marks is proposed", () => {
    expect(suggestTerms(texts, findNames(texts, defaultDictionary))).toContainEqual(
      expect.objectContaining({
        text: "Arbeitskreis Integration in den Arbeitsmarkt",
        kind: "organisation",
        texts: 2,
      }),
    );
  });
});
