import { expect, test } from "vitest";
import { ANY_OFFER, findOffers, readOffers } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { offersTable } from "./offers-table.ts";

const db = await testDatabase();

test("A table that cannot hold all says how many there are, and where", async () => {
  const county = await aRegion(db);
  await someOffers(county, [{ title: "Chor" }, { title: "Deutsch" }]);
  const { offers, total } = await read(county.ctx, async (reader) => {
    const found = await findOffers(county.ctx, reader, ANY_OFFER, "de", { page: 1, size: 1 });
    return {
      total: found.total,
      offers: await readOffers(
        county.ctx,
        reader,
        found.offers.map(({ id }) => id),
        "de",
      ),
    };
  });
  const about = { locale: "de" as const, region: "Landkreis Ellerland", list: "https://ellerland.example/angebote", query: { ...ANY_OFFER, isFree: true } };
  const { columns, rows } = offersTable(offers, { ...about, total });
  expect(rows).toHaveLength(2);
  expect([rows[1]?.[0], rows[1]?.at(-1)]).toEqual(["Alle 2 Angebote: Landkreis Ellerland", "https://ellerland.example/angebote?kostenlos=ja"]);
  expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length]);
  expect(offersTable(offers, { ...about, total: 1 }).rows).toHaveLength(1);
});
