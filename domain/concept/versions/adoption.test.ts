import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { findConcept, findConceptToEdit } from "../concept-overview.ts";
import {
  addItem,
  editChapter,
  editGoal,
  editPrinciple,
  editRecommendation,
  idToEdit,
  linkPrinciple,
  markPassage,
  moveItem,
  readRecommendationFields,
  removeItem,
} from "../editing/index.ts";
import { aCountyWithConcept, idOf, outlineOf, type EditedCounty } from "../editing/test-concept.ts";
import { readFoundations } from "../foundations.ts";
import { actionFields, recommendations } from "../schema.ts";
import { searchConcept } from "../search/index.ts";
import {
  beginRevision,
  decideConflict,
  enterResolution,
  findFormerItem,
  findRevision,
  giveReason,
  listVersions,
  markFollowing,
  readAdoption,
  readRevisionSides,
  readVersion,
  type EnterResolution,
} from "./index.ts";

const db = await testDatabase();

const toEdit = async (ctx: Context) => {
  const found = await read(ctx, (reader) => findConceptToEdit(ctx, reader));
  if (!found) throw new Error("no concept");
  return found;
};
const adoption = async (ctx: Context) => {
  const found = await read(ctx, (reader) => readAdoption(ctx, reader));
  if (!found) throw new Error("no concept");
  return found;
};
const resolution = (values: Partial<EnterResolution> = {}): EnterResolution => ({
  kind: "adopted",
  gremiumId: null,
  body: "Kreistag",
  resolvedOn: "2026-11-05",
  wording: "Der Kreistag beschließt das Konzept.",
  meetingId: null,
  partIds: [],
  edition: "1.0",
  ...values,
});
const chapterOf = (county: EditedCounty, conceptId: string) =>
  read(county.ctx, async (reader) => (await readFoundations(county.ctx, reader, conceptId)).chapters[0]!);

/** Everything adopted but the chapter, which follows. */
async function anAdoptedConcept(): Promise<EditedCounty & { conceptId: string; chapterId: string }> {
  const county = await aCountyWithConcept(db);
  const { conceptId, parts } = await adoption(county.ctx);
  const chapterId = parts.find(({ kind }) => kind === "chapter")!.id;
  await markFollowing(county.coordinator, { partId: chapterId, follows: true });
  const partIds = parts.flatMap(({ id }) => (id === chapterId ? [] : [id]));
  const entered = await enterResolution(county.coordinator, resolution({ partIds }));
  if (!entered.ok) throw new Error(entered.refusal);
  return { ...county, conceptId, chapterId };
}

async function aRevisionOf(county: EditedCounty) {
  const begun = await beginRevision(county.coordinator);
  if (!begun.ok) throw new Error(begun.refusal);
  const draft = await toEdit(county.ctx);
  return { draft, partIds: (await adoption(county.ctx)).revision!.parts.map(({ id }) => id) };
}

