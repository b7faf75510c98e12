import { expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aGremium } from "../meetings/test-gremium.ts";
import { gremienOfOrganisation } from "./of-organisation.ts";

const db = await testDatabase();
const of = (ctx: Context, id: string) => read(ctx, (reader) => gremienOfOrganisation(ctx, reader, id));

test("An organisation sits where somebody it sent sits today: not before, not after, and no other organisation with it", async () => {
  const { county, office, gremiumId, aMember } = await aGremium(db);
  const sent = await aMember({ role: "chair", fromOn: county.ctx.today });
  expect(await of(office, sent.organisationId)).toMatchObject([{ id: gremiumId, name: "Lenkungsgruppe", seats: [{ role: "chair" }] }]);
  for (const values of [{ untilOn: "2026-10-31" }, { fromOn: "2027-01-01" }]) expect(await of(office, (await aMember(values)).organisationId)).toEqual([]);
});

test("Who sits in an internal group is told to nobody outside it", async () => {
  const { county, office, aMember } = await aGremium(db, "2026-11-12", "internal-group");
  const sent = await aMember();
  expect(await of(office, sent.organisationId)).toHaveLength(1);
  expect(await of(sent.ctx, sent.organisationId)).toHaveLength(1);
  expect(await of(county.as("analyst"), sent.organisationId)).toEqual([]);
});
