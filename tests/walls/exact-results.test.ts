import { afterAll, describe, expect, test } from "vitest";
import { addResult, releaseResult, takeOverCount } from "#domain/offers/events/index.ts";
import { eventCounts } from "#domain/offers/events/schema.ts";
import { anOffer } from "#domain/offers/test-offer.ts";
import { signContext, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { RawSession } from "./raw-session.ts";

const db = await testDatabase();
const session = new RawSession(db.app);
await session.open();
afterAll(() => session.close());

/** @param number of a released result */
async function aReleasedResult(number: number, countsPeople = true) {
  const county = await aRegion(db);
  const office = county.as("coordinator");
  const { id: offerId } = await anOffer(county, { kind: "event" });
  const added = await addResult(office, { offerId, label: "Besuche", number, countsPeople, sentence: "" });
  if (!added.ok) throw new Error(added.refusal);
  await releaseResult(office, { offerId, id: added.value.id, isReleased: true });
  const shown = async () => (await session.run(signContext(county.publicCtx), "select shown_number from event_results")).map((row) => row["shown_number"]);
  return { county, office, offerId, shown };
}

describe("Of a released result", () => {
  test("nothing that the public may read holds the exact number", async () => {
    const { county } = await aReleasedResult(4137);
    const everybody = signContext(county.publicCtx);
    const rows = await session.run(everybody, "select row_to_json(t)::text as row from event_results t");
    expect(rows).toHaveLength(1);
    expect(rows[0]?.["row"]).not.toContain("4137");
    expect(await session.run(everybody, "select * from event_result_internals")).toEqual([]);
    expect(await session.run(signContext(county.ctx), "select number from event_result_internals")).toEqual([{ number: 4137 }]);
    const stranger = await aRegion(db);
    expect(await session.run(signContext(stranger.ctx), "select number from event_result_internals")).toEqual([]);
  });

  test.each([
    [0, true, null],
    [2, true, null],
    [3, true, 5],
    [7, true, 5],
    [8, true, 10],
    [7, false, 7],
    [0, false, 0],
  ])("%i (people: %s) is read as %s", async (number, countsPeople, expected) => {
    expect(await (await aReleasedResult(number, countsPeople)).shown()).toEqual([expected]);
  });

  test("a corrected count is read corrected, and rounded again", async () => {
    const { county, office, offerId, shown } = await aReleasedResult(7);
    await transact(county.ctx, async (tx) => {
      await tx.insert(eventCounts).values({ regionId: county.region.id, offerId, startsAt: county.ctx.now, walkIns: 13 });
      tx.audit("test.prepared", offerId);
    });
    const groups = { women: "", men: "", children: "", youth: "", seniors: "", "new-residents": "", "long-residents": "" };
    expect(await takeOverCount(office, { offerId, words: { came: "Besuche", groups } })).toEqual({ ok: true, value: null });
    expect(await shown()).toEqual([15]);
    expect(await session.run(signContext(county.ctx), "select number from event_result_internals")).toEqual([{ number: 13 }]);
  });

  test.each([
    ["a number that is not rounded", "shown_number = 7"],
    ["few people as a number", "shown_number = 0"],
    ["a thing without its number", "counts_people = false, shown_number = null"],
  ])("the database refuses %s", async (_, fields) => {
    const { county } = await aReleasedResult(7);
    await expect(session.run(signContext(county.ctx), `update event_results set ${fields}`)).rejects.toThrow("event_results_shown_is_rounded");
  });
});
