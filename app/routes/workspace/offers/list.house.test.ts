import { expect, test } from "vitest";
import { anOffer } from "#domain/offers/test-offer.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);
const county = await aRegion(db);
const { cookie } = await aMember(house, county.ctx, "coordinator");
await anOffer(county, { state: "public" });
const office = async (said: string) => (await ask(`/app/${county.region.slug}/angebote?suche=${said}`, { headers: { cookie } })).text();
const portal = async (said: string) => (await ask(`/${county.region.slug}/de/angebote?suche=${said}`)).text();

test("A search that only found similar spellings says so to the office in the words of the portal", async () => {
  for (const page of [office, portal]) {
    const [exact, alike] = [await page("Deutsch"), await page("Doitsch")];
    for (const found of [exact, alike]) expect(found).toContain("Deutsch am Abend");
    expect(exact).not.toContain("klingt ähnlich");
    expect(alike).toContain("„Doitsch“ haben wir so nicht gefunden. Das hier klingt ähnlich.");
  }
});
