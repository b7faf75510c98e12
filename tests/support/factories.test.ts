import { expect, test } from "vitest";
import { read } from "#platform/db/index.ts";
import { goals, measureRecommendations, progressUpdates, recommendations } from "#domain/concept/schema.ts";
import { testDatabase } from "./database.ts";
import { aRegion } from "./factories.ts";

const db = await testDatabase();

test("a region with a concept of as many fields and recommendations as wanted", async () => {
  const county = await aRegion(db, "2026-06-01");
  expect(county.ctx.today).toBe("2026-06-01");
  const made = await county.aConcept({ recommendations: 23, fields: 3 });
  expect([made.actionFieldIds.length, made.goalIds.length, made.recommendationIds.length]).toEqual([3, 6, 23]);
  const counts = await read(county.ctx, async (reader) => [(await reader.select().from(goals)).length, (await reader.select().from(recommendations)).length]);
  expect(counts).toEqual([6, 23]);
});

test("measures, updates and people", async () => {
  const county = await aRegion(db);
  const { recommendationIds } = await county.aConcept();
  const person = await county.aPerson({ lastName: "Petersen" });
  const measure = await county.aMeasure({ recommendationIds, leadPersonId: person.id, leadOrganisationId: person.organisationId });
  await county.aProgressUpdate({ measureId: measure.id, released: true });
  await county.aMunicipality();
  const counts = await read(county.ctx, async (reader) => [
    (await reader.select().from(measureRecommendations)).length,
    (await reader.select().from(progressUpdates)).length,
  ]);
  expect(counts).toEqual([5, 1]);
});
