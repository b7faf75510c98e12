import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { editRecommendation, readRecommendationFields } from "../editing/index.ts";
import { aCountyWithConcept, idOf as idOfItem, type EditedCounty } from "../editing/test-concept.ts";
import { readLabelNames } from "../index.ts";
import { defaultDictionary } from "../names/index.ts";
import { confirmNames, namesInConcept } from "../naming/index.ts";
import { measureTargetGroups, organisationTargetGroups, themes } from "../schema.ts";
import { testDatabase } from "#tests/support/database.ts";
import { AddLabels, addLabels, deleteLabel, LABEL_KINDS, listLabels, RenameLabel, renameLabel, suggestedLabels, type LabelKind } from "./index.ts";
import { lockLabels } from "./lock-labels.ts";

const db = await testDatabase();

const enter = (ctx: Context, kind: LabelKind, names: string) => addLabels(ctx, AddLabels.parse({ kind, names }));
const all = (ctx: Context) => read(ctx, (reader) => listLabels(ctx, reader));
const names = async (ctx: Context, kind: LabelKind) => (await all(ctx))[kind].map(({ name }) => name);
const idOf = async (ctx: Context, kind: LabelKind, name: string) => {
  const found = (await all(ctx))[kind].find((label) => label.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found.id;
};
const rename = async (ctx: Context, kind: LabelKind, from: string, name: string) =>
  renameLabel(ctx, RenameLabel.parse({ kind, id: await idOf(ctx, kind, from), name }));
const remove = async (ctx: Context, kind: LabelKind, name: string) => deleteLabel(ctx, { kind, id: await idOf(ctx, kind, name) });

/** The first recommendation of the concept of the test, now with these words. @returns its id */
async function says(county: EditedCounty, text: string): Promise<string> {
  const id = idOfItem(await county.overview(), "1.1.1");
  await change(county, id, { text });
  return id;
}
async function change(county: EditedCounty, id: string, fields: { text?: string; themes?: string[]; targetGroups?: string[] }): Promise<void> {
  const stored = await read(county.editor, (reader) => readRecommendationFields(county.editor, reader, id));
  if (!stored) throw new Error("The recommendation of the test is gone.");
  expect(await editRecommendation(county.editor, { ...stored, ...fields, id })).toMatchObject({ ok: true });
}

describe("Entering themes and target groups", () => {
  test("takes a name a line, and the same list twice makes no doubles", async () => {
    const { editor } = await aCountyWithConcept(db);
    expect(await enter(editor, "theme", " Mobilität \r\n\r\nFrühe  Hilfen\nmobilität\n")).toEqual({ ok: true, value: { added: 2 } });
    expect(await enter(editor, "theme", "MOBILITÄT\nSprache")).toEqual({ ok: true, value: { added: 1 } });
    expect(await enter(editor, "target-group", "Familien")).toEqual({ ok: true, value: { added: 1 } });
    expect(await names(editor, "theme")).toEqual(["Frühe Hilfen", "Mobilität", "Sprache"]);
    const chosen = await read(editor, (reader) => readLabelNames(editor, reader));
    expect([chosen.themes.length, chosen.targetGroups.length]).toEqual([3, 1]);
  });

  test("at once by two people makes each once", async () => {
    const { ctx, editor } = await aCountyWithConcept(db);
    let second: ReturnType<typeof enter> | undefined;
    await transact(ctx, async (tx) => {
      await lockLabels(ctx, tx);
      await tx.insert(themes).values({ regionId: ctx.region.id, id: newId(), name: "Sprache" });
      second = enter(editor, "theme", "sprache\nWohnen");
      await setTimeout(300);
      tx.audit("test.prepared", newId());
    });
    expect(await second).toEqual({ ok: true, value: { added: 1 } });
    expect(await names(editor, "theme")).toEqual(["Sprache", "Wohnen"]);
  });

  test("is no right of those who only read, and knows none of another county", async () => {
    const [here, there] = [await aCountyWithConcept(db), await aCountyWithConcept(db)];
    await enter(there.editor, "theme", "Sprache");
    const id = await idOf(there.editor, "theme", "Sprache");
    expect(await enter(here.as("council-reader"), "theme", "Sprache")).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await renameLabel(here.as("council-reader"), { kind: "theme", id, name: "A" })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await deleteLabel(here.as("council-reader"), { kind: "theme", id })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await renameLabel(here.editor, { kind: "theme", id, name: "A" })).toEqual({ ok: false, refusal: "label-not-found" });
    expect(await deleteLabel(here.editor, { kind: "theme", id })).toEqual({ ok: false, refusal: "label-not-found" });
    expect(await names(there.editor, "theme")).toEqual(["Sprache"]);
  });

  test("refuses no name at all, one too long, and far too many", () => {
    for (const text of [" \n ", "y".repeat(81), Array.from({ length: 201 }, (_, row) => `Thema ${row}`).join("\n")])
      expect(AddLabels.safeParse({ kind: "theme", names: text }).success).toBe(false);
  });

  test("begins with words that are found in the text as well", () => {
    for (const kind of LABEL_KINDS) {
      const known = new Set(defaultDictionary.filter((term) => term.kind === kind).map(({ name }) => name));
      expect(suggestedLabels[kind].filter((name) => !known.has(name))).toEqual([]);
    }
  });
});

