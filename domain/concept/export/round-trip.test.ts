import { describe, expect, test } from "vitest";
import { compareEditions } from "../compare/index.ts";
import { edited, randomConcept, randomFrom } from "../compare/random-concept.ts";
import { readConcept } from "../import/index.ts";
import type { ConceptTree } from "../tree.ts";
import { writeConceptCsv, writeConceptXlsx } from "./index.ts";

const seeds = Array.from({ length: 25 }, (_, seed) => seed);
const nothing = { title: null, edited: [], moved: [], removed: [], added: [] };

const formats: [string, (tree: ConceptTree) => Promise<Uint8Array>][] = [
  ["XLSX", (tree) => writeConceptXlsx(tree)],
  ["CSV", async (tree) => new TextEncoder().encode(writeConceptCsv(tree))],
  ["XLSX with standing", (tree) => writeConceptXlsx(tree, { standingOf: () => standing })],
];
const standing = { state: "Auf Kurs", percent: 40, measures: ["Moorführungen"], latestUpdate: "Läuft." };

async function readBack(bytes: Uint8Array) {
  const reading = await readConcept({ name: "Konzept", bytes });
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.value;
}

describe.each(formats)("A concept exported as %s and imported again", (_, write) => {
  test("is the same concept, without a question asked", async () => {
    for (const seed of seeds) {
      const concept = randomConcept(randomFrom(seed));
      const { tree, suggestions } = await readBack(await write(concept));
      expect(suggestions, `seed ${seed}`).toEqual([]);
      expect(compareEditions(concept, tree), `seed ${seed}`).toMatchObject(nothing);
    }
  });

  test("brings back exactly what was edited in between", async () => {
    const random = randomFrom(7);
    const stored = randomConcept(random);
    const next = structuredClone(stored);
    const goals = next.actionFields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals));
    const [first, second] = goals;
    const changed = first!.recommendations[0]!;
    changed.text = edited(random, changed.text);
    changed.subPoints = ["Ein Raum je Dorf", "Zwei Termine im Monat"];
    const moved = second!.recommendations.pop()!;
    first!.recommendations.push(moved);
    const { tree } = await readBack(await write(next));
    expect(compareEditions(stored, tree)).toMatchObject({
      ...nothing,
      edited: [{ id: changed.id, after: { text: changed.text, subPoints: changed.subPoints } }],
      moved: [{ id: moved.id, fromParent: second!.id, to: { parent: { id: first!.id } } }],
    });
  });

  test("keeps texts that look like formulas, hold separators or have lines of their own", async () => {
    const stored = randomConcept(randomFrom(3));
    const goal = stored.actionFields[0]!.guidingGoals[0]!.goals[0]!;
    goal.text = "=Teilhabe; für „alle“ am Ort";
    goal.recommendations[0]!.text = "@Alle: '1+1' ist mehr als zwei, sagt \"die\" Runde.";
    goal.recommendations[0]!.notes = ["Hinweis: nur mit Förderung", "Alternativ: in zwei Schritten", "z. B. zuerst am Markt"];
    const { tree } = await readBack(await write(stored));
    expect(compareEditions(stored, tree)).toMatchObject(nothing);
  });
});
