import { expect, test } from "vitest";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);

test("An editor meets the queues of the offers at the desk and where the offers begin, somebody else does not", async () => {
  const county = await aRegion(db);
  const { slug } = county.region;
  await someOffers(county, [{ title: "Treff", values: { confirmedOn: "2020-01-01" } }]);
  const page = async (role: "editor" | "caseworker", path: string) => {
    const { cookie } = await aMember(house, county.ctx, role);
    return (await ask(`/app/${slug}${path}`, { headers: { cookie } })).text();
  };
  for (const path of ["", "/angebote"]) {
    const text = await page("editor", path);
    expect([path, text]).toEqual([path, expect.stringContaining("1 Angebot hat lange niemand bestätigt")]);
    expect(text).toContain(`href="/app/${slug}/angebote/frische"`);
    expect(await page("caseworker", path)).not.toContain("lange niemand bestätigt");
  }
  expect(await page("editor", "/angebote?suche=Treff")).not.toContain("lange niemand bestätigt");
});
