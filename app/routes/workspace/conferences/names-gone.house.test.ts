import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { conferences } from "#domain/network/conferences/schema.ts";
import { aConference } from "#domain/network/conferences/test-conference.ts";
import { transact } from "#platform/db/index.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);

const DAY = 86_400_000;

test.each([
  [89, true],
  [91, false],
])("%s days after a conference, its lists for the door have names to show: %s", async (days, named) => {
  const { county, conferenceId, comes } = await aConference(db);
  await comes();
  await transact(county.ctx, async (tx) => {
    const endsAt = new Date(Date.now() - days * DAY);
    await tx
      .update(conferences)
      .set({ startsAt: new Date(endsAt.getTime() - 3_600_000), endsAt })
      .where(eq(conferences.id, conferenceId));
    tx.audit("test.prepared", conferenceId);
  });
  // What the night does.
  if (!named)
    await db.superuser.query(`begin; set local session_replication_role = replica; delete from registrants where region_id = '${county.region.id}'; commit`);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const page = async (path: string) => (await ask(`/app/${county.region.slug}/konferenzen/${conferenceId}${path}`, { headers: { cookie } })).text();
  const [conference, registrations, attendance] = [await page(""), await page("/anmeldungen"), await page("/anwesenheit")];
  expect(conference.includes("namensschilder.pdf")).toBe(named);
  for (const list of [registrations, attendance]) {
    expect(list.includes("Amira Haddad")).toBe(named);
    expect(list.includes("Der Name einer Person ist gelöscht")).toBe(!named);
    expect(list.includes("Jemanden eintragen")).toBe(named);
  }
  expect(registrations).toContain("Eine Person ist angemeldet.");
  expect(registrations.includes("namensschilder.pdf")).toBe(named);
  expect(registrations).toContain("anmeldungen.xlsx");
  expect(attendance).toContain("0 von 1 waren da.");
});
