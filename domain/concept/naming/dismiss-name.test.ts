import { expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { editRecommendation, readRecommendationFields } from "../editing/index.ts";
import { aCountyWithConcept, idOf, type EditedCounty } from "../editing/test-concept.ts";
import { dismissName, namesInConcept, takeNameBack } from "./index.ts";

const db = await testDatabase();

async function says({ editor, overview }: EditedCounty, number: string, text: string) {
  const id = idOf(await overview(), number);
  const stored = await read(editor, (reader) => readRecommendationFields(editor, reader, id));
  if (!stored) throw new Error("The recommendation of the test is gone.");
  await editRecommendation(editor, { ...stored, id, text });
}
const names = (ctx: Context) => read(ctx, (reader) => namesInConcept(ctx, reader));
const suggested = async (ctx: Context) => (await names(ctx)).suggested.map(({ text }) => text);
async function keyOf(ctx: Context, text: string): Promise<string> {
  const found = (await names(ctx)).suggested.find((one) => one.text === text);
  if (!found) throw new Error(`${text} is not suggested.`);
  return found.key;
}

test("A suggestion says in which recommendations it stands, with the words around it", async () => {
  const county = await aCountyWithConcept(db);
  await says(county, "1.1.1", "Die QRS lädt ein.");
  await says(county, "1.2.1", "Wir fragen die QRS und die XYZ.");
  const [most] = (await names(county.coordinator)).suggested;
  expect(most).toMatchObject({
    text: "QRS",
    places: [
      { number: "1.1.1", before: "Die ", word: "QRS", after: " lädt ein." },
      { number: "1.2.1", before: "Wir fragen die ", word: "QRS", after: " und die XYZ." },
    ],
  });
});

test("What is no name is not suggested again, in a new edition of the text either, until somebody takes it back", async () => {
  const county = await aCountyWithConcept(db);
  const { coordinator } = county;
  await says(county, "1.1.1", "Die QRS und die XYZ laden ein.");
  const key = await keyOf(coordinator, "QRS");
  expect(await Promise.all([dismissName(coordinator, { key }), dismissName(coordinator, { key })])).toEqual(
    [1, 2].map(() => ({ ok: true, value: { name: "QRS" } })),
  );
  expect(await suggested(coordinator)).toEqual(["XYZ"]);
  expect((await names(coordinator)).dismissed).toMatchObject([{ name: "QRS", by: "Test coordinator" }]);
  await says(county, "1.1.1", "Nichts.");
  await says(county, "2.1.1", "Zur Eröffnung spricht die QRS.");
  expect(await suggested(coordinator)).toEqual([]);
  expect(await takeNameBack(coordinator, { key })).toEqual({ ok: true, value: { name: "QRS" } });
  expect(await takeNameBack(coordinator, { key })).toEqual({ ok: false, refusal: "name-not-found" });
  expect(await suggested(coordinator)).toEqual(["QRS"]);
});

test("Only the coordination says so, and only of what the text says", async () => {
  const [here, there] = [await aCountyWithConcept(db), await aCountyWithConcept(db)];
  await says(there, "1.1.1", "Die QRS lädt ein.");
  const key = await keyOf(there.coordinator, "QRS");
  expect(await dismissName(there.editor, { key })).toEqual({ ok: false, refusal: "not-allowed" });
  expect(await dismissName(here.coordinator, { key })).toEqual({ ok: false, refusal: "name-not-found" });
  await dismissName(there.coordinator, { key });
  expect(await takeNameBack(there.editor, { key })).toEqual({ ok: false, refusal: "not-allowed" });
  expect(await takeNameBack(here.coordinator, { key })).toEqual({ ok: false, refusal: "name-not-found" });
});
