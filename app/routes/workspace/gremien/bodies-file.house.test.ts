import { expect, test } from "vitest";
import { addGremium, aGremium } from "#domain/network/meetings/test-gremium.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);

test("The bodies are a table to take along: what the list shows to this reader, with its members and parents", async () => {
  const { county, aMember: sits } = await aGremium(db);
  await sits();
  await addGremium(county, "Interne Runde", "internal-group");
  const lines = async (role: "coordinator" | "organisation-member") => {
    const { cookie } = await aMember(house, county.ctx, role);
    const page = await (await ask(`/app/${county.region.slug}/gremien`, { headers: { cookie } })).text();
    expect(page).toContain(`/app/${county.region.slug}/gremien/datei/gremien.xlsx`);
    const answer = await ask(`/app/${county.region.slug}/gremien/datei/gremien.csv`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    return (await answer.text()).trim().split(/\r?\n/);
  };
  const [heading, ...rows] = await lines("coordinator");
  expect(heading).toMatch(/Mitglieder.*Aufgelöst am/);
  expect(rows.map((row) => /Interne Runde|Lenkungsgruppe/.exec(row)?.[0])).toEqual(["Interne Runde", "Lenkungsgruppe"]);
  expect(rows[1]).toMatch(/[;,]1[;,]/);
  expect((await lines("organisation-member")).join()).not.toContain("Interne Runde");
});
