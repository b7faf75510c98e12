import { expect, test } from "vitest";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { personChoices } from "./choices.ts";
import { addGremium, aGremium } from "./meetings/test-gremium.ts";

const db = await testDatabase();

test("Who may be chosen is told with organisation, and whether they sit in the body today: not before, not after, not elsewhere", async () => {
  const { county, gremiumId, aMember } = await aGremium(db);
  const sits = await aMember({ fromOn: county.ctx.today });
  const left = await aMember({ untilOn: "2026-10-31" });
  const comes = await aMember({ fromOn: "2027-01-01" });
  const of = async (id: string | undefined) => {
    const found = await read(county.ctx, (reader) => personChoices(county.ctx, reader, id));
    return [sits, left, comes].map(({ personId }) => found.find((person) => person.id === personId)?.sits);
  };
  expect(await of(gremiumId)).toEqual([true, false, false]);
  expect(await of(await addGremium(county, "AK Arbeit"))).toEqual([false, false, false]);
  expect(await of(undefined)).toEqual([false, false, false]);
  expect((await read(county.ctx, (reader) => personChoices(county.ctx, reader)))[0]?.organisation).toMatch(/./);
});
