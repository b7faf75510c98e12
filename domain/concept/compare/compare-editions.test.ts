import { describe, expect, test } from "vitest";
import type { ConceptTree } from "../tree.ts";
import { applyInMemory, withoutIds } from "./apply-in-memory.ts";
import { compareEditions } from "./index.ts";
import { edited, randomConcept, randomFrom, randomRecommendation, randomSentence } from "./random-concept.ts";

const seeds = Array.from({ length: 220 }, (_, seed) => seed);
/** For what needs fewer tries. */
const someSeeds = seeds.slice(0, 80);
const nothing = { title: null, edited: [], moved: [], removed: [], added: [] };

const fieldsOf = (tree: ConceptTree) => tree.actionFields;
const goalsOf = (tree: ConceptTree) => fieldsOf(tree).flatMap((field) => field.guidingGoals.flatMap(({ goals }) => goals));
const recommendationsOf = (tree: ConceptTree) => goalsOf(tree).flatMap((goal) => goal.recommendations);
const idsOf = (items: readonly { id?: string }[]) => items.map(({ id }) => id).sort();

/** A concept and a copy to be edited; both have ids, so that a test can say what it changed. */
function twoEditions(seed: number) {
  const random = randomFrom(seed);
  const stored = randomConcept(random);
  return { random, stored, next: structuredClone(stored) };
}

const difference = (stored: ConceptTree, next: ConceptTree) => compareEditions(stored, withoutIds(next));

describe("Comparing a second edition of a random concept", () => {
  test("proposes nothing for the same edition", () => {
    for (const seed of someSeeds) {
      const { stored } = twoEditions(seed);
      expect(difference(stored, stored), `seed ${seed}`).toMatchObject(nothing);
    }
  });

  test("proposes exactly 5 edited, 2 moved, 1 removed and 3 new recommendations", () => {
    for (const seed of seeds) {
      const { random, stored, next } = twoEditions(seed);
      const [removed, first, second, ...changed] = random.some(8, recommendationsOf(next));
      const moved = [first!, second!];
      for (const goal of goalsOf(next)) {
        goal.recommendations = goal.recommendations.filter((item) => item !== removed && !moved.includes(item));
      }
      for (const item of changed) item.text = edited(random, item.text);
      const insert = (goals: ReturnType<typeof goalsOf>, item: (typeof changed)[number]) => {
        const { recommendations } = random.one(goals);
        recommendations.splice(random.number(0, recommendations.length), 0, item);
      };
      for (const item of moved) {
        const home = goalsOf(stored).find((goal) => goal.recommendations.some(({ id }) => id === item.id));
        insert(
          goalsOf(next).filter((goal) => goal.id !== home?.id),
          item,
        );
      }
      const added = Array.from({ length: 3 }, () => randomRecommendation(random));
      for (const item of added) insert(goalsOf(next), item);

      const found = difference(stored, next);
      expect(idsOf(found.edited), `edited, seed ${seed}`).toEqual(idsOf(changed));
      expect(idsOf(found.moved), `moved, seed ${seed}`).toEqual(idsOf(moved));
      expect(idsOf(found.removed), `removed, seed ${seed}`).toEqual([removed?.id]);
      expect(found.added.map(({ content }) => "text" in content && content.text).sort(), `added, seed ${seed}`).toEqual(added.map(({ text }) => text).sort());
      expect(applyInMemory(stored, found), `applied, seed ${seed}`).toEqual(withoutIds(next));
    }
  });

  test("proposes edits, moves, removals and additions of fields and goals without touching what stands below", () => {
    for (const seed of someSeeds) {
      const { random, stored, next } = twoEditions(seed);
      const field = random.one(fieldsOf(next));
      field.title = edited(random, field.title);
      const [goal, removed] = random.some(2, goalsOf(next));
      goal!.text = edited(random, goal!.text);
      for (const guidingGoal of fieldsOf(next).flatMap(({ guidingGoals }) => guidingGoals)) {
        guidingGoal.goals = guidingGoal.goals.filter((item) => item !== removed);
      }
      const last = next.actionFields.pop()!;
      next.actionFields.unshift(last);
      random.one(random.one(fieldsOf(next)).guidingGoals).goals.unshift({
        text: randomSentence(random),
        place: null,
        recommendations: [randomRecommendation(random)],
      });

      const found = difference(stored, next);
      expect(idsOf(found.edited), `seed ${seed}`).toEqual(idsOf([field, goal!]));
      expect(idsOf(found.removed), `seed ${seed}`).toEqual(idsOf([removed!, ...removed!.recommendations]));
      expect(
        found.added.map(({ level }) => level),
        `seed ${seed}`,
      ).toEqual(["goal", "recommendation"]);
      expect(
        found.moved.map(({ level }) => level),
        `seed ${seed}`,
      ).toEqual(["actionField"]);
      expect(applyInMemory(stored, found), `seed ${seed}`).toEqual(withoutIds(next));
    }
  });
});

const recommendation = (text: string) => ({ id: text, text, subPoints: [], notes: [], place: null });
const goal = (text: string, ...recommendations: string[]) => ({
  id: text,
  text,
  place: null,
  recommendations: recommendations.map(recommendation),
});
function concept(...goals: ReturnType<typeof goal>[]): ConceptTree {
  const guidingGoals = [{ text: null, place: null, goals }];
  const field = { id: "field", label: "Handlungsfeld I", title: "Wohnen", introduction: [], place: null, guidingGoals };
  return { title: null, principles: [], chapters: [], actionFields: [field] };
}

