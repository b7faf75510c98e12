import { expect, test } from "vitest";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);

test("From the page of an organisation one comes to any other entry to merge it with, and is told why not with itself", async () => {
  const county = await aRegion(db);
  const one = await county.anOrganisation({ name: "Begegnungsstätte Lindenhof" });
  const other = await county.anOrganisation({ name: "Nachbarschaftstreff Süd" });
  const editor = await aMember(house, county.ctx, "editor");
  const reader = await aMember(house, county.ctx, "council-reader");
  const page = async (sought: string, { cookie } = editor) => {
    const answer = await ask(`/app/${county.region.slug}/netzwerk/${one.id}?doppelt=${encodeURIComponent(sought)}`, { headers: { cookie } });
    return (await answer.text()).replaceAll("&amp;", "&");
  };
  const merge = (id: string) => `/app/${county.region.slug}/netzwerk/${one.id}/zusammenfuehren/${id}`;
  expect(await page("Nachbarschaftstref")).toContain(`href="${merge(other.id)}"`);
  const itself = await page("Lindenhof");
  expect(itself).toContain("Mit sich selbst lässt er sich nicht zusammenführen.");
  expect(itself).not.toContain(`href="${merge(one.id)}"`);
  expect(await page("Gibtesnicht")).toContain("Dazu haben wir keinen Eintrag gefunden.");
  expect(await page("Nachbarschaftstreff", reader)).not.toContain("zusammenfuehren");
});
