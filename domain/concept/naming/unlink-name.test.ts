import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { organisations } from "#domain/network/schema.ts";
import { actorName, read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { editRecommendation, readRecommendationFields, type RecommendationFields } from "../editing/index.ts";
import { aCountyWithConcept, idOf, type EditedCounty } from "../editing/test-concept.ts";
import { addTerm, confirmNames, namesInConcept, takeNameBack, unlinkName } from "./index.ts";

const db = await testDatabase();

async function fieldsOf({ editor, overview }: EditedCounty, number: string) {
  const id = idOf(await overview(), number);
  const stored = await read(editor, (reader) => readRecommendationFields(editor, reader, id));
  if (!stored) throw new Error("The recommendation of the test is gone.");
  return { ...stored, id };
}
async function edit(county: EditedCounty, number: string, change: Partial<RecommendationFields>) {
  expect(await editRecommendation(county.editor, { ...(await fieldsOf(county, number)), ...change })).toMatchObject({ ok: true });
}
async function named({ coordinator }: EditedCounty, name: string) {
  const { named: all, dismissed } = await read(coordinator, (reader) => namesInConcept(coordinator, reader));
  const found = all.find(({ term }) => term.name === name);
  return { found, termId: found?.term.id.replace("term:", "") ?? "", dismissed: dismissed.map((one) => one.name) };
}

test("A theme of a name that is none goes where its confirmation linked it; what a person linked, or changed since, stays", async () => {
  const county = await aCountyWithConcept(db);
  const { coordinator } = county;
  await addTerm(coordinator, { kind: "theme", name: "Quarks", forms: [] });
  await edit(county, "1.1.1", { text: "Quarks hilft." });
  await edit(county, "1.2.1", { text: "Quarks hilft auch.", themes: ["Quarks"] });
  await edit(county, "2.1.1", { text: "Quarks hilft allen." });
  await confirmNames(coordinator, { termIds: "all" });
  // Taken off by a person and put back again: theirs.
  await edit(county, "2.1.1", { themes: [] });
  await edit(county, "2.1.1", { themes: ["Quarks"] });
  const { found, termId } = await named(county, "Quarks");
  expect(found).toMatchObject({ confirmed: 3, wouldUnlink: { labels: 1, owners: 0 } });
  const both = await Promise.all([unlinkName(coordinator, { termId }), unlinkName(coordinator, { termId })]);
  expect(both.filter(({ ok }) => ok)).toMatchObject([{ value: { labels: 1, owners: 0 } }]);
  expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: "name-not-found" }]);
  expect((await fieldsOf(county, "1.1.1")).themes).not.toContain("Quarks");
  expect((await fieldsOf(county, "1.2.1")).themes).toContain("Quarks");
  expect((await fieldsOf(county, "2.1.1")).themes).toContain("Quarks");
  expect((await fieldsOf(county, "1.1.1")).text).toBe("Quarks hilft.");

  // It is not found again, not even by "confirm all", until somebody takes that back.
  expect(await named(county, "Quarks")).toMatchObject({ found: undefined, dismissed: ["Quarks"] });
  await confirmNames(coordinator, { termIds: "all" });
  expect((await fieldsOf(county, "1.1.1")).themes).not.toContain("Quarks");
  const [first] = both;
  const key = [first, both[1]].flatMap((result) => (result?.ok ? [result.value.key] : []))[0] ?? "";
  expect(await takeNameBack(coordinator, { key })).toEqual({ ok: true, value: { name: "Quarks" } });
  expect(await named(county, "Quarks")).toMatchObject({ found: { confirmed: 0 }, dismissed: [] });
});

test("An owner goes that the confirmation set; another one that a person chose stays, and the organisation stays in the network", async () => {
  const county = await aCountyWithConcept(db);
  const { coordinator } = county;
  await edit(county, "1.1.1", { text: "Die Polizei lädt ein.", ownerOrganisationId: null, ownerPersonId: null });
  await edit(county, "1.2.1", { text: "Die Polizei kommt.", ownerOrganisationId: null, ownerPersonId: null });
  await edit(county, "2.1.1", { text: "Das Jugendamt kommt.", ownerOrganisationId: null, ownerPersonId: null });
  await confirmNames(coordinator, { termIds: "all" });
  const office = (await fieldsOf(county, "2.1.1")).ownerOrganisationId;
  expect(office).not.toBeNull();
  await edit(county, "1.2.1", { ownerOrganisationId: office });
  const { termId, found } = await named(county, "Polizei");
  expect(found?.wouldUnlink).toEqual({ labels: 0, owners: 1 });
  expect(await unlinkName(coordinator, { termId })).toMatchObject({ ok: true, value: { labels: 0, owners: 1 } });
  expect((await fieldsOf(county, "1.1.1")).ownerOrganisationId).toBeNull();
  expect((await fieldsOf(county, "1.2.1")).ownerOrganisationId).toBe(office);
  expect(await read(coordinator, (reader) => reader.select().from(organisations).where(eq(organisations.name, "Polizei")))).toHaveLength(1);
});

test("Whoever has the recommendation open in a form meanwhile sees what confirming, or taking back, changed, and by whom", async () => {
  const county = await aCountyWithConcept(db);
  const { coordinator, editor } = county;
  await edit(county, "1.1.1", { text: "Die Polizei lädt ein.", ownerOrganisationId: null, ownerPersonId: null });
  await edit(county, "1.2.1", { text: "Niemand wird genannt.", ownerOrganisationId: null, ownerPersonId: null });
  const [open, apart] = [await fieldsOf(county, "1.1.1"), await fieldsOf(county, "1.2.1")];
  await confirmNames(coordinator, { termIds: "all" });
  const overtaken = { ok: false, refusal: "version-conflict", changed: { by: actorName(coordinator.actor) } };
  expect(await editRecommendation(editor, open)).toMatchObject(overtaken);
  const confirmed = await fieldsOf(county, "1.1.1");
  expect(confirmed.ownerOrganisationId).not.toBeNull();
  await unlinkName(coordinator, { termId: (await named(county, "Polizei")).termId });
  expect(await editRecommendation(editor, confirmed)).toMatchObject(overtaken);
  expect(await editRecommendation(editor, apart)).toMatchObject({ ok: true });
});

test("Only the coordination takes a name back, and only its own", async () => {
  const [here, there] = [await aCountyWithConcept(db), await aCountyWithConcept(db)];
  await edit(there, "1.1.1", { text: "Die Polizei lädt ein." });
  await confirmNames(there.coordinator, { termIds: "all" });
  const { termId } = await named(there, "Polizei");
  expect(await unlinkName(there.editor, { termId })).toEqual({ ok: false, refusal: "not-allowed" });
  expect(await unlinkName(here.coordinator, { termId })).toEqual({ ok: false, refusal: "name-not-found" });
  expect((await named(there, "Polizei")).found?.confirmed).toBe(1);
});