describe("Adopting a concept", () => {
  test("goes along a path of resolutions, and the first that adopts makes the version", async () => {
    const county = await aCountyWithConcept(db);
    const { parts } = await adoption(county.ctx);
    await enterResolution(county.coordinator, resolution({ kind: "recommended", body: "Lenkungsgruppe", resolvedOn: "2026-10-01" }));
    await enterResolution(county.coordinator, resolution({ kind: "sent-back", body: "Sozialausschuss", resolvedOn: "2026-10-08" }));
    expect((await adoption(county.ctx)).versions).toEqual([]);
    await enterResolution(county.coordinator, resolution({ partIds: parts.map(({ id }) => id), edition: "1.0" }));
    const { versions, resolutions } = await adoption(county.ctx);
    expect(versions).toMatchObject([{ number: 1, edition: "1.0", adoptedOn: "2026-11-05", adoptedBy: "Kreistag" }]);
    expect(resolutions.map(({ body, versionId }) => [body, versionId === versions[0]?.id])).toEqual([
      ["Lenkungsgruppe", true],
      ["Sozialausschuss", true],
      ["Kreistag", true],
    ]);
    expect(await county.overview()).toMatchObject({ adoptedOn: "2026-11-05", adoptedBy: "Kreistag", edition: "1.0" });
  });

  test("freezes each part as it is, and a part that follows is added to the same version by its own resolution", async () => {
    const county = await anAdoptedConcept();
    const read1 = async () => read(county.ctx, async (reader) => readVersion(county.ctx, reader, (await listVersions(county.ctx, reader))[0]!));
    expect((await read1()).parts.map(({ kind }) => kind)).toEqual(["principles", "action-field", "action-field"]);
    const chapter = await chapterOf(county, county.conceptId);
    await editChapter(county.editor, { id: chapter.id, version: chapter.version, title: "Vorwort", paragraphs: ["Liebe Leute"] });
    expect(await enterResolution(county.coordinator, resolution({ partIds: [county.chapterId], resolvedOn: "2026-11-10" }))).toMatchObject({ ok: true });
    const { tree, parts } = await read1();
    expect(tree.chapters).toMatchObject([{ title: "Vorwort", paragraphs: ["Liebe Leute"] }]);
    expect(parts.find(({ kind }) => kind === "chapter")).toMatchObject({ adoptedOn: "2026-11-10" });
    expect((await adoption(county.ctx)).parts.every(({ follows }) => !follows)).toBe(true);
  });

  test.each<[string, Partial<EnterResolution>, string]>([
    ["without a part", { partIds: [] }, "no-part"],
    ["on a day to come", { resolvedOn: "2026-11-13" }, "in-the-future"],
    ["by nobody", { body: "" }, "body-missing"],
    ["of a part that is not there", { partIds: ["01990000-0000-7000-8000-000000000000"] }, "part-unknown"],
  ])("%s is refused", async (_, values, refusal) => {
    const county = await aCountyWithConcept(db);
    const { parts } = await adoption(county.ctx);
    expect(await enterResolution(county.coordinator, resolution({ partIds: [parts[0]!.id], ...values }))).toEqual({ ok: false, refusal });
  });

  test("twice, or by an editor, is refused; the same form sent twice is one resolution", async () => {
    const county = await anAdoptedConcept();
    const fieldId = idOf(await county.overview(), "1");
    expect(await enterResolution(county.coordinator, resolution({ partIds: [fieldId] }))).toEqual({ ok: false, refusal: "adopted-already" });
    expect(await enterResolution(county.editor, resolution({ partIds: [county.chapterId] }))).toEqual({ ok: false, refusal: "not-allowed" });
    const [first] = (await adoption(county.ctx)).resolutions;
    expect(await enterResolution(county.coordinator, resolution({ partIds: [fieldId] }), first!.id)).toEqual({ ok: true, value: { id: first!.id } });
  });
});

describe("An adopted part", () => {
  const adopted = { ok: false, refusal: "part-adopted", adoptedOn: "2026-11-05" };

  test("keeps its wording and structure, and says since when", async () => {
    const county = await anAdoptedConcept();
    const concept = await county.overview();
    const { editor } = county;
    const goal = { id: idOf(concept, "1.1"), version: 1, title: null, text: "Anderes" };
    expect(await editGoal(editor, goal)).toMatchObject({ ...adopted, title: "1 Sprache" });
    expect(await addItem(editor, { level: "recommendation", parentId: goal.id, text: "Neu" })).toMatchObject(adopted);
    expect(await moveItem(editor, { level: "recommendation", id: idOf(concept, "1.1.2"), to: "up" })).toMatchObject(adopted);
    expect(await moveItem(editor, { level: "action-field", id: idOf(concept, "2"), to: "up" })).toMatchObject(adopted);
    expect(await removeItem(editor, { level: "recommendation", id: idOf(concept, "1.1.2") })).toMatchObject(adopted);
    expect(await markPassage(editor, { chapterId: county.chapterId, goalId: goal.id, passage: "Vieles ist geschafft." })).toMatchObject(adopted);
    const { principles } = await read(county.ctx, (reader) => readFoundations(county.ctx, reader, county.conceptId));
    const [{ id, text, focusPoints }] = principles as [(typeof principles)[number]];
    expect(await editPrinciple(editor, { id, seen: { text, focusPoints }, text: "Anderes", focusPoints })).toMatchObject(adopted);
    expect(await linkPrinciple(editor, { principleId: id, actionFieldIds: [idOf(concept, "1")] })).toMatchObject(adopted);
    expect(await county.overview()).toEqual(concept);
  });

  test("keeps them in the database, whatever the application does", async () => {
    const county = await anAdoptedConcept();
    const rewrite = (what: ReturnType<typeof sql>) =>
      transact(county.ctx, async (tx) => {
        await tx.execute(what);
        tx.audit("test.rewritten", null);
      });
    const denied = { cause: { code: "MT001" } };
    await expect(rewrite(sql`update recommendations set text = 'Anderes'`)).rejects.toMatchObject(denied);
    await expect(rewrite(sql`delete from goals`)).rejects.toMatchObject(denied);
    await expect(rewrite(sql`update action_fields set position = position + 1`)).rejects.toMatchObject(denied);
    await expect(rewrite(sql`update adopted_parts set title = ''`)).rejects.toMatchObject({ cause: { code: "42501" } });
    await expect(rewrite(sql`delete from concept_versions`)).rejects.toMatchObject({ cause: { code: "42501" } });
    const empty = sql`insert into concept_versions select region_id, gen_random_uuid(), concept_id, 2, title, '9', adopted_on, adopted_by from concept_versions`;
    await expect(rewrite(empty)).rejects.toMatchObject({ code: "23000" });
  });

  test("still gets owners, weights, labels, and a reason why it is not pursued", async () => {
    const county = await anAdoptedConcept();
    const id = idOf(await county.overview(), "1.1.1");
    const fields = (await read(county.ctx, (reader) => readRecommendationFields(county.ctx, reader, id)))!;
    const tracked = { ...fields, id, weight: 3, themes: ["Sprache"], droppedReason: "Kein Geld" };
    expect(await editRecommendation(county.editor, tracked)).toMatchObject({ ok: true });
    expect(await editRecommendation(county.editor, { ...tracked, version: 2, text: "Anderes" })).toMatchObject(adopted);
  });

  test("leaves open parts open", async () => {
    const county = await anAdoptedConcept();
    expect(await addItem(county.editor, { level: "chapter", parentId: null, text: "Glossar" })).toMatchObject({ ok: true });
    expect(await addItem(county.editor, { level: "action-field", parentId: null, text: "Wohnen" })).toMatchObject({ ok: true });
  });
});

