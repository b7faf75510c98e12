import { expect, test } from "vitest";
import { linkEvent } from "#domain/concept/measures/index.ts";
import { saveCount } from "#domain/offers/events/index.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const county = await aRegion(db);
const concept = await county.aConcept({ recommendations: 1, released: true });
const startsAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000);
const [offerId = ""] = await someOffers(county, [{ title: "Kochabend", dates: [startsAt.toISOString()], values: { kind: "event" } }]);
const { id: measureId } = await county.aMeasure({ releasedAt: county.ctx.now, recommendationIds: concept.recommendationIds });
const office = county.as("coordinator");
await linkEvent(office, { measureId, offerId });
await saveCount(office, { offerId, startsAt, version: null, walkIns: 43, groups: { women: 27, children: 2 } });
const [coordinator, reader] = [await aMember(house, county.ctx, "coordinator"), await aMember(house, county.ctx, "council-reader")];
const page = async (path: string, cookie = "") => (await (await ask(path, { headers: { cookie } })).text()).replaceAll("<!-- -->", "");
const results = `/app/${county.region.slug}/angebote/${offerId}/ergebnisse`;
const measure = `/app/${county.region.slug}/massnahmen/${measureId}`;

test("What was counted at the door stands at the measure, and in public once released: rounded everywhere but with who counted", async () => {
  const send = (fields: Record<string, string>) =>
    ask(results, { method: "POST", headers: { origin, cookie: coordinator.cookie }, body: new URLSearchParams(fields) });
  expect(await page(results, coordinator.cookie)).toContain("43 Besuche an 1 Termin.");
  expect((await send({ intent: "count" })).status).toBe(303);
  const own = await page(results, coordinator.cookie);
  expect(own).toContain("Besuche: 43");
  expect(own).toContain("Diese Zahlen stehen schon in den Ergebnissen.");
  for (const { cookie } of [coordinator, reader]) {
    const shown = await page(measure, cookie);
    for (const rounded of ["Besuche: 45", "Frauen: 25", "Kinder: 0–2"]) expect(shown).toContain(rounded);
    // Not in what the page brings along for scripts either.
    expect(shown).not.toMatch(/\b(43|27)\b(?![^<]*viewBox)/);
  }
  const [recommendation = ""] = (await page(`/${county.region.slug}/konzept/feld/1`)).match(/\/[a-z0-9-]+\/konzept\/empfehlung\/[0-9.]+/) ?? [];
  expect(await page(recommendation)).not.toContain("Besuche");
  for (const [, act = ""] of own.matchAll(/value="(release:[0-9a-f-]{36})"/g)) expect((await send({ act })).status).toBe(303);
  await expect.poll(() => page(recommendation), { timeout: 10_000 }).toContain("Kinder: 0–2");
  const shown = await page(recommendation);
  for (const rounded of ["Besuche: 45", "Frauen: 25"]) expect(shown).toContain(rounded);
  expect(shown).not.toMatch(/Besuche: 43|Frauen: 27/);
});
