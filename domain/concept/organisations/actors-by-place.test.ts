import { expect, test } from "vitest";
import { organisationMunicipalities } from "#domain/network/schema.ts";
import { read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { actorsByPlace, setTopics } from "./index.ts";

const db = await testDatabase();

test("Each municipality shows how many organisations work there in each field: for the place or a part of it, counted once", async () => {
  const county = await aRegion(db);
  const { actionFieldIds } = await county.aConcept({ recommendations: 2, fields: 2 });
  const [language = "", work = ""] = actionFieldIds;
  const joint = await county.aMunicipality({ name: "Samtgemeinde Fehn", kind: "samtgemeinde", position: 1 });
  const village = await county.aMunicipality({ name: "Altenfehn", kind: "mitgliedsgemeinde", parentId: joint.id });
  const town = await county.aMunicipality({ name: "Torfhude", kind: "stadt", position: 2 });
  const works = async (places: string[], fields: string[]) => {
    const { id: organisationId } = await county.anOrganisation();
    await transact(county.ctx, async (tx) => {
      for (const municipalityId of places) await tx.insert(organisationMunicipalities).values({ regionId: county.region.id, organisationId, municipalityId });
      tx.audit("test.prepared", organisationId);
    });
    await setTopics(county.as("coordinator"), { organisationId, actionFieldIds: fields, targetGroupIds: [] });
  };
  await works([joint.id, village.id], [language]);
  await works([village.id], [language]);
  await works([], [language, work]);

  const { fields, places, count } = await read(county.ctx, (reader) => actorsByPlace(county.ctx, reader));
  expect(places.map(({ name, partIds }) => [name, partIds.toSorted()])).toEqual([
    ["Samtgemeinde Fehn", [joint.id, village.id].toSorted()],
    ["Torfhude", [town.id]],
  ]);
  expect(fields.map(({ organisations }) => organisations)).toEqual([3, 1]);
  expect([count(joint.id, language), count(town.id, language), count(joint.id, work)]).toEqual([2, 0, 0]);
});