describe("Adopting the revision", () => {
  test("brings everything into force under the ids it had, writes the next version, and the revision is over", async () => {
    const county = await anAdoptedConcept();
    const before = await county.overview();
    const { draft, partIds } = await aRevisionOf(county);
    const recommendationId = idOf(before, "1.1.1");
    await county.aMeasure({ recommendationIds: [recommendationId, idOf(before, "1.1.2")] });
    const draftId = await read(county.ctx, (reader) => idToEdit(county.ctx, reader, recommendationId));
    const fields = (await read(county.ctx, (reader) => readRecommendationFields(county.ctx, reader, draftId)))!;
    await editRecommendation(county.editor, { ...fields, id: draftId, text: "Am frühen Vormittag" });
    await removeItem(county.editor, { level: "recommendation", id: idOf(draft, "1.1.2") });
    await moveItem(county.editor, { level: "goal", id: idOf(draft, "1.3"), to: { parentId: idOf(draft, "2"), position: 0 } });
    await addItem(county.editor, { level: "action-field", parentId: null, text: "Wohnen" });
    const added = await addItem(county.editor, { level: "recommendation", parentId: idOf(draft, "2.1"), text: "Eine Börse für Zimmer" });
    const wished = outlineOf(await toEdit(county.ctx));
    const unexplained = async () => (await adoption(county.ctx)).revision?.withoutReason.map(({ kind, title }) => `${kind}: ${title}`);
    // What is gone has its own question, and stops the resolution; these only are told.
    expect(await unexplained()).toEqual(["changed: Am frühen Vormittag", "moved: Übergänge", "new: Eine Börse für Zimmer", "new: Wohnen"]);
    await giveReason(county.editor, { itemId: recommendationId, reason: "Um acht Uhr bringen Eltern die Kinder.", outcome: null });
    expect(await unexplained()).not.toContain("changed: Am frühen Vormittag");
    const adopt = { partIds: [...partIds, (await adoption(county.ctx)).revision!.parts.at(-1)!.id], edition: "2.0", resolvedOn: "2026-11-12" };

    expect(await enterResolution(county.coordinator, resolution(adopt))).toEqual({ ok: false, refusal: "outcomes-missing" });
    await giveReason(county.editor, { itemId: idOf(before, "1.1.2"), reason: "Läuft seit 2025.", outcome: "done" });
    expect(await enterResolution(county.coordinator, resolution({ ...adopt, edition: "1.0" }))).toEqual({ ok: false, refusal: "edition-taken" });
    expect(await enterResolution(county.coordinator, resolution(adopt))).toMatchObject({ ok: true });

    const after = await county.overview();
    expect(outlineOf(after)).toEqual(wished);
    expect(after).toMatchObject({ id: before.id, edition: "2.0", adoptedOn: "2026-11-12" });
    expect(idOf(after, "1.1.1")).toBe(recommendationId);
    expect(after.fields[0]?.goals[0]?.recommendations[0]?.measureIds).toHaveLength(1);
    expect(after.fields.flatMap(({ goals }) => goals.flatMap((goal) => goal.recommendations.map(({ id }) => id)))).toContain(added.ok && added.value.id);
    expect(await read(county.ctx, (reader) => findRevision(county.ctx, reader))).toBeNull();
    const found = await read(county.ctx, (reader) => searchConcept(county.ctx, reader, "Börse Zimmer"));
    expect(found.hits.map(({ id }) => id)).toEqual([added.ok && added.value.id]);
    expect(await editGoal(county.editor, { id: idOf(after, "1.1"), version: 1, title: null, text: "Anderes" })).toMatchObject({ refusal: "part-adopted" });

    const [second, first] = await read(county.ctx, async (reader) => {
      const versions = await listVersions(county.ctx, reader);
      return Promise.all(versions.map((version) => readVersion(county.ctx, reader, version)));
    });
    expect(first?.tree.actionFields.map(({ title }) => title)).toEqual(["Sprache", "Arbeit"]);
    expect(second?.tree.actionFields.map(({ title }) => title)).toEqual(["Sprache", "Arbeit", "Wohnen"]);
    expect(second?.reasons.get(idOf(before, "1.1.2"))).toEqual({ reason: "Läuft seit 2025.", outcome: "done" });
  });

  test("keeps a recommendation that is gone, with its measures, and says what became of it", async () => {
    const county = await anAdoptedConcept();
    const goneId = idOf(await county.overview(), "1.2.1");
    await county.aMeasure({ recommendationIds: [goneId], title: "Sprachmittlung" });
    const { draft, partIds } = await aRevisionOf(county);
    await removeItem(county.editor, { level: "recommendation", id: idOf(draft, "1.2.1") });
    await giveReason(county.editor, { itemId: goneId, reason: "Der Pool arbeitet.", outcome: "done" });
    expect(await enterResolution(county.coordinator, resolution({ partIds, edition: "2.0" }))).toMatchObject({ ok: true });
    const former = await read(county.ctx, (reader) => findFormerItem(county.ctx, reader, goneId));
    expect(former).toMatchObject({
      level: "recommendation",
      text: "Ein Pool",
      versions: [{ edition: "1.0" }],
      gone: { reason: "Der Pool arbeitet.", outcome: "done" },
      measures: [{ title: "Sprachmittlung" }],
    });
    expect((await read(county.ctx, (reader) => searchConcept(county.ctx, reader, "Pool"))).hits).toEqual([]);
    expect(await read(county.ctx, (reader) => findFormerItem(county.ctx, reader, idOf(draft, "1.1.1")))).toBeNull();
  });

  test("leaves parts that follow in force as they were adopted, and goes on with them", async () => {
    const county = await anAdoptedConcept();
    const { draft } = await aRevisionOf(county);
    await editGoal(county.editor, { id: idOf(draft, "1.1"), version: 1, title: null, text: "Kurse überall" });
    await editGoal(county.editor, { id: idOf(draft, "2.1"), version: 1, title: null, text: "Betriebe trauen sich" });
    const later = idOf(draft, "2");
    await markFollowing(county.coordinator, { partId: later, follows: true });
    const now = (await adoption(county.ctx)).revision!.parts.flatMap(({ id, follows }) => (follows ? [] : [id]));
    expect(await enterResolution(county.coordinator, resolution({ partIds: now, edition: "2.0" }))).toMatchObject({ ok: true });
    expect((await county.overview()).fields.flatMap(({ goals }) => goals.map(({ text }) => text))).toEqual([
      "Kurse überall",
      "Sprachmittlung",
      "Übergänge",
      "Betriebe",
    ]);
    expect((await adoption(county.ctx)).revision).toMatchObject({ parts: [{ id: later, follows: true }], conflicts: [], edition: "2.1" });
    expect(await enterResolution(county.coordinator, resolution({ partIds: [later], edition: "2.1" }))).toMatchObject({ ok: true });
    expect((await county.overview()).fields.flatMap(({ goals }) => goals.map(({ text }) => text))).toEqual([
      "Kurse überall",
      "Sprachmittlung",
      "Übergänge",
      "Betriebe trauen sich",
    ]);
    expect((await adoption(county.ctx)).revision).toBeNull();
    expect((await adoption(county.ctx)).versions.map(({ edition }) => edition)).toEqual(["2.1", "2.0", "1.0"]);
  });

  test("is refused while an item moved between a part that is adopted and one that follows", async () => {
    const county = await anAdoptedConcept();
    const { draft, partIds } = await aRevisionOf(county);
    await moveItem(county.editor, { level: "goal", id: idOf(draft, "1.1"), to: { parentId: idOf(draft, "2"), position: 0 } });
    const without = partIds.filter((id) => id !== idOf(draft, "2"));
    expect(await enterResolution(county.coordinator, resolution({ partIds: without, edition: "2.0" }))).toEqual({
      ok: false,
      refusal: "parts-belong-together",
    });
  });
});

