import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { addMunicipalities } from "#domain/network/municipalities/index.ts";
import { organisations } from "#domain/network/schema.ts";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { editRecommendation, readRecommendationFields } from "../editing/index.ts";
import { aCountyWithConcept, idOf } from "../editing/test-concept.ts";
import { findConcept, allRecommendations } from "../concept-overview.ts";
import { addTerm, confirmNames } from "./index.ts";

const db = await testDatabase();

test("Institutions that the text names come into the network as what they are; words for many of them do not", async () => {
  const { editor, coordinator, overview } = await aCountyWithConcept(db);
  const id = idOf(await overview(), "1.1.1");
  const stored = await read(editor, (reader) => readRecommendationFields(editor, reader, id));
  if (!stored) throw new Error("The recommendation of the test is gone.");
  await editRecommendation(editor, { ...stored, id, text: "Jobcenter, Polizei, Jugendamt, Frauenhaus, jede Arztpraxis und jede Schule laden ein." });
  await confirmNames(coordinator, { termIds: "all" });
  const rows = await read(coordinator, (reader) => reader.select().from(organisations).where(eq(organisations.regionId, coordinator.region.id)));
  expect(rows.map(({ name, kind }) => [name, kind]).toSorted()).toEqual([
    ["Frauenhaus", "other"],
    ["Jobcenter", "job-centre"],
    ["Jugendamt", "authority"],
    ["Polizei", "police"],
  ]);
});

test("A place is the one of its name however the dictionary writes it; of two of one name the one that is no part of another", async () => {
  const { editor, coordinator, overview } = await aCountyWithConcept(db);
  const id = idOf(await overview(), "1.1.1");
  const stored = await read(editor, (reader) => readRecommendationFields(editor, reader, id));
  if (!stored) throw new Error("The recommendation of the test is gone.");
  await addMunicipalities(coordinator, { names: ["Alt Wede"], kind: "stadt", parentId: null });
  const placesOf = async () =>
    allRecommendations((await read(coordinator, (reader) => findConcept(coordinator, reader)))?.fields ?? []).find((item) => item.id === id)?.municipalityIds;
  await addTerm(coordinator, { kind: "municipality", name: "ALT WEDE", forms: ["Alt Wede"] });
  await editRecommendation(editor, { ...stored, id, text: "In Alt Wede beginnt ein Kurs." });
  await confirmNames(coordinator, { termIds: "all" });
  const [wede] = (await placesOf()) ?? [];
  expect(wede).toBeDefined();
  await addMunicipalities(coordinator, { names: ["Alt Wede"], kind: "stadtteil", parentId: wede ?? "" });
  await confirmNames(coordinator, { termIds: "all" });
  expect(await placesOf()).toEqual([wede]);
});