describe("An item of the second edition", () => {
  const busline = "Eine Buslinie verbindet die Unterkunft mit dem Bahnhof.";
  const school = "Die Grundschule lädt alle Eltern zum Frühstück ein.";
  const choir = "Der Chor probt einmal im Monat im Sprachcafé.";
  const garden = "Am Rathaus entsteht ein Garten der Nachbarschaft.";

  test("is not moved when only its neighbours come and go", () => {
    const found = difference(concept(goal("A", busline, school, choir)), concept(goal("A", garden, school, choir)));
    expect(found).toMatchObject({
      ...nothing,
      removed: [{ id: busline }],
      added: [{ to: { position: 0, after: null } }],
    });
  });

  test("that comes first now is the only one moved, and says whom it follows", () => {
    const found = difference(concept(goal("A", busline, school, choir)), concept(goal("A", choir, busline, school)));
    expect(found.moved).toEqual([
      {
        id: choir,
        level: "recommendation",
        fromParent: "A",
        fromPosition: 2,
        to: { parent: { id: "A" }, position: 0, after: null },
      },
    ]);
    const back = difference(concept(goal("A", busline, school, choir)), concept(goal("A", school, choir, busline)));
    expect(back.moved).toMatchObject([{ id: busline, to: { position: 2, after: { id: choir } } }]);
  });

  test("moved and edited at once is in both lists, and counts once as changed", () => {
    const next = concept(goal("A", school), goal("B", choir, busline.replace("verbindet", "verbindet täglich")));
    const found = difference(concept(goal("A", busline, school), goal("B", choir)), next);
    expect(found).toMatchObject({
      edited: [{ id: busline }],
      moved: [{ id: busline, to: { parent: { id: "B" } } }],
      unchanged: 5,
    });
  });

  test("is edited when only its sub-points or notes change", () => {
    const next = concept(goal("A", busline));
    next.actionFields[0]!.guidingGoals[0]!.goals[0]!.recommendations[0]!.notes = ["Hinweis: ab 2027"];
    expect(difference(concept(goal("A", busline)), next).edited).toMatchObject([
      { id: busline, before: { notes: [] }, after: { notes: ["Hinweis: ab 2027"] } },
    ]);
  });

  test("is the same whatever its number, its soft hyphens and its line breaks", () => {
    const next = concept(goal("2.1 A", `2.1.1 ${busline.replace("Buslinie", "Bus\u00ADlinie").replace(" mit", "\nmit")}`));
    next.actionFields[0]!.label = "Handlungsfeld IV";
    expect(difference(concept(goal("1.1 A", `1.1.3 ${busline}`)), next)).toMatchObject({ ...nothing, unchanged: 3 });
  });

  test("with another date in front is edited, for that is no renumbering", () => {
    const stored = concept(goal("A", "3. Oktober: Tag der offenen Moschee im ganzen Landkreis"));
    const next = concept(goal("A", "4. Oktober: Tag der offenen Moschee im ganzen Landkreis"));
    expect(difference(stored, next).edited).toHaveLength(1);
  });

  test("keeps its identity through a full rewording if what stands below it stayed", () => {
    const found = difference(concept(goal("Alle kommen an", busline, school)), concept(goal("Wege sind kurz", busline, school)));
    expect(found).toMatchObject({ edited: [{ id: "Alle kommen an" }], moved: [], removed: [], added: [] });
  });

  test("is edited when only its beginning is left, or much is added", () => {
    const long = `${busline} Sie fährt von sechs Uhr bis Mitternacht, auch am Sonntag, und hält bei Bedarf vor der Schule. Fahrkarten gibt es im Rathaus, für Kinder kostenlos, und wer den Weg nicht kennt, wird in der ersten Woche von jemandem begleitet, der dieselbe Sprache spricht.`;
    expect(difference(concept(goal("A", long, school)), concept(goal("A", busline, school))).edited).toHaveLength(1);
    expect(difference(concept(goal("A", busline, school)), concept(goal("A", long, school))).edited).toHaveLength(1);
  });

  test("with other items altogether below it is another goal, however alike it sounds", () => {
    const stored = concept(goal("Alle Kinder im Landkreis lernen früh zu schwimmen.", busline), goal("B", school));
    const next = concept(goal("Alle Kinder im Landkreis lernen früh Rad zu fahren.", choir), goal("B", school));
    expect(difference(stored, next)).toMatchObject({ edited: [], removed: [{}, {}], added: [{}, {}] });
  });

  test("with a wording that occurs twice is told apart by what stands above it", () => {
    const stored = concept(goal("A", busline, school), goal("B", school, choir));
    stored.actionFields[0]!.guidingGoals[0]!.goals[1]!.recommendations[0]!.id = "school in B";
    const next = concept(goal("A", busline), goal("B", school, choir));
    expect(difference(stored, next)).toMatchObject({ ...nothing, removed: [{ id: school }] });
  });
});

describe("A document that has no room for something", () => {
  test("says nothing about it: a table does not remove chapters, principles, introductions and the title", () => {
    const { stored } = twoEditions(1);
    const table = { ...structuredClone(stored), title: null, principles: [], chapters: [] };
    for (const field of table.actionFields) Object.assign(field, { introduction: [], label: null });
    expect(difference(stored, table)).toMatchObject(nothing);
  });

  test("but a document with other chapters proposes the difference", () => {
    const { stored, next } = twoEditions(1);
    next.title = "Teilhabekonzept";
    next.chapters = [{ title: "Ausblick", paragraphs: ["So geht es weiter."], place: null }];
    expect(difference(stored, next)).toMatchObject({
      title: { before: "Integrationskonzept", after: "Teilhabekonzept" },
      removed: [{ level: "chapter" }],
      added: [{ level: "chapter", key: "chapters.0", to: { parent: null } }],
    });
  });
});

test("Comparing refuses a stored concept without ids, for nothing could be kept", () => {
  const { stored } = twoEditions(1);
  expect(() => compareEditions(withoutIds(stored), stored)).toThrow("has no id");
});
