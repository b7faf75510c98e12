import { describe, expect, test } from "vitest";
import { newId, read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { readFoundations } from "../foundations.ts";
import {
  editActionField,
  editChapter,
  editGoal,
  editGuidingGoal,
  editPrinciple,
  editRecommendation,
  linkPrinciple,
  readRecommendationFields,
  type EditRecommendation,
} from "./index.ts";
import { aCountyWithConcept, idOf } from "./test-concept.ts";

const db = await testDatabase();

const stored = (ctx: Context, id: string) => read(ctx, (reader) => readRecommendationFields(ctx, reader, id));
const plain: Omit<EditRecommendation, "id"> = {
  version: 1,
  text: "Am Vormittag, mit Kinderbetreuung",
  subPoints: [],
  notes: [],
  weight: null,
  ownerOrganisationId: null,
  ownerPersonId: null,
  themes: [],
  targetGroups: [],
  municipalityIds: [],
  droppedReason: null,
};

describe("Editing a recommendation", () => {
  test("does not reach into a stranger's region", async () => {
    const own = await aCountyWithConcept(db);
    const stranger = await aCountyWithConcept(db);
    expect(await editRecommendation(stranger.editor, { ...plain, id: idOf(await own.overview(), "1.1.1") })).toEqual({ ok: false, refusal: "not-found" });
  });

  test("is refused to those who only read", async () => {
    const county = await aCountyWithConcept(db);
    expect(await editRecommendation(county.as("organisation-member"), { ...plain, id: idOf(await county.overview(), "1.1.1") })).toEqual({
      ok: false,
      refusal: "not-allowed",
    });
  });

  test("keeps everything that was written", async () => {
    const county = await aCountyWithConcept(db);
    const id = idOf(await county.overview(), "1.1.1");
    const person = await county.aPerson();
    const place = await county.aMunicipality();
    const fields = {
      ...plain,
      subPoints: ["Räume am Bus"],
      notes: ["Hinweis: Ferien beachten"],
      weight: 3,
      ownerOrganisationId: person.organisationId,
      ownerPersonId: person.id,
      themes: ["Mobilität"],
      targetGroups: ["Eltern"],
      municipalityIds: [place.id],
    };
    expect(await editRecommendation(county.editor, { ...fields, id })).toEqual({ ok: true, value: { version: 2 } });
    expect(await stored(county.editor, id)).toEqual({ ...fields, version: 2 });
  });

  test("makes no second theme out of another spelling", async () => {
    const county = await aCountyWithConcept(db);
    const concept = await county.overview();
    await editRecommendation(county.editor, { ...plain, id: idOf(concept, "1.1.1"), themes: ["Mobilität"] });
    await editRecommendation(county.editor, { ...plain, id: idOf(concept, "1.1.2"), themes: ["mobilität", "Mobilität"] });
    expect((await stored(county.editor, idOf(concept, "1.1.2")))?.themes).toEqual(["Mobilität"]);
  });

  test("drops it with a reason and takes it up again", async () => {
    const county = await aCountyWithConcept(db);
    const id = idOf(await county.overview(), "1.1.1");
    await editRecommendation(county.editor, { ...plain, id, droppedReason: "Das Land übernimmt die Aufgabe." });
    expect((await county.overview()).progress.byState.dropped).toBe(1);
    await editRecommendation(county.editor, { ...plain, id, version: 2 });
    expect((await county.overview()).progress.byState.dropped).toBe(0);
  });

  test("shows the second editor what the first one wrote, and by whom", async () => {
    const county = await aCountyWithConcept(db);
    const id = idOf(await county.overview(), "1.1.1");
    await editRecommendation(county.coordinator, { ...plain, id, text: "Die Fassung der Ersten" });
    const second = await editRecommendation(county.editor, { ...plain, id, text: "Die Fassung der Zweiten" });
    expect(second).toMatchObject({
      ok: false,
      refusal: "version-conflict",
      stored: { text: "Die Fassung der Ersten", version: 2 },
      changed: { by: "Test coordinator" },
    });
    expect((await stored(county.editor, id))?.text).toBe("Die Fassung der Ersten");
    expect(await editRecommendation(county.editor, { ...plain, id, version: 2, text: "Die Fassung der Zweiten" })).toMatchObject({ ok: true });
  });

  test("takes only one of two that are saved at the same moment", async () => {
    const county = await aCountyWithConcept(db);
    const id = idOf(await county.overview(), "1.1.1");
    const both = await Promise.all([
      editRecommendation(county.editor, { ...plain, id, text: "Eins" }),
      editRecommendation(county.coordinator, { ...plain, id, text: "Zwei" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("refuses what is gone, a person of another organisation, and a stranger's organisation", async () => {
    const county = await aCountyWithConcept(db);
    const stranger = await aCountyWithConcept(db);
    const id = idOf(await county.overview(), "1.1.1");
    const person = await county.aPerson();
    const refuses = async (change: Partial<EditRecommendation>) => {
      const result = await editRecommendation(county.editor, { ...plain, ...change, id });
      return "field" in result ? result.field : result;
    };
    expect(await refuses({ ownerOrganisationId: (await stranger.anOrganisation()).id })).toBe("ownerOrganisationId");
    expect(await refuses({ ownerOrganisationId: (await county.anOrganisation()).id, ownerPersonId: person.id })).toBe("ownerPersonId");
    expect(await refuses({ ownerPersonId: newId() })).toBe("ownerPersonId");
    expect(await refuses({ municipalityIds: [(await stranger.aMunicipality()).id] })).toBe("municipalityIds");
    expect((await stored(county.editor, id))?.version).toBe(1);
  });
});

/** One wording of each level, in one county: how to change it, and what it then says. */
async function wordings() {
  const county = await aCountyWithConcept(db);
  const concept = await county.overview();
  const { principles, chapters } = await read(county.ctx, (reader) => readFoundations(county.ctx, reader, concept.id));
  const [field] = concept.fields;
  const guidingGoalId = field?.guidingGoals[1]?.id ?? "";
  const seen = { text: principles[0]?.text ?? "", focusPoints: principles[0]?.focusPoints ?? [] };
  return {
    county,
    all: [
      ["a goal", (ctx: Context, text: string) => editGoal(ctx, { id: idOf(concept, "1.1"), version: 1, title: null, text })],
      ["a guiding goal", (ctx: Context, text: string) => editGuidingGoal(ctx, { id: guidingGoalId, version: 1, text })],
      [
        "a field",
        (ctx: Context, text: string) =>
          editActionField(ctx, { id: field?.id ?? "", version: 1, label: "Handlungsfeld I", title: text, introduction: ["Worum es geht"] }),
      ],
      ["a chapter", (ctx: Context, text: string) => editChapter(ctx, { id: chapters[0]?.id ?? "", version: 1, title: text, paragraphs: ["Neu"] })],
      ["a principle", (ctx: Context, text: string) => editPrinciple(ctx, { id: principles[0]?.id ?? "", seen, text, focusPoints: ["Neu"] })],
    ] as const,
  };
}

describe("Editing any other wording", () => {
  test("does not reach into a stranger's region, and needs an editor", async () => {
    const { county, all } = await wordings();
    const stranger = (await aCountyWithConcept(db)).editor;
    for (const [what, edit] of all) {
      expect([what, await edit(stranger, "Fremd")]).toEqual([what, { ok: false, refusal: "not-found" }]);
      expect([what, await edit(county.as("gremium-member"), "Gelesen")]).toEqual([what, { ok: false, refusal: "not-allowed" }]);
    }
  });

  test("saves the first, and shows the second editor what stands there now", async () => {
    const { county, all } = await wordings();
    for (const [what, edit] of all) {
      expect([what, await edit(county.coordinator, "Die erste Fassung")]).toEqual([what, expect.objectContaining({ ok: true })]);
      const second = await edit(county.editor, "Die zweite Fassung");
      expect([what, second]).toEqual([
        what,
        expect.objectContaining({ refusal: "version-conflict", changed: expect.objectContaining({ by: "Test coordinator" }) }),
      ]);
      expect(JSON.stringify(second)).toContain("Die erste Fassung");
    }
  });
});

describe("Linking a principle to fields", () => {
  test("replaces the links, and takes fields of the same concept only", async () => {
    const county = await aCountyWithConcept(db);
    const stranger = await aCountyWithConcept(db);
    const concept = await county.overview();
    const linked = async () => (await read(county.ctx, (reader) => readFoundations(county.ctx, reader, concept.id))).principles[0];
    const principleId = (await linked())?.id ?? "";
    expect(await linkPrinciple(stranger.editor, { principleId, actionFieldIds: [] })).toEqual({ ok: false, refusal: "not-found" });
    expect(await linkPrinciple(county.as("analyst"), { principleId, actionFieldIds: [] })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await linkPrinciple(county.editor, { principleId, actionFieldIds: [idOf(await stranger.overview(), "1")] })).toEqual({
      ok: false,
      refusal: "field-not-found",
    });
    await linkPrinciple(county.editor, { principleId, actionFieldIds: [idOf(concept, "1"), idOf(concept, "2")] });
    await linkPrinciple(county.editor, { principleId, actionFieldIds: [idOf(concept, "2")] });
    expect((await linked())?.fieldIds).toEqual([idOf(concept, "2")]);
  });
});