describe("A conflict between the revision and what changed in force", () => {
  async function aConflict() {
    const county = await anAdoptedConcept();
    const { partIds } = await aRevisionOf(county);
    const chapter = await chapterOf(county, county.conceptId);
    await editChapter(county.editor, { id: chapter.id, version: chapter.version, title: "Vorwort", paragraphs: ["In Kraft"] });
    return { county, partIds, chapterId: chapter.id };
  }
  const paragraphs = async (county: EditedCounty, conceptId: string) => (await chapterOf(county, conceptId)).paragraphs;

  test("keeps the revision from being adopted until it is decided", async () => {
    const { county, partIds, chapterId } = await aConflict();
    expect((await adoption(county.ctx)).revision?.conflicts).toMatchObject([{ id: chapterId, kind: "changed", inForce: { paragraphs: ["In Kraft"] } }]);
    expect(await enterResolution(county.coordinator, resolution({ partIds, edition: "2.0" }))).toEqual({ ok: false, refusal: "conflicts-open" });
    expect(await decideConflict(county.editor, { id: chapterId, take: "revision" })).toEqual({ ok: false, refusal: "not-allowed" });
    await decideConflict(county.coordinator, { id: chapterId, take: "revision" });
    expect(await enterResolution(county.coordinator, resolution({ partIds, edition: "2.0" }))).toMatchObject({ ok: true });
    expect(await paragraphs(county, county.conceptId)).toHaveLength(2);
  });

  test("taken as it is in force is written into the revision", async () => {
    const { county, chapterId } = await aConflict();
    await decideConflict(county.coordinator, { id: chapterId, take: "in-force" });
    const page = await adoption(county.ctx);
    expect(page.revision?.conflicts).toEqual([]);
    expect(await paragraphs(county, page.revision!.id)).toEqual(["In Kraft"]);
  });

  test("is also an item that came, one that went, and a part that was adopted meanwhile", async () => {
    const county = await anAdoptedConcept();
    const field = await addItem(county.editor, { level: "action-field", parentId: null, text: "Wohnen" });
    await aRevisionOf(county);
    const fieldId = field.ok ? field.value.id : "";
    const chapter = await chapterOf(county, (await toEdit(county.ctx)).id);
    await editChapter(county.editor, { id: chapter.id, version: chapter.version, title: "Vorwort der Fortschreibung", paragraphs: [] });
    await enterResolution(county.coordinator, resolution({ partIds: [county.chapterId] }));
    await transact(county.ctx, async (tx) => {
      await tx.delete(actionFields).where(eq(actionFields.id, fieldId));
      await tx.execute(
        sql`insert into chapters (region_id, id, concept_id, position, title) values (${county.region.id}, gen_random_uuid(), ${county.conceptId}, 9, 'Glossar')`,
      );
      tx.audit("test.changed", null);
    });
    const conflicts = (await adoption(county.ctx)).revision!.conflicts;
    expect(conflicts.map(({ kind, level }) => [kind, level])).toEqual([
      ["added", "chapter"],
      ["removed", "actionField"],
      ["part-adopted", "chapter"],
    ]);
    for (const { id } of conflicts) expect(await decideConflict(county.coordinator, { id, take: "in-force" })).toEqual({ ok: true, value: null });
    const sides = (await read(county.ctx, (reader) => readRevisionSides(county.ctx, reader)))!;
    expect((await adoption(county.ctx)).revision?.conflicts).toEqual([]);
    expect(sides.changes).toEqual([]);
  });
});

describe("What the public reads of versions", () => {
  test("is nothing while the concept is not released", async () => {
    const county = await anAdoptedConcept();
    const seen = await read(county.publicCtx, async (reader) => [
      await reader.select().from(recommendations),
      (await reader.execute(sql`select 1 from concept_versions union all select 1 from adopted_parts union all select 1 from concept_resolutions`)).rows,
      await findConcept(county.publicCtx, reader),
    ]);
    expect(seen).toEqual([[], [], null]);
  });
});
