import { read } from "#platform/db/index.ts";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { createRound, findRound, untranslatedIn, type RoundFields } from "./index.ts";
import { fieldsOf, TODAY } from "./test-round.ts";

const db = await testDatabase();

async function lackingIn(values: Partial<RoundFields>, labels: Partial<Record<"en" | "ar", string>>[]) {
  const county = await aRegion(db, TODAY);
  const { recommendationIds } = await county.aConcept({ recommendations: labels.length, released: true });
  const office = county.as("coordinator");
  const items = recommendationIds.map((recommendationId, place) => ({ recommendationId, label: `Punkt ${place + 1}`, labelIn: labels[place] ?? {} }));
  const created = await createRound(office, fieldsOf([], { questionIn: { en: "What?", ar: "ما؟" }, ...values, items }));
  if (!created.ok) throw new Error(created.refusal);
  const page = await read(office, (reader) => findRound(office, reader, created.value.id));
  if (!page) throw new Error("There is no round.");
  return untranslatedIn(page).map(({ text, languages }) => [text, ...languages]);
}

test("Before a round opens it is told what a phone will show in German", async () => {
  expect(await lackingIn({ questionIn: { en: "What?", ar: " " } }, [{ en: "One", ar: "واحد" }, { en: "Two", ar: "" }, {}])).toEqual([
    ["Was ist 2027 am wichtigsten?", "ar"],
    ["Punkt 2", "ar"],
    ["Punkt 3", "en", "ar"],
  ]);
});

test("A language that the round does not speak lacks nothing", async () => {
  expect(await lackingIn({ languages: ["de", "en"] }, [{ en: "One" }, {}])).toEqual([["Punkt 2", "en"]]);
  expect(await lackingIn({ languages: ["de"] }, [{}, {}])).toEqual([]);
});

test("A criterion lacks its words where its name or its sentence does", async () => {
  const criteria = [
    { name: "Nutzen", nameIn: { en: "Use", ar: "الفائدة" }, sentence: "Wem hilft es?", sentenceIn: { en: "Whom does it help?" }, weight: 3 },
    { name: "Kosten", nameIn: { en: "Cost", ar: "التكلفة" }, sentence: "Was kostet es?", sentenceIn: { en: "What does it cost?", ar: "كم يكلف؟" }, weight: 1 },
  ];
  expect(await lackingIn({ method: "criteria", criteria }, [{ en: "One", ar: "واحد" }])).toEqual([["Nutzen", "ar"]]);
});
