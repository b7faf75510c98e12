import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { indicators } from "../indicators/schema.ts";
import { createRound, deleteRound } from "../priorities/index.ts";
import { fieldsOf } from "../priorities/test-round.ts";
import { readFoundations } from "../foundations.ts";
import { addItem, markPassage, moveItem, removeItem } from "./index.ts";
import { lockConcept } from "./stored-outline.ts";
import { aCountyWithConcept, idOf, outlineOf } from "./test-concept.ts";

const db = await testDatabase();

const foundations = (ctx: Context, conceptId: string) => read(ctx, (reader) => readFoundations(ctx, reader, conceptId));

describe("Moving an item", () => {
  test("does not reach into a stranger's region", async () => {
    const own = await aCountyWithConcept(db);
    const stranger = await aCountyWithConcept(db);
    const before = outlineOf(await own.overview());
    expect(await moveItem(stranger.editor, { level: "recommendation", id: idOf(await own.overview(), "1.1.2"), to: "up" })).toEqual({
      ok: false,
      refusal: "not-found",
    });
    expect(
      await moveItem(stranger.editor, {
        level: "recommendation",
        id: idOf(await stranger.overview(), "1.1.2"),
        to: { parentId: idOf(await own.overview(), "2.1"), position: 0 },
      }),
    ).toEqual({ ok: false, refusal: "parent-not-found" });
    expect(outlineOf(await own.overview())).toEqual(before);
  });

  test("is for editors and the coordinator", async () => {
    const county = await aCountyWithConcept(db);
    const move = { level: "recommendation", id: idOf(await county.overview(), "1.1.2"), to: "up" } as const;
    expect(await moveItem(county.as("caseworker"), move)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await moveItem(county.coordinator, move)).toEqual({ ok: true, value: null });
  });

  test("gives new numbers to everything behind it", async () => {
    const county = await aCountyWithConcept(db);
    const before = await county.overview();
    await moveItem(county.editor, { level: "recommendation", id: idOf(before, "1.1.2"), to: { parentId: idOf(before, "2.1"), position: 0 } });
    await moveItem(county.editor, { level: "action-field", id: idOf(before, "2"), to: "up" });
    expect(outlineOf(await county.overview())).toEqual([
      "1.1 Betriebe: Am Abend, Ein Stammtisch",
      "2.1 Kurse: Am Vormittag",
      "2.2 Sprachmittlung: Ein Pool",
      "2.3 Übergänge: Patenschaften",
    ]);
  });

  test("numbers goals through the whole field, over all guiding goals", async () => {
    const county = await aCountyWithConcept(db);
    const before = await county.overview();
    const school = before.fields[0]?.guidingGoals[2]?.id ?? "";
    await moveItem(county.editor, { level: "guiding-goal", id: school, to: "up" });
    expect(outlineOf(await county.overview()).slice(0, 3)).toEqual([
      "1.1 Kurse: Am Vormittag, Am Abend",
      "1.2 Übergänge: Patenschaften",
      "1.3 Sprachmittlung: Ein Pool",
    ]);
    await moveItem(county.editor, { level: "goal", id: idOf(before, "1.1"), to: { parentId: school, position: 9 } });
    expect(outlineOf(await county.overview()).slice(0, 3)).toEqual([
      "1.1 Übergänge: Patenschaften",
      "1.2 Kurse: Am Vormittag, Am Abend",
      "1.3 Sprachmittlung: Ein Pool",
    ]);
  });

  test("takes a guiding goal with its goals into another field", async () => {
    const county = await aCountyWithConcept(db);
    const before = await county.overview();
    await moveItem(county.editor, { level: "guiding-goal", id: before.fields[0]?.guidingGoals[1]?.id ?? "", to: { parentId: idOf(before, "2"), position: 0 } });
    expect(outlineOf(await county.overview())).toEqual([
      "1.1 Kurse: Am Vormittag, Am Abend",
      "1.2 Übergänge: Patenschaften",
      "2.1 Betriebe: Ein Stammtisch",
      "2.2 Sprachmittlung: Ein Pool",
    ]);
  });

  test("orders principles and chapters too", async () => {
    const county = await aCountyWithConcept(db);
    const { id } = await county.overview();
    const [, second] = (await foundations(county.editor, id)).principles;
    await moveItem(county.editor, { level: "principle", id: second?.id ?? "", to: "up" });
    expect((await foundations(county.editor, id)).principles.map(({ text }) => text)).toEqual(["Offene Verwaltung", "Teilhabe von Anfang an"]);
  });

  test("waits for whoever is changing the outline at the moment", async () => {
    const county = await aCountyWithConcept(db);
    const id = idOf(await county.overview(), "1.1.2");
    const locked = Promise.withResolvers<void>();
    const finished = Promise.withResolvers<void>();
    const first = transact(county.coordinator, async (tx) => {
      await lockConcept(county.coordinator, tx);
      locked.resolve();
      await finished.promise;
    });
    await locked.promise;
    const second = moveItem(county.editor, { level: "recommendation", id, to: "up" });
    expect(await Promise.race([second, setTimeout(200, "still waiting")])).toBe("still waiting");
    finished.resolve();
    await first;
    expect(await second).toEqual({ ok: true, value: null });
  });

  test("keeps the outline whole when two people move at once", async () => {
    const county = await aCountyWithConcept(db);
    const before = await county.overview();
    const moves = ["1.1.1", "1.1.2", "1.2.1", "1.3.1", "2.1.1"].flatMap((number) =>
      (["down", "up"] as const).map((to) => moveItem(county.editor, { level: "recommendation", id: idOf(before, number), to })),
    );
    await Promise.all(moves);
    const after = await county.overview();
    expect(after.fields.flatMap(({ goals }) => goals.flatMap(({ recommendations }) => recommendations.map(({ text }) => text))).sort()).toEqual([
      "Am Abend",
      "Am Vormittag",
      "Ein Pool",
      "Ein Stammtisch",
      "Patenschaften",
    ]);
    const twice = await db.superuser.query("select goal_id, position from recommendations where region_id = $1 group by 1, 2 having count(*) > 1", [
      county.region.id,
    ]);
    expect(twice.rows).toEqual([]);
  });
});

