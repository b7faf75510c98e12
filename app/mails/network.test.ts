import { expect, test } from "vitest";
import { foundingProjects } from "#domain/network/founding/schema.ts";
import { sendEntryLink } from "#domain/network/upkeep/index.ts";
import { transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { composeUpkeepLetter } from "./network.ts";

const db = await testDatabase();

test.each([
  ["on its way to an association", null, true],
  ["that is one by now", "2026-02-01", false],
])("The mail with the link to its entry leads a group %s to its steps: %s", async (_, finishedOn, leads) => {
  const county = await aRegion(db, "2026-03-01");
  const { id } = await county.anOrganisation({ kind: "migrant-organisation", email: "gruppe@example.org" });
  await transact(county.ctx, async (tx) => {
    await tx.insert(foundingProjects).values({ regionId: county.region.id, organisationId: id, startedOn: "2026-01-01", finishedOn });
    tx.audit("test.prepared", id);
  });
  expect(await sendEntryLink(county.as("coordinator"), { organisationId: id }, composeUpkeepLetter("https://house.example"))).toMatchObject({ ok: true });
  const { rows } = await db.superuser.query<{ body: string }>("select body from mails where region_id = $1", [county.region.id]);
  expect(rows[0]?.body).toMatch(/house\.example\/j\/[a-z0-9]{32}\/eintrag/);
  expect(/house\.example\/j\/[a-z0-9]{32}\/gruendung/.test(rows[0]?.body ?? "")).toBe(leads);
});
