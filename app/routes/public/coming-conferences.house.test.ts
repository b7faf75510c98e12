import { expect, test } from "vitest";
import { cancelConference } from "#domain/network/conferences/index.ts";
import { conferences } from "#domain/network/conferences/schema.ts";
import { aConference } from "#domain/network/conferences/test-conference.ts";
import { transact } from "#platform/db/index.ts";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const { ask } = await runningHouse(db);

/** Days from now: the tests' clock stands still, and the pages read the real one. */
async function moveTo({ county, conferenceId }: Awaited<ReturnType<typeof aConference>>, days: number) {
  const startsAt = new Date(Date.now() + days * 86_400_000);
  await transact(county.ctx, async (tx) => {
    await tx.update(conferences).set({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
    tx.audit("test.prepared", conferenceId);
  });
}

test("Public conferences ahead stand on the page of the bodies and on the region's first page; drafts, invited, past and cancelled ones do not", async () => {
  const open = await aConference(db, { title: "Offen" });
  const kinds = { draft: [{}, { state: "draft" as const }], invited: [{ isPublic: false }], past: [{}], cancelled: [{}] } as const;
  const others = await Promise.all(Object.values(kinds).map(([values, state]) => aConference(db, values, state)));
  await cancelConference(others[3]?.office ?? open.office, { id: others[3]?.conferenceId ?? "", reason: "" });
  for (const each of [open, ...others]) await moveTo(each, each === others[2] ? -2 : 30);
  const shows = async ({ county, conferenceId }: typeof open, page: string) =>
    (await (await ask(`/${county.region.slug}/${page}`)).text()).includes(`/konferenzen/${conferenceId}`);
  for (const page of ["gremien", "de", "en", "ar"]) {
    const shown = await Promise.all([open, ...others].map((conference) => shows(conference, page)));
    expect({ page, shown }).toEqual({ page, shown: [true, ...others.map(() => false)] });
  }
});
