import { describe, expect, test } from "vitest";
import { compareEditions } from "../compare/index.ts";
import { edited, randomConcept, randomFrom } from "../compare/random-concept.ts";
import { readConcept } from "../import/index.ts";
import type { ConceptTree } from "../tree.ts";
import { writeConceptCsv, writeConceptXlsx } from "./index.ts";
import { conceptTable } from "./rows.ts";

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

describe("A recommendation whose row gets another goal and keeps its place", () => {
  test("is the only one moved, whichever goals its row stands between", async () => {
    for (const seed of seeds) {
      const stored = randomConcept(randomFrom(seed));
      const goals = stored.actionFields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals));
      const home = goals.find((goal) => goal.recommendations.length > 1);
      const moved = home?.recommendations[0];
      if (!home || !moved) throw new Error(`Seed ${seed} has no goal of two recommendations.`);
      const goal = goals.findLast((other) => other.recommendations.length > 0);
      if (!goal || goal === home) throw new Error(`Seed ${seed} has no other goal.`);
      const { columns, rows } = conceptTable(stored);
      const [line, target] = [moved, goal.recommendations[0]].map((item) => rows.find((cells) => cells[4] === item?.text));
      if (!line || !target) throw new Error(`Seed ${seed} has no such rows.`);
      for (const column of [1, 2, 3]) line[column] = target[column] ?? null;
      const lines = [columns.map(({ heading }) => heading), ...rows].map((cells) =>
        cells.map((cell) => `"${String(cell ?? "").replaceAll('"', '""')}"`).join(";"),
      );
      const { tree } = await readBack(new TextEncoder().encode(lines.join("\r\n")));
      expect(compareEditions(stored, tree), `seed ${seed}`).toMatchObject({
        ...nothing,
        moved: [{ id: moved.id, fromParent: home.id, to: { parent: { id: goal.id } } }],
      });
    }
  });

  test("leaves a goal that moves with all its rows moved", async () => {
    const stored = randomConcept(randomFrom(2));
    const goals = stored.actionFields.flatMap((field) => field.guidingGoals).find((guidingGoal) => guidingGoal.goals.length > 1)?.goals ?? [];
    const next = structuredClone(stored);
    const row = next.actionFields.flatMap((field) => field.guidingGoals).find((guidingGoal) => guidingGoal.goals.length > 1)?.goals ?? [];
    row.unshift(...row.splice(-1));
    const { tree } = await readBack(new TextEncoder().encode(writeConceptCsv(next)));
    expect(compareEditions(stored, tree)).toMatchObject({ ...nothing, moved: [{ id: goals.at(-1)?.id }] });
  });
});
