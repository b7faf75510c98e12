import { describe, expect, test } from "vitest";
import { municipalities, organisations } from "#domain/network/schema.ts";
import { listLoans } from "#domain/offers/lending/index.ts";
import { loans, offerLendings } from "#domain/offers/lending/schema.ts";
import { courses } from "#domain/offers/courses/schema.ts";
import { offerDates, offers, offerTexts, offerTimes } from "#domain/offers/schema.ts";
import { read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { ellerland } from "./ellerland/index.ts";
import { loadOffers } from "./load-offers.ts";
import { loadLending } from "./load-lending.ts";
import { nachbarstadt } from "./nachbarstadt/index.ts";
import type { Story } from "./story.ts";
import { storyRows } from "./story-rows.ts";

const db = await testDatabase();

async function loaded(story: Story) {
  const { region } = await aRegion(db, story.referenceDay);
  const ctx = db.ctx(region, { kind: "system", name: "Test" }, new Date(`${story.referenceDay}T08:00:00Z`));
  const rows = storyRows(region.id, story, ctx.now);
  await transact(ctx, async (tx) => {
    for (const [table, values] of rows.tables) if (table === municipalities || table === organisations) await tx.insert(table).values(values);
    if (story.offers) await loadOffers(ctx, tx, story.offers, story.municipalities, rows);
    await loadLending(ctx, tx);
    tx.audit("test.loaded", null);
  });
  return read(ctx, async (reader) => ({
    ctx,
    offers: await reader.select().from(offers),
    texts: await reader.select().from(offerTexts),
    dates: await reader.select().from(offerDates),
    courses: await reader.select().from(courses),
    times: await reader.select().from(offerTimes),
  }));
}

/** How many there are of each. */
function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe("The offers of the demo", () => {
  test("are three hundred that the public sees, and some in every other state", async () => {
    const county = await loaded(ellerland);
    const shown = county.offers.filter(({ isShown }) => isShown);
    expect(shown).toHaveLength(300);
    expect(counted(shown.map(({ kind }) => kind))).toMatchObject({
      course: 40,
      event: 30,
      "practice-place": 8,
      apprenticeship: 7,
      job: 7,
      "volunteer-post": 14,
      lending: 10,
    });
    expect(Object.keys(counted(county.offers.map(({ state }) => state))).toSorted()).toEqual(["archived", "draft", "ended", "in-review", "paused", "public"]);
    expect(county.offers.filter(({ hiddenAt }) => hiddenAt).length).toBeGreaterThanOrEqual(3);
    expect(counted(county.texts.map(({ language }) => language))).toEqual({
      de: county.offers.length,
      en: county.offers.length,
      ar: county.offers.length,
      uk: county.offers.length,
    });
    expect(county.texts.filter(({ title, summary }) => title === "" || summary === "")).toEqual([]);
    expect(county.dates.length).toBeGreaterThan(4000);
  });

  test("take place as the form asks of everybody: a series has an end, and a course its dates between its first and its last day", async () => {
    const county = await loaded(ellerland);
    expect(county.times.filter(({ rule }) => rule !== null && !/;(UNTIL|COUNT)=/.test(rule))).toEqual([]);
    const outside = county.courses.flatMap(({ offerId, startsOn, endsOn }) =>
      county.dates.filter((date) => date.offerId === offerId && (date.startsOn < (startsOn ?? "") || date.startsOn > (endsOn ?? "9"))),
    );
    expect(outside).toEqual([]);
  });

  test("lend what ten offers have, and five of them show loans in every stand", async () => {
    const { ctx } = await loaded(ellerland);
    const { lendings, lent } = await read(ctx, async (reader) => ({
      lendings: await reader.select().from(offerLendings),
      lent: await reader.select({ offerId: loans.offerId }).from(loans),
    }));
    expect(lendings).toHaveLength(10);
    const offerIds = [...new Set(lent.map(({ offerId }) => offerId))];
    expect(offerIds).toHaveLength(5);
    const stands = (await Promise.all(offerIds.map((id) => read(ctx, (reader) => listLoans(ctx, reader, id))))).flat().map(({ stand }) => stand);
    expect([...new Set(stands)].toSorted()).toEqual(["asked", "coming", "out", "overdue", "returned"]);
  });

  test("are three in the second region", async () => {
    const town = await loaded(nachbarstadt);
    expect(town.offers).toHaveLength(3);
  });
});
