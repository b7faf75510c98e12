import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { conceptFile, countRecommendations } from "../concept-file.ts";
import { findConcept, findConceptToEdit } from "../concept-overview.ts";
import { addItem, editGoal, editRecommendation, idToEdit, readRecommendationFields, removeItem } from "../editing/index.ts";
import { aCountyWithConcept, idOf, outlineOf, type EditedCounty } from "../editing/test-concept.ts";
import { readFoundations } from "../foundations.ts";
import { listMeasures, NO_FILTER } from "../measures/list-measures.ts";
import { readNumberedRecommendations } from "../measures/recommendation-numbers.ts";
import { findInConcept } from "../naming/names-in-concept.ts";
import { actorsByPlace, topicChoices } from "../organisations/index.ts";
import { concepts, goals } from "../schema.ts";
import { searchConcept } from "../search/index.ts";
import { beginRevision, findRevision, giveUpRevision } from "./index.ts";

const db = await testDatabase();

const toEdit = (ctx: Context) => read(ctx, (reader) => findConceptToEdit(ctx, reader));

async function aRevision(): Promise<EditedCounty & { revisionId: string }> {
  const county = await aCountyWithConcept(db);
  const begun = await beginRevision(county.coordinator);
  if (!begun.ok) throw new Error(begun.refusal);
  return { ...county, revisionId: begun.value.id };
}

describe("Beginning the revision", () => {
  test("copies everything the concept says, in its order, under ids of its own", async () => {
    const county = await aRevision();
    const [inForce, revision] = [await county.overview(), await toEdit(county.ctx)];
    expect(revision && outlineOf(revision)).toEqual(outlineOf(inForce));
    expect(revision).toMatchObject({ id: county.revisionId, revisesId: inForce.id, edition: "2.0" });
    expect(revision && idOf(revision, "1.1.1")).not.toBe(idOf(inForce, "1.1.1"));
    const said = (id: string) =>
      read(county.ctx, async (reader) => {
        const { principles, chapters } = await readFoundations(county.ctx, reader, id);
        return [...principles.map(({ text, focusPoints }) => [text, focusPoints]), ...chapters.map(({ title, paragraphs }) => [title, paragraphs])];
      });
    expect(await said(county.revisionId)).toEqual(await said(inForce.id));
  });

  test("is refused while one is under way, without a concept, and to others than the coordinator", async () => {
    const county = await aRevision();
    expect(await beginRevision(county.coordinator)).toMatchObject({ ok: false, refusal: "revision-under-way" });
    expect(await beginRevision(county.editor)).toEqual({ ok: false, refusal: "not-allowed" });
    const empty = db.ctx(await db.region(), { kind: "system", name: "test" });
    expect(await beginRevision(empty)).toMatchObject({ ok: false, refusal: "no-concept" });
  });

  test("sent twice is one revision", async () => {
    const county = await aRevision();
    expect(await beginRevision(county.coordinator, county.revisionId)).toEqual({ ok: true, value: { id: county.revisionId } });
  });
});

/** Everything that a page, list, search or file says about the concept. */
async function everythingSaid(ctx: Context, conceptId: string) {
  return read(ctx, async (reader) => {
    const concept = await findConcept(ctx, reader);
    const words = { done: "", "on-track": "", "at-risk": "", "off-track": "", continuous: "", paused: "", dropped: "", "not-begun": "" };
    const files = concept ? await Promise.all((["konzept.csv", "konzept.json"] as const).map((name) => conceptFile(ctx, reader, concept, name, words))) : [];
    return {
      concept,
      foundations: await readFoundations(ctx, reader, conceptId),
      count: await countRecommendations(ctx, reader),
      numbered: await readNumberedRecommendations(ctx, reader, null),
      measures: await listMeasures(ctx, reader, NO_FILTER, { sort: "title", after: null, limit: 50 }),
      topics: await topicChoices(ctx, reader),
      byPlace: JSON.stringify(await actorsByPlace(ctx, reader)),
      search: await searchConcept(ctx, reader, "Sprachmittlung Pool"),
      nearly: await searchConcept(ctx, reader, "Stamtisch"),
      names: (await findInConcept(ctx, reader)).texts,
      files: files.map(({ bytes }) => new TextDecoder().decode(bytes)),
    };
  });
}

describe("With a revision under way", () => {
  test("every list, count, search and file says what it said before", async () => {
    const county = await aCountyWithConcept(db);
    const concept = await county.overview();
    await transact(county.ctx, async (tx) => {
      await tx
        .update(concepts)
        .set({ releasedAt: county.ctx.now, releasedBy: "Frau Albers" })
        .where(and(eq(concepts.regionId, county.region.id), eq(concepts.id, concept.id)));
      tx.audit("test.released", concept.id);
    });
    await county.aMeasure({ recommendationIds: [idOf(concept, "1.1.1")], released: true });
    const audiences = [county.ctx, county.coordinator, county.publicCtx];
    const before = await Promise.all(audiences.map((ctx) => everythingSaid(ctx, concept.id)));
    await beginRevision(county.coordinator);
    const revision = await toEdit(county.ctx);
    await addItem(county.editor, { level: "recommendation", parentId: revision && idOf(revision, "1.1"), text: "Ein Pool für Sprachmittlung am Stammtisch" });
    expect(await Promise.all(audiences.map((ctx) => everythingSaid(ctx, concept.id)))).toEqual(before);
  });

  test("the public reads no row of it", async () => {
    const county = await aRevision();
    const seen = await read(county.publicCtx, async (reader) => [await reader.select().from(concepts), await reader.select().from(goals)]);
    expect(seen).toEqual([[], []]);
  });

  test("editing works on it, and the concept in force stays", async () => {
    const county = await aRevision();
    const inForce = await county.overview();
    const goalId = await read(county.ctx, (reader) => idToEdit(county.ctx, reader, idOf(inForce, "1.1")));
    await editGoal(county.editor, { id: goalId, version: 1, title: "Kurse überall", text: "Kurse überall" });
    await removeItem(county.editor, { level: "recommendation", id: idOf((await toEdit(county.ctx))!, "1.1.2") });
    expect(outlineOf((await toEdit(county.ctx))!)[0]).toBe("1.1 Kurse überall: Am Vormittag");
    expect(outlineOf(await county.overview())).toEqual(outlineOf(inForce));
  });

  test("a recommendation of it has wording and no owner", async () => {
    const county = await aRevision();
    const id = idOf((await toEdit(county.ctx))!, "1.1.1");
    const fields = await read(county.ctx, (reader) => readRecommendationFields(county.ctx, reader, id));
    if (!fields) throw new Error("no fields");
    expect(await editRecommendation(county.editor, { ...fields, id, text: "Am frühen Vormittag" })).toMatchObject({ ok: true });
    expect(outlineOf(await county.overview())[0]).toContain("Am Vormittag");
  });
});

describe("Giving the revision up", () => {
  test("deletes it, and nothing of the concept in force", async () => {
    const county = await aRevision();
    const before = await county.overview();
    expect(await giveUpRevision(county.editor)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await giveUpRevision(county.coordinator)).toEqual({ ok: true, value: null });
    expect(await giveUpRevision(county.coordinator)).toEqual({ ok: false, refusal: "no-revision" });
    expect(await read(county.ctx, (reader) => findRevision(county.ctx, reader))).toBeNull();
    expect(await county.overview()).toEqual(before);
  });
});
