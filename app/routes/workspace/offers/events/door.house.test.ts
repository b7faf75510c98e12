import { expect, test } from "vitest";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { addressOfDate } from "./date-address.ts";

const db = await testDatabase();
const { house, ask, origin } = await runningHouse(db);

test("Who counts at the door after somebody else sees both counts, and overwrites none unseen", async () => {
  const county = await aRegion(db);
  const office = await aMember(house, county.ctx, "coordinator", "Insa Albers");
  // To the minute, as the address says it; begun an hour ago.
  const began = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000);
  const [id = ""] = await someOffers(county, [{ title: "Sommerfest", values: { kind: "event" }, dates: [began.toISOString()] }]);
  const door = `/app/${county.region.slug}/angebote/${id}/termine/${addressOfDate(began)}`;
  const count = (version: string, walkIns: string) =>
    ask(door, {
      method: "POST",
      headers: { cookie: office.cookie, origin },
      body: new URLSearchParams({ intent: "count", version, walkIns }),
      redirect: "manual",
    });
  expect((await count("", "34")).status).toBe(303);
  const second = await count("", "31");
  expect(second.status).toBe(409);
  const page = (await second.text()).replaceAll("<!-- -->", "");
  expect(page).toMatch(/class="original"><mark>31<\/mark>.*class="original"><mark>34<\/mark>/s);
  // The own number stands in the form again, with the version that was just read.
  expect(page).toMatch(/name="version" value="1"/);
  expect(page).toMatch(/value="31"/);
  expect((await count("1", "31")).status).toBe(303);
});
