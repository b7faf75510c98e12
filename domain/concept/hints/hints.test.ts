import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { indicators, indicatorValues } from "../indicators/schema.ts";
import { actionFields, chapters } from "../schema.ts";
import { listHints, setHintAside, takeHintBack } from "./index.ts";

const db = await testDatabase();

/** A chapter, an introduction that gives one of its figures differently, and an indicator above 100 %. */
async function aCounty() {
  const county = await aRegion(db);
  const { id: conceptId, actionFieldIds, goalIds } = await county.aConcept();
  const regionId = county.region.id;
  const [chapterId, indicatorId] = [newId(), newId()];
  await transact(county.ctx, async (tx) => {
    const paragraphs = ["Vorwort.", "Beraten wurden 412 Personen, davon 198 Frauen und 204 Männer.", "Im Landkreis leben 4.820 Menschen aus der Ukraine."];
    await tx.insert(chapters).values({ regionId, id: chapterId, conceptId, position: 1, title: "Ausgangslage", paragraphs });
    await tx.update(actionFields).set({ introduction: ["Für die 4.280 Menschen aus der Ukraine gibt es ein Team."] });
    await tx.insert(indicators).values({ regionId, id: indicatorId, goalId: goalIds[0], name: "Quote", unit: "percent", direction: "more" });
    const value = { regionId, id: newId(), indicatorId, datedOn: "2024-12-31", isYear: true, value: 104, enteredAt: county.ctx.now, enteredBy: "Test" };
    await tx.insert(indicatorValues).values(value);
    tx.audit("test.prepared", chapterId);
  });
  return { county, office: county.as("coordinator"), chapterId, indicatorId, fieldId: actionFieldIds[0] };
}
const hints = (ctx: Context) => read(ctx, (reader) => listHints(ctx, reader));

describe("The hints of a concept", () => {
  test("name chapter and paragraph, field, or indicator", async () => {
    const { office, chapterId, indicatorId, fieldId } = await aCounty();
    const { open } = await hints(office);
    expect(open.map(({ code, place }) => [code, place.kind, place.id, place.paragraph])).toEqual([
      ["parts-below", "chapter", chapterId, 2],
      ["twice", "field", fieldId, 1],
      ["share-over-100", "indicator", indicatorId, null],
    ]);
  });
});

describe("Setting a hint aside", () => {
  test("keeps who found it right, with the note, until somebody takes it back", async () => {
    const { office } = await aCounty();
    const [first] = (await hints(office)).open;
    expect(await setHintAside(office, { key: first?.key ?? "", note: "Zehn sagten nichts dazu." })).toEqual({ ok: true, value: null });
    const after = await hints(office);
    expect(after.open).toHaveLength(2);
    expect(after.setAside).toMatchObject([{ code: "parts-below", setAside: { note: "Zehn sagten nichts dazu.", by: "Test coordinator" } }]);
    expect(await takeHintBack(office, { key: first?.key ?? "" })).toEqual({ ok: true, value: null });
    expect((await hints(office)).open).toHaveLength(3);
  });

  test("ends when the text changes: then it is another hint", async () => {
    const { office, county, chapterId } = await aCounty();
    const [first] = (await hints(office)).open;
    await setHintAside(office, { key: first?.key ?? "", note: "" });
    await transact(county.ctx, async (tx) => {
      await tx.update(chapters).set({ paragraphs: ["Beraten wurden 412 Personen, davon 198 Frauen und 200 Männer."] });
      tx.audit("test.prepared", chapterId);
    });
    expect((await hints(office)).open.map(({ arithmetic }) => arithmetic)).toContain("198 + 200 = 398 ≠ 412");
  });

  test("is for coordinators and editors, and only of hints that are there", async () => {
    const { office, county } = await aCounty();
    const [first] = (await hints(office)).open;
    const key = first?.key ?? "";
    expect(await setHintAside(county.as("council-reader"), { key, note: "" })).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = await aCounty();
    expect(await setHintAside(stranger.office, { key, note: "" })).toEqual({ ok: false, refusal: "hint-not-found" });
    expect(await takeHintBack(stranger.office, { key })).toEqual({ ok: false, refusal: "hint-not-found" });
  });
});
