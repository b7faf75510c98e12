import { describe, expect, test } from "vitest";
import { applyInMemory, withoutIds } from "../compare/apply-in-memory.ts";
import { compareById } from "../compare/index.ts";
import { edited, randomConcept, randomFrom, randomRecommendation, randomSentence, type Random } from "../compare/random-concept.ts";
import { countTree, type ConceptTree } from "../tree.ts";
import { changesBetween, pairsOf } from "./changes.ts";

const goalsOf = (tree: ConceptTree) => tree.actionFields.flatMap((field) => field.guidingGoals.flatMap(({ goals }) => goals));

/** A revision as people make one: many items reworded, moved, removed and added, on all levels. */
function revised(random: Random, before: ConceptTree): ConceptTree {
  const after = structuredClone(before);
  let fresh = 0;
  const id = () => `new-${(fresh += 1)}`;
  for (const field of random.some(1, after.actionFields)) [field.title, field.label] = [edited(random, field.title), `Handlungsfeld ${random.number(1, 9)}`];
  for (const goal of random.some(2, goalsOf(after))) [goal.text, goal.shortTitle] = [edited(random, goal.text), "Kurz"];
  for (const goal of goalsOf(after)) {
    for (const item of random.some(1, goal.recommendations)) item.text = edited(random, item.text);
    if (random.number(0, 2) === 0) goal.recommendations.splice(random.number(0, goal.recommendations.length), 1);
    if (random.number(0, 2) === 0) goal.recommendations.splice(random.number(0, goal.recommendations.length), 0, { ...randomRecommendation(random), id: id() });
  }
  const [from, to] = random.some(2, goalsOf(after));
  to!.recommendations.unshift(...from!.recommendations.splice(0, 1));
  const groups = after.actionFields.flatMap((field) => field.guidingGoals);
  const [source, target] = random.some(2, groups);
  target!.goals.push(...source!.goals.splice(0, 1));
  random.one(groups).goals.unshift({ id: id(), text: randomSentence(random), place: null, recommendations: [{ ...randomRecommendation(random), id: id() }] });
  after.actionFields.unshift(...after.actionFields.splice(-1, 1));
  after.chapters.push({ id: id(), title: "Ausblick", paragraphs: [randomSentence(random)], place: null });
  after.principles[0]!.focusPoints.reverse();
  // A group without text whose goals have all gone is no group.
  for (const field of after.actionFields) field.guidingGoals = field.guidingGoals.filter(({ text, goals }) => text !== null || goals.length > 0);
  return after;
}

describe("The difference of a revision", () => {
  test("carried out on the version before gives the next one", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const random = randomFrom(seed);
      const before = randomConcept(random);
      const after = revised(random, before);
      expect(applyInMemory(before, compareById(before, after)), `seed ${seed}`).toEqual(withoutIds(after));
    }
  });

  test("finds every change among what is read side by side", () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const random = randomFrom(seed);
      const before = randomConcept(random);
      const after = revised(random, before);
      const read = pairsOf(before, after).map(({ id }) => id);
      expect(new Set(read).size, `seed ${seed}`).toBe(read.length);
      expect(read, `seed ${seed}`).toEqual(expect.arrayContaining(changesBetween(before, after, new Map()).map(({ id }) => id)));
    }
  });

  test("is nothing where nothing changed", () => {
    const before = randomConcept(randomFrom(7));
    expect(changesBetween(before, structuredClone(before), new Map())).toEqual([]);
  });

  test("of 100 recommendations takes at most 300 ms", () => {
    const random = randomFrom(3);
    const parts = Array.from({ length: 4 }, (_, index) => renamed(randomConcept(random), `${index}-`));
    const before = { ...parts[0]!, actionFields: parts.flatMap(({ actionFields }) => actionFields) };
    expect(countTree(before).recommendations).toBeGreaterThanOrEqual(100);
    const after = revised(random, before);
    changesBetween(before, after, new Map());
    const started = performance.now();
    const changes = changesBetween(before, after, new Map());
    const took = performance.now() - started;
    expect(changes.length).toBeGreaterThan(30);
    expect(took).toBeLessThan(300);
  });

  test("tells new, changed, moved, done and dropped apart, with numbers and reasons", () => {
    const item = (id: string, text = id) => ({ id, text, subPoints: [], notes: [], place: null });
    const concept = (one: ReturnType<typeof item>[], other: ReturnType<typeof item>[]): ConceptTree => ({
      title: "Konzept",
      principles: [],
      chapters: [],
      actionFields: [
        {
          id: "field",
          label: null,
          title: "Sprache",
          introduction: [],
          place: null,
          guidingGoals: [
            {
              text: null,
              place: null,
              goals: [
                { id: "a", text: "Kurse", place: null, recommendations: one },
                { id: "b", text: "Schule", place: null, recommendations: other },
              ],
            },
          ],
        },
      ],
    });
    const reasons = new Map([
      ["bus", { reason: "Der Bus fährt seit 2025.", outcome: "done" as const }],
      ["app", { reason: "", outcome: "dropped" as const }],
      ["choir", { reason: "Gehört zur Schule.", outcome: null }],
    ]);
    const before = concept([item("bus"), item("app"), item("club"), item("choir"), item("walk")], []);
    const after = concept([item("walk", "walk and talk")], [item("choir"), item("garden")]);
    const told = changesBetween(before, after, reasons).map(({ id, kind, before, after, reason }) => [id, kind, before?.number, after?.number, reason]);
    expect(told).toEqual([
      ["walk", "changed", "1.1.5", "1.1.1", ""],
      ["choir", "moved", "1.1.4", "1.2.1", "Gehört zur Schule."],
      ["garden", "new", undefined, "1.2.2", ""],
      ["bus", "done", "1.1.1", undefined, "Der Bus fährt seit 2025."],
      ["app", "dropped", "1.1.2", undefined, ""],
      ["club", "gone", "1.1.3", undefined, ""],
    ]);
  });
});

/** The same tree with other ids. */
function renamed(tree: ConceptTree, prefix: string): ConceptTree {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "id" && typeof value === "string" ? prefix + value : value)));
}
