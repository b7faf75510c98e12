import { expect, test } from "vitest";
import { setTopics } from "#domain/concept/organisations/index.ts";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { readNetworkQuery } from "./list-query.ts";
import { readCountedList } from "./read-list.ts";

const db = await testDatabase();

test("Behind each field of the concept stands how many organisations the other filters leave, whatever fields are chosen", async () => {
  const county = await aRegion(db);
  const { actionFieldIds } = await county.aConcept({ recommendations: 2, fields: 2 });
  const [language = "", work = ""] = actionFieldIds;
  const put = async (name: string, kind: string, fields: string[]) => {
    const { id: organisationId } = await county.anOrganisation({ name, kind });
    await setTopics(county.as("coordinator"), { organisationId, actionFieldIds: fields, targetGroupIds: [] });
  };
  await put("Sprachschule Nord", "school", [language]);
  await put("Grundschule", "school", [language, work]);
  await put("Sprachverein", "club", [language]);
  await put("Chor", "club", []);
  const counted = async (address: string) => {
    const { list, inFields } = await read(county.ctx, (reader) => readCountedList(county.ctx, reader, readNetworkQuery(new URLSearchParams(address)), 50));
    return [list.total, inFields[language] ?? 0, inFields[work] ?? 0];
  };
  expect(await counted("")).toEqual([4, 3, 1]);
  expect(await counted("art=school")).toEqual([2, 2, 1]);
  expect(await counted(`feld=${work}`)).toEqual([1, 3, 1]);
  expect(await counted(`art=club&feld=${work}`)).toEqual([0, 1, 0]);
  expect(await counted("suche=sprachschule")).toEqual([1, 1, 0]);
});