describe("Renaming and taking out", () => {
  test("a name that stands there is refused in whatever case, a new one goes along with all that carries it", async () => {
    const county = await aCountyWithConcept(db);
    const { editor } = county;
    const id = await says(county, "Mehr Busse");
    await change(county, id, { themes: ["Mobilität"] });
    await enter(editor, "theme", "Sprache");
    expect(await rename(editor, "theme", "Mobilität", "sprache")).toEqual({ ok: false, refusal: "name-taken" });
    expect(await rename(editor, "theme", "Mobilität", "mobilität")).toEqual({ ok: true, value: null });
    expect(await rename(editor, "theme", "mobilität", " Unterwegs  sein ")).toEqual({ ok: true, value: null });
    expect((await all(editor)).theme).toMatchObject([
      { name: "Sprache", uses: [] },
      { name: "Unterwegs sein", uses: [{ kind: "recommendation", id, title: "Mehr Busse" }] },
    ]);
  });

  test("what a recommendation, a measure or an organisation carries stays, and is told", async () => {
    const county = await aCountyWithConcept(db);
    const { editor, ctx } = county;
    const id = await says(county, "Mehr Busse");
    await change(county, id, { themes: ["Mobilität"], targetGroups: ["Kinder"] });
    await enter(editor, "target-group", "Frauen\nEltern\nMänner");
    const [{ id: measureId }, { id: organisationId }] = [await county.aMeasure({ title: "Kurs" }), await county.anOrganisation({ name: "Verein" })];
    const [women, parents] = [await idOf(editor, "target-group", "Frauen"), await idOf(editor, "target-group", "Eltern")];
    await transact(ctx, async (tx) => {
      await tx.insert(measureTargetGroups).values({ regionId: ctx.region.id, measureId, targetGroupId: women });
      await tx.insert(organisationTargetGroups).values({ regionId: ctx.region.id, organisationId, targetGroupId: parents });
      tx.audit("test.prepared", newId());
    });
    expect(await remove(editor, "theme", "Mobilität")).toEqual({ ok: false, refusal: "still-in-use" });
    for (const name of ["Kinder", "Frauen", "Eltern"]) expect(await remove(editor, "target-group", name)).toEqual({ ok: false, refusal: "still-in-use" });
    expect(await remove(editor, "target-group", "Männer")).toEqual({ ok: true, value: null });
    expect((await all(editor))["target-group"].map(({ name, uses }) => [name, ...uses.map(({ kind, title }) => `${kind} ${title}`)])).toEqual([
      ["Eltern", "organisation Verein"],
      ["Frauen", "measure Kurs"],
      ["Kinder", "recommendation Mehr Busse"],
    ]);
  });
});

describe("Names found in the text", () => {
  test("become themes and target groups of a county that has none, and find those of any case that it has", async () => {
    const county = await aCountyWithConcept(db);
    const { coordinator } = county;
    await says(county, "Der Nahverkehr soll für Familien besser werden.");
    await enter(coordinator, "target-group", "FAMILIEN");
    expect((await confirmNames(coordinator, { termIds: "all" })).ok).toBe(true);
    expect(await names(coordinator, "theme")).toContain("Mobilität");
    expect(await names(coordinator, "target-group")).toEqual(["FAMILIEN"]);
    expect((await all(coordinator))["target-group"]).toMatchObject([{ uses: [{ kind: "recommendation" }] }]);
  });

  test("keep what they stand for when it was renamed since, and make it anew when it was taken out", async () => {
    const county = await aCountyWithConcept(db);
    const { coordinator } = county;
    const id = await says(county, "Der Nahverkehr soll besser werden.");
    await confirmNames(coordinator, { termIds: "all" });
    await rename(coordinator, "theme", "Mobilität", "Unterwegs sein");
    await confirmNames(coordinator, { termIds: "all" });
    expect(await names(coordinator, "theme")).not.toContain("Mobilität");
    await change(county, id, { themes: [] });
    expect(await remove(coordinator, "theme", "Unterwegs sein")).toEqual({ ok: true, value: null });
    await confirmNames(coordinator, { termIds: "all" });
    expect(await names(coordinator, "theme")).toContain("Mobilität");
  });

  test("mean a label that was renamed before anything was confirmed", async () => {
    const county = await aCountyWithConcept(db);
    const { coordinator } = county;
    const id = await says(county, "Der Nahverkehr soll besser werden.");
    await enter(coordinator, "theme", "Mobilität");
    await rename(coordinator, "theme", "Mobilität", "Unterwegs sein");
    await confirmNames(coordinator, { termIds: "all" });
    expect(await names(coordinator, "theme")).not.toContain("Mobilität");
    expect((await all(coordinator)).theme).toContainEqual(expect.objectContaining({ name: "Unterwegs sein", uses: [expect.objectContaining({ id })] }));
  });

  test("are also those that the county entered itself", async () => {
    const county = await aCountyWithConcept(db);
    const { coordinator } = county;
    await says(county, "Ein Angebot für Saisonkräfte am Deich.");
    await enter(coordinator, "target-group", "Saisonkräfte");
    const { named } = await read(coordinator, (reader) => namesInConcept(coordinator, reader));
    expect(named.map(({ term }) => [term.kind, term.name])).toContainEqual(["target-group", "Saisonkräfte"]);
    await confirmNames(coordinator, { termIds: "all" });
    expect(await names(coordinator, "target-group")).toEqual(["Saisonkräfte"]);
  });
});
