import { describe, expect, test } from "vitest";
import { recommendationProgress, rollUp, type RecommendationProgress } from "#domain/concept/progress/index.ts";
import { ORGANISATION_KINDS } from "#domain/network/index.ts";
import { ellerland } from "./ellerland/index.ts";
import { nachbarstadt } from "./nachbarstadt/index.ts";
import type { Story, StoryMeasure, StoryRecommendation } from "./story.ts";

const goalsOf = (story: Story) => story.fields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals));
const recommendationsOf = (story: Story) => goalsOf(story).flatMap((goal) => goal.recommendations);
const mean = (parts: number[]) => parts.reduce((sum, part) => sum + part, 0) / parts.length;
const total = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** Keys of the measures that break a rule: an empty list is what tests want to see. */
const keysOf = (measures: StoryMeasure[], breaks: (measure: StoryMeasure) => boolean) => measures.filter(breaks).map(({ key }) => key);

/** The state in the last report that names one; a measure of which none does is running. */
const reported = ({ updates }: StoryMeasure) => updates.findLast(({ state }) => state !== undefined)?.state ?? "running";

/** As domain/concept/concept-overview.ts reads it from the tables. */
function reached(measure: StoryMeasure): number | null {
  if (measure.results.some((result) => result.reached !== null)) {
    return mean(measure.results.map((result) => Math.min(1, (result.reached ?? 0) / result.planned)));
  }
  if (measure.milestones.length === 0) return null;
  return measure.milestones.filter(({ doneOn }) => doneOn).length / measure.milestones.length;
}

function progressOf(story: Story, item: StoryRecommendation): RecommendationProgress {
  const measures = story.measures
    .filter((measure) => measure.recommendations.includes(item.key))
    .map((measure) => ({ state: measure.state, assessment: measure.updates.at(-1)?.assessment ?? null, reached: reached(measure) }));
  return recommendationProgress({ weight: null, measures, dropped: item.droppedReason !== undefined });
}

/** Every string in a story with the path to it. */
function texts(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, `${path}[${index}]`));
  if (value !== null && typeof value === "object") return Object.entries(value).flatMap(([key, item]) => texts(item, `${path}.${key}`));
  return [];
}

/** What the story says in sentences, as opposed to keys, names and addresses. */
const isSentence = ([path]: [string, string]) =>
  /(\.text|\.description|\.introduction\[\d+\]|\.paragraphs\[\d+\]|\.subPoints\[\d+\]|\.focusPoints\[\d+\])$/.test(path);