describe("Adding an item", () => {
  test("does not reach into a stranger's region", async () => {
    const own = await aCountyWithConcept(db);
    const stranger = await aCountyWithConcept(db);
    const goalId = idOf(await own.overview(), "1.1");
    expect(await addItem(stranger.editor, { level: "recommendation", parentId: goalId, text: "Fremd" })).toEqual({ ok: false, refusal: "parent-not-found" });
  });

  test("is refused to readers, and where no concept is", async () => {
    const county = await aCountyWithConcept(db);
    expect(await addItem(county.as("council-reader"), { level: "action-field", parentId: null, text: "Wohnen" })).toEqual({
      ok: false,
      refusal: "not-allowed",
    });
    const empty = db.ctx(await db.region());
    expect(await addItem(empty, { level: "action-field", parentId: null, text: "Wohnen" })).toEqual({ ok: false, refusal: "no-concept" });
  });

  test("puts it last below its parent, on every level", async () => {
    const county = await aCountyWithConcept(db);
    const before = await county.overview();
    const add = async (level: "action-field" | "guiding-goal" | "goal" | "recommendation" | "principle" | "chapter", parentId: string | null, text: string) => {
      const added = await addItem(county.editor, { level, parentId, text });
      return added.ok ? added.value.id : added.refusal;
    };
    const multilingual = before.fields[0]?.guidingGoals[1]?.id ?? "";
    const goalId = await add("goal", multilingual, "Herkunftssprachen");
    await add("recommendation", goalId, "Bücher");
    const housing = await add("action-field", null, "Wohnen");
    const guiding = await add("guiding-goal", housing, "Alle wohnen gut");
    await add("goal", guiding, "Bauen");
    await add("goal", housing, "Beraten");
    await add("principle", null, "Respekt");
    await add("chapter", null, "Glossar");
    const after = await county.overview();
    expect(outlineOf(after)).toEqual([
      "1.1 Kurse: Am Vormittag, Am Abend",
      "1.2 Sprachmittlung: Ein Pool",
      "1.3 Herkunftssprachen: Bücher",
      "1.4 Übergänge: Patenschaften",
      "2.1 Betriebe: Ein Stammtisch",
      "3.1 Beraten: ",
      "3.2 Bauen: ",
    ]);
    const { principles, chapters } = await foundations(county.editor, after.id);
    expect([principles.at(-1)?.text, chapters.at(-1)?.title]).toEqual(["Respekt", "Glossar"]);
  });
});

