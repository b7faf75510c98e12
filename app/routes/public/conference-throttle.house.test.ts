import { expect, test } from "vitest";
import { conferences } from "#domain/network/conferences/schema.ts";
import { aConference } from "#domain/network/conferences/test-conference.ts";
import { transact } from "#platform/db/index.ts";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const { origin, ask } = await runningHouse(db);

/** Days from now: the tests' clock stands still, and the pages read the real one. */
async function moveTo({ county, conferenceId }: Awaited<ReturnType<typeof aConference>>, days: number) {
  const startsAt = new Date(Date.now() + days * 86_400_000);
  await transact(county.ctx, async (tx) => {
    await tx.update(conferences).set({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
    tx.audit("test.prepared", conferenceId);
  });
}

test("A machine that registers one after the other is stopped after forty, in words; nothing of what came before is lost", { timeout: 60_000 }, async () => {
  const made = await aConference(db);
  const { county, conferenceId, rows } = made;
  await moveTo(made, 30);
  const send = (count: number, name = "Amira Haddad") =>
    ask(`/${county.region.slug}/konferenzen/${conferenceId}/anmelden`, {
      method: "POST",
      headers: { origin },
      body: new URLSearchParams({ name, email: `gast-${count}@example.org` }),
    });
  // What the page refuses anyway does not count.
  expect((await send(0, "")).status).toBe(422);
  for (let count = 1; count <= 40; count++) expect((await send(count)).status).toBe(303);
  const stopped = await send(41);
  expect(stopped.status).toBe(429);
  expect(await stopped.text()).toContain('role="alert"');
  expect(await rows()).toHaveLength(40);
});