describe.each([
  ["Ellerland", ellerland],
  ["Torbrück", nachbarstadt],
])("The story of %s", (_, story) => {
  const days = story.measures.flatMap((measure) => measure.updates.map((update) => update.on));

  test("names nothing that it does not have", () => {
    const known = {
      municipality: new Set(story.municipalities.map(({ key }) => key)),
      organisation: new Set(story.organisations.map(({ key }) => key)),
      person: new Set(story.people.map(({ key }) => key)),
      field: new Set(story.fields.map(({ key }) => key)),
      recommendation: new Set(recommendationsOf(story).map(({ key }) => key)),
      measure: new Set(story.measures.map(({ key }) => key)),
    };
    const named: (readonly [keyof typeof known, string | undefined])[] = [
      ...story.municipalities.map(({ parent }) => ["municipality", parent] as const),
      ...story.organisations.map(({ municipality }) => ["municipality", municipality] as const),
      ...story.people.map(({ organisation }) => ["organisation", organisation] as const),
      ...story.principles.flatMap(({ linkedFields }) => (linkedFields ?? []).map((key) => ["field", key] as const)),
      ...recommendationsOf(story).flatMap((item) => [
        ["organisation", item.owner] as const,
        ...(item.municipalities ?? []).map((key) => ["municipality", key] as const),
      ]),
      ...story.measures.flatMap((item) => [
        ["organisation", item.lead] as const,
        ["person", item.leadPerson] as const,
        ...item.partners.map((key) => ["organisation", key] as const),
        ...item.municipalities.map((key) => ["municipality", key] as const),
        ...item.recommendations.map((key) => ["recommendation", key] as const),
        ...item.updates.map(({ by }) => ["person", by] as const),
      ]),
      ...story.gremien.flatMap(({ members }) => members.map(({ person }) => ["person", person] as const)),
      ...story.rounds.flatMap((round) => [
        ...round.fields.map((key) => ["field", key] as const),
        ...round.answers.flatMap((answer) => [["measure", answer.measure] as const, ["person", answer.person] as const, ["person", answer.handOnTo] as const]),
      ]),
      ...story.terms.map(({ organisation }) => ["organisation", organisation] as const),
      ...story.accounts.flatMap((account) => [["organisation", account.organisation] as const, ["person", account.person] as const]),
    ];
    expect(named.filter(([kind, key]) => key !== undefined && !known[kind].has(key))).toEqual([]);
  });

  test("uses every key once, and numbers goals and recommendations in their order", () => {
    for (const list of [story.municipalities, story.organisations, story.people, story.measures, story.rounds]) {
      const keys = list.map(({ key }) => key);
      expect(keys).toEqual([...new Set(keys)]);
    }
    story.fields.forEach((field, fieldIndex) => {
      expect(field.key).toBe(`${fieldIndex + 1}`);
      field.guidingGoals
        .flatMap(({ goals }) => goals)
        .forEach((goal, goalIndex) => {
          expect(goal.key).toBe(`${field.key}.${goalIndex + 1}`);
          goal.recommendations.forEach((item, index) => expect(item.key).toBe(`${goal.key}.${index + 1}`));
        });
    });
  });

  test("has people who lead measures working where the measure is led", () => {
    const homes = new Map(story.people.map((person) => [person.key, person.organisation]));
    expect(story.measures.filter((item) => item.leadPerson && homes.get(item.leadPerson) !== item.lead).map(({ key }) => key)).toEqual([]);
  });

  test("gives every recommendation the state and share that follow from its measures", () => {
    const shown = recommendationsOf(story).map((item) => ({ item, progress: progressOf(story, item) }));
    expect(shown.filter(({ item, progress }) => progress.state !== item.state)).toEqual([]);
    expect(shown.filter(({ item, progress }) => Math.abs((progress.share ?? 0) - (item.share ?? 0)) > 0.015)).toEqual([]);
  });

  test("tells updates in the order of time, within the measure's life and never after the reference day", () => {
    const begun = story.measures.filter(({ state }) => !["idea", "planned", "approved"].includes(state));
    expect(keysOf(story.measures, ({ updates }) => updates.some(({ on }, index) => on < (updates[index - 1]?.on ?? "")))).toEqual([]);
    expect(keysOf(begun, ({ updates, startsOn }) => (updates[0]?.on ?? "") < startsOn)).toEqual([]);
    expect(keysOf(story.measures, ({ startsOn, endsOn }) => endsOn !== undefined && endsOn < startsOn)).toEqual([]);
    expect(keysOf(story.measures, ({ milestones }) => milestones.some(({ doneOn }) => (doneOn ?? "") > story.referenceDay))).toEqual([]);
    expect(days.filter((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day) || day > story.referenceDay)).toEqual([]);
  });

  test("reports the state in which a measure is: the last report that names one names this one", () => {
    expect(keysOf(story.measures, (measure) => reported(measure) !== measure.state)).toEqual([]);
    expect(keysOf(story.measures, ({ state, stateReason }) => (state === "paused" || state === "dropped") && !stateReason)).toEqual([]);
    expect(keysOf(story.measures, (measure) => measure.state === "done" && reached(measure) !== 1)).toEqual([]);
  });

  test("spends only money it has", () => {
    for (const line of story.measures.flatMap(({ budget }) => budget)) {
      expect(line.amountCents).toBeGreaterThan(0);
      expect(line.calledUpCents).toBeLessThanOrEqual(line.kind === "approved" ? line.amountCents : 0);
      expect(line.approvedOn !== undefined).toBe(line.kind === "approved");
      expect((line.expiresOn ?? "9999") >= (line.approvedOn ?? "")).toBe(true);
    }
  });

  test("leaves no text empty and says no sentence twice", () => {
    // Minutes have formulas, and reports that nobody wrote yet.
    const all = texts({ ...story, rounds: [], minutes: [] }, "story");
    expect(all.filter(([, text]) => text.trim() === "" || text !== text.trim() || text.includes("  "))).toEqual([]);
    const sentences = all.filter(isSentence).map(([, text]) => text);
    expect(sentences.filter((text, index) => sentences.indexOf(text) !== index)).toEqual([]);
  });

  test("speaks in our tone: no exclamation marks, no regrets, no self-praise", () => {
    expect(texts(story, "story").filter(([, text]) => /!|\bleider\b|erfolgreich|\u00ad/i.test(text))).toEqual([]);
  });

  test("lives at made-up addresses and telephones", () => {
    const all = texts(story, "story");
    expect(all.filter(([path, text]) => /\.(email|website|url)$/.test(path) && !/^(https:\/\/)?[a-z0-9.@-]+\.example(\/|$)/.test(text))).toEqual([]);
    // Who to call names the nationwide numbers as they are; a made-up number for an emergency would be a danger.
    const nationwide = ["110", "112", "116117", "116016", "0800 1110111", "0800 5465465"];
    const isKnown = (path: string, text: string) => path.startsWith("story.situations[") && nationwide.includes(text);
    expect(all.filter(([path, text]) => path.endsWith(".phone") && !/^0555[56] [\d-]+$/.test(text) && !isKnown(path, text))).toEqual([]);
    expect(story.municipalities.every(({ officialKey }) => /^99\d{6}$/.test(officialKey))).toBe(true);
    expect(story.organisations.every(({ kind }) => ORGANISATION_KINDS.includes(kind))).toBe(true);
  });

  test("asks each owner once per measure and round, and about the round's fields", () => {
    for (const round of story.rounds) {
      const asked = round.answers.map((answer) => `${answer.person} ${answer.measure}`);
      expect(asked.filter((each, index) => asked.indexOf(each) !== index)).toEqual([]);
      const fields = (key: string) => story.measures.find((measure) => measure.key === key)?.recommendations.map((number) => number.charAt(0)) ?? [];
      expect(round.answers.filter(({ measure }) => !fields(measure).some((field) => round.fields.includes(field)))).toEqual([]);
      expect(round.answers.filter(({ on }) => on < round.openedOn || on > (round.closedOn ?? story.referenceDay))).toEqual([]);
      expect(round.answers.filter(({ kind, handOnTo }) => (kind === "hand-on") !== (handOnTo !== undefined))).toEqual([]);
    }
  });
});