describe("Removing an item", () => {
  test("does not reach into a stranger's region", async () => {
    const own = await aCountyWithConcept(db);
    const stranger = await aCountyWithConcept(db);
    expect(await removeItem(stranger.editor, { level: "recommendation", id: idOf(await own.overview(), "1.1.1") })).toEqual({
      ok: false,
      refusal: "not-found",
    });
    expect((await own.overview()).progress.total).toBe(5);
  });

  test("keeps a recommendation that measures carry out, and names them", async () => {
    const county = await aCountyWithConcept(db);
    const id = idOf(await county.overview(), "1.1.1");
    const measure = await county.aMeasure({ title: "Sprachcafé", recommendationIds: [id] });
    expect(await removeItem(county.editor, { level: "recommendation", id })).toEqual({
      ok: false,
      refusal: "has-measures",
      measures: [{ id: measure.id, title: "Sprachcafé" }],
    });
  });

  test("keeps a goal, a guiding goal and a field with recommendations below", async () => {
    const county = await aCountyWithConcept(db);
    const concept = await county.overview();
    const guidingGoalId = concept.fields[0]?.guidingGoals[1]?.id ?? "";
    for (const [level, id] of [
      ["goal", idOf(concept, "1.1")],
      ["guiding-goal", guidingGoalId],
      ["action-field", idOf(concept, "2")],
    ] as const) {
      expect(await removeItem(county.editor, { level, id })).toEqual({ ok: false, refusal: "not-empty" });
    }
  });

  test("keeps a recommendation that was voted on and a goal that is measured: what hangs on it would go with it", async () => {
    const county = await aCountyWithConcept(db);
    const concept = await county.overview();
    const [recommendationId, goalId] = [idOf(concept, "1.2.1"), idOf(concept, "1.2")];
    const made = await createRound(county.coordinator, fieldsOf([recommendationId, idOf(concept, "1.1.1")]));
    expect(made).toMatchObject({ ok: true });
    expect(await removeItem(county.editor, { level: "recommendation", id: recommendationId })).toEqual({ ok: false, refusal: "has-traces" });
    if (made.ok) await deleteRound(county.coordinator, { id: made.value.id, version: 1 });
    expect(await removeItem(county.editor, { level: "recommendation", id: recommendationId })).toMatchObject({ ok: true });
    await transact(county.ctx, async (tx) => {
      const indicator = { name: "Einsätze", unit: "number" as const, direction: "more" as const };
      await tx.insert(indicators).values({ regionId: county.region.id, id: newId(), goalId, ...indicator });
      tx.audit("test.prepared", null);
    });
    expect(await removeItem(county.editor, { level: "goal", id: goalId })).toEqual({ ok: false, refusal: "has-traces" });
  });

  test("closes the gap in the numbers", async () => {
    const county = await aCountyWithConcept(db);
    const concept = await county.overview();
    expect(await removeItem(county.as("analyst"), { level: "recommendation", id: idOf(concept, "1.1.1") })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await removeItem(county.editor, { level: "recommendation", id: idOf(concept, "1.1.1") })).toEqual({ ok: true, value: null });
    await removeItem(county.editor, { level: "recommendation", id: idOf(concept, "1.2.1") });
    expect(await removeItem(county.editor, { level: "goal", id: idOf(concept, "1.2") })).toEqual({ ok: true, value: null });
    expect(outlineOf(await county.overview())).toEqual(["1.1 Kurse: Am Abend", "1.2 Übergänge: Patenschaften", "2.1 Betriebe: Ein Stammtisch"]);
  });
});

describe("Marking a passage as a recommendation", () => {
  test("does not reach into a stranger's region, and needs an editor", async () => {
    const own = await aCountyWithConcept(db);
    const stranger = await aCountyWithConcept(db);
    const [chapter] = (await foundations(own.ctx, (await own.overview()).id)).chapters;
    const passage = { chapterId: chapter?.id ?? "", passage: "Vieles ist geschafft.", goalId: idOf(await own.overview(), "1.1") };
    expect(await markPassage(stranger.editor, passage)).toEqual({ ok: false, refusal: "not-found" });
    expect(await markPassage(own.as("translator"), passage)).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test("adds it to the goal and remembers chapter and paragraph", async () => {
    const county = await aCountyWithConcept(db);
    const concept = await county.overview();
    const [chapter] = (await foundations(county.ctx, concept.id)).chapters;
    const mark = (passage: string, goalId = idOf(concept, "2.1")) => markPassage(county.editor, { chapterId: chapter?.id ?? "", passage, goalId });
    expect(await mark("Das steht hier nicht.")).toEqual({ ok: false, refusal: "passage-not-found" });
    expect(await mark("Vieles ist geschafft.", newId())).toEqual({ ok: false, refusal: "parent-not-found" });
    expect(await mark("Ein Beirat soll zweimal\r\nim Jahr tagen.")).toMatchObject({ ok: true });
    const added = (await county.overview()).fields[1]?.goals[0]?.recommendations.at(-1);
    expect(added).toMatchObject({ number: "2.1.2", text: "Ein Beirat soll zweimal im Jahr tagen.", origin: { paragraph: 2 } });
    expect(added?.origin?.chapter).toBe("Ausblick");
    expect((await foundations(county.ctx, concept.id)).chapters[0]?.paragraphs).toEqual(chapter?.paragraphs);
  });
});
