import { describe, expect, test } from "vitest";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { ask } = await runningHouse(db);
const county = await aRegion(db);
// At noon it is the same day here and in the region.
const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString().slice(0, 10);
await someOffers(county, [{ title: "Nähwerkstatt", dates: [`${tomorrow}T12:00:00Z`], place: { latitude: 53.1, longitude: 8.9 } }]);

describe("A search that found only what is spelled alike says so", () => {
  test.each([
    ["in the list", "/angebote"],
    ["on the map", "/karte"],
    ["on the movable map", "/karte/beweglich"],
    ["in the calendar of a day", `/kalender?ansicht=tag&ab=${tomorrow}`],
    ["in the calendar of a week", `/kalender?ansicht=woche&ab=${tomorrow}`],
    ["in the calendar of a month", `/kalender?ansicht=monat&ab=${tomorrow}`],
  ])("%s", async (_, address) => {
    const page = async (language: string, said: string) =>
      (
        await (await ask(`/${county.region.slug}/${language}${address}${address.includes("?") ? "&" : "?"}suche=${encodeURIComponent(said)}`)).text()
      ).replaceAll("<!-- -->", "");
    expect(await page("de", "Nähwerkstatt")).not.toContain("haben wir so nicht gefunden");
    const alike = await page("de", "Nähwerkstadt");
    expect(alike).toContain("„Nähwerkstadt“ haben wir so nicht gefunden. Das hier klingt ähnlich.");
    expect(alike).toContain("Nähwerkstatt");
    expect(await page("en", "Nähwerkstadt")).toContain("This sounds similar.");
  });
});