const recommendations = recommendationsOf(ellerland);
const progress = (items: StoryRecommendation[]) => rollUp(items.map((item) => progressOf(ellerland, item)));
/** How many recommendations were done on a day, by the reports up to then. */
const doneBy = (day: string) =>
  recommendations.filter(
    (item) =>
      item.state === "done" &&
      ellerland.measures
        .filter((measure) => measure.recommendations.includes(item.key))
        .every((measure) => measure.updates.some((update) => update.state === "done" && update.on <= day)),
  ).length;

describe("The Ellerland", () => {
  test("is as large as the county that people see in the pictures", () => {
    expect({
      fields: ellerland.fields.map(({ title }) => title),
      guidingGoals: ellerland.fields.flatMap(({ guidingGoals }) => guidingGoals).length,
      goals: goalsOf(ellerland).length,
      recommendations: recommendations.length,
      subPoints: total(recommendations.map((item) => item.subPoints?.length ?? 0)),
      principles: ellerland.principles.length,
      members: ellerland.municipalities.filter(({ parent }) => parent === undefined).length,
    }).toEqual({
      fields: ["Sprache und Bildung", "Ausbildung und Arbeit", "Wohnen und Ankommen", "Gesundheit und Familie", "Zusammenleben und Teilhabe"],
      guidingGoals: 13,
      goals: 41,
      recommendations: 94,
      subPoints: 63,
      principles: 3,
      members: 9,
    });
    expect(ellerland.organisations.length).toBeGreaterThanOrEqual(34);
    expect(ellerland.people.length).toBeGreaterThanOrEqual(30);
  });

  test("stands where the picture shows it: states and percentages", () => {
    expect(progress(recommendations).byState).toEqual({
      done: 18,
      "on-track": 37,
      "at-risk": 10,
      "off-track": 5,
      continuous: 9,
      paused: 2,
      dropped: 2,
      "not-begun": 11,
    });
    expect(progress(recommendations).percent).toBe(53);
    const perField = ellerland.fields.map((field) => progress(recommendations.filter(({ key }) => key.startsWith(`${field.key}.`))).percent);
    expect(perField).toEqual([53, 46, 57, 50, 58]);
  });

  test("has rich measures: partners, milestones, results, money and at least four reports", () => {
    const rich = ellerland.measures.filter(
      (item) => [item.partners, item.milestones, item.results, item.budget].every((list) => list.length > 0) && item.updates.length >= 4,
    );
    expect(rich.length).toBeGreaterThanOrEqual(27);
    expect(ellerland.measures.length).toBeGreaterThanOrEqual(60);
  });

  test("finishes recommendations half-year by half-year", () => {
    expect(["2024-11-30", "2025-05-31", "2025-11-30", "2026-05-31", "2026-11-12"].map(doneBy)).toEqual([2, 5, 9, 14, 18]);
  });

  test("leaves three goals without a measure and three measures silent for half a year", () => {
    const withMeasure = new Set(ellerland.measures.flatMap((measure) => measure.recommendations.map((key) => key.slice(0, 3))));
    expect(
      goalsOf(ellerland)
        .map(({ key }) => key)
        .filter((key) => !withMeasure.has(key)),
    ).toEqual(["2.8", "4.6", "5.8"]);
    const silent = ellerland.measures.filter(({ state, updates }) => ["running", "continuous", "paused"].includes(state) && updates.at(-1)!.on < "2026-05-12");
    expect(silent.map(({ key }) => key)).toEqual(["lesepaten", "wohnraumlotsen-torfhude", "gespraechskreis"]);
  });

  test("shows recommendation 1.2.1 with 55 %, three measures and 118,000 euros for 2026", () => {
    const item = recommendations.find(({ key }) => key === "1.2.1")!;
    const measures = ellerland.measures.filter((measure) => measure.recommendations.includes("1.2.1"));
    expect(progressOf(ellerland, item).percent).toBe(55);
    expect(measures.map(({ title }) => title)).toEqual(["„Mama lernt Deutsch“", "Betreuungskräfte gewinnen und schulen", "Räume an der Buslinie"]);
    const budget = measures[0]!.budget;
    expect([total(budget.map((line) => line.amountCents)), total(budget.map((line) => line.calledUpCents))]).toEqual([118_000_00, 87_400_00]);
  });

  test("has one finished and one running round, with answers accepted, refused and waiting", () => {
    const [spring, autumn] = ellerland.rounds;
    expect(spring?.closedOn).toBe("2026-06-30");
    expect(autumn?.closedOn).toBeUndefined();
    expect(new Set(ellerland.rounds.flatMap(({ answers }) => answers.map(({ accepted }) => accepted)))).toEqual(new Set([true, false, null]));
    expect(new Set(ellerland.rounds.flatMap(({ answers }) => answers.map(({ kind }) => kind)))).toEqual(new Set(["answer", "hand-on", "not-ours"]));
  });

  test("has one account for every role", () => {
    const roles = ellerland.accounts.map(({ role }) => role);
    expect(new Set(roles).size).toBe(17);
    expect(roles.length).toBe(17);
  });
});

describe("The minutes of the Ellerland", () => {
  const minutes = ellerland.minutes ?? [];
  const items = minutes.flatMap((each) => each.items);
  const tasks = items.flatMap((item) => item.tasks);

  test("fill at least 24 meetings with 60 decisions and 40 tasks, of which some are overdue", () => {
    const overdue = tasks.filter(({ dueOn, doneOn }) => doneOn === null && dueOn < ellerland.referenceDay);
    expect([minutes.length >= 24, items.flatMap((item) => item.decisions).length >= 60, tasks.length >= 40, overdue.length >= 5]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test("give tasks to people of the story, and tell nothing of the future", () => {
    const people = new Set(ellerland.people.map(({ key }) => key));
    expect(tasks.filter(({ owner }) => !people.has(owner))).toEqual([]);
    expect(minutes.filter(({ on }) => on > ellerland.referenceDay)).toEqual([]);
    expect(tasks.filter(({ doneOn }) => doneOn !== null && doneOn > ellerland.referenceDay)).toEqual([]);
  });
});
