import { sql, type SQL } from "drizzle-orm";
import { expect, test } from "vitest";
import { transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();

/** What the triggers kept, as it stands. */
async function facts(regionId: string): Promise<string[]> {
  const { rows } = await db.superuser.query<{ row: string }>(
    "select (select json_agg(value order by key) from json_each_text(row_to_json(f)))::text as row from search.offer_facts f where region_id = $1 order by offer_id",
    [regionId],
  );
  return rows.map(({ row }) => row);
}

test("What filters ask of an offer is what its tables say, whatever was changed in them", async () => {
  const county = await aRegion(db, "2026-11-20");
  const regionId = county.region.id;
  const [upper, lower] = [await county.aMunicipality({ name: "Samtgemeinde" }), await county.aMunicipality({ name: "Dorf" })];
  await someOffers(county, [
    { title: "Chor", topics: ["singen"], place: { municipalityId: lower.id }, dates: ["2026-11-23T17:30:00Z", "2026-12-24T08:00:00Z"] },
    { title: "Entwurf", state: "draft" },
  ]);
  const chor = sql`(select o.id from offers o join offer_texts t on t.offer_id = o.id where t.title = 'Chor')`;
  const changes: [what: string, change: SQL][] = [
    [
      "its values",
      sql`update offers set languages = '{ar}', cost_cents = 0, has_childcare = true, accessibility = '{step-free}', valid_until = '2027-01-01' where id = ${chor}`,
    ],
    ["a topic more", sql`insert into offer_topics select region_id, id, is_shown, branch_id from offers where id = ${chor}`],
    ["a topic less", sql`delete from offer_topics where offer_id = ${chor} and label_id = (select branch_id from offers where id = ${chor})`],
    ["a municipality above", sql`update municipalities set parent_id = ${upper.id} where id = ${lower.id}`],
    [
      "opening hours",
      sql`insert into offer_times (region_id, id, offer_id, is_shown, kind, opening_hours) select region_id, gen_random_uuid(), id, is_shown, 'open', 'Mo 09:00-12:00' from offers where id = ${chor}`,
    ],
    ["a date called off", sql`update offer_dates set is_cancelled = true where starts_on = '2026-11-23'`],
    ["a date gone", sql`delete from offer_dates where starts_on = '2026-12-24'`],
    [
      "a course",
      sql`insert into courses (region_id, offer_id, is_shown, type, level_from) select region_id, id, is_shown, 'integration', 'A1' from offers where id = ${chor}`,
    ],
    ["its level", sql`update courses set level_to = 'B1'`],
    ["places", sql`insert into offer_capacities (region_id, offer_id, is_shown, maximum) select region_id, id, is_shown, 1 from offers where id = ${chor}`],
    ["the last one taken", sql`update offer_capacities set booked = 1`],
    ["one free again", sql`update offer_capacities set booked = 0`],
    ["no number of places", sql`delete from offer_capacities`],
    [
      "where its municipality lies",
      sql`insert into municipality_areas (region_id, municipality_id, latitude, longitude) select region_id, id, 53, 9 from municipalities where id = ${lower.id}`,
    ],
    ["the municipality's middle", sql`update municipality_areas set latitude = 53.1`],
    ["its own spot", sql`update offer_places set latitude = 53.2, longitude = 9.1`],
    [
      "a second place",
      sql`insert into offer_places (region_id, id, offer_id, is_shown, position, name) select region_id, gen_random_uuid(), offer_id, is_shown, 2, 'Anbau' from offer_places`,
    ],
    ["hidden", sql`update offers set hidden_at = now() where id = ${chor}`],
    ["no place", sql`delete from offer_places`],
    ["gone", sql`delete from offers where id = ${chor}`],
  ];
  let before = await facts(regionId);
  for (const [what, change] of changes) {
    await transact(county.ctx, async (tx) => {
      await tx.execute(change);
      tx.audit("test.prepared", null);
    });
    const kept = await facts(regionId);
    expect({ what, kept }).not.toEqual({ what, kept: before });
    await db.superuser.query("select search.keep_offer_facts(array_agg(region_id), array_agg(id)) from offers where region_id = $1", [regionId]);
    expect({ what, kept }).toEqual({ what, kept: await facts(regionId) });
    before = kept;
  }
});
