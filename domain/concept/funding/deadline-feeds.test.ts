import { describe, expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { listDeadlineFeeds, listDeadlines, makeDeadlineFeed, readDeadlineFeed, revokeDeadlineFeed } from "./index.ts";
import { aFund } from "./test-fund.ts";

const db = await testDatabase();

async function subscribe(ctx: Context) {
  const made = await makeDeadlineFeed(ctx);
  if (!made.ok) throw new Error(made.refusal);
  const find = () => findCode(db.database, made.value.code, "deadline-feed", ctx.now);
  const subjectId = (await find())?.subjectId ?? "";
  const link = db.ctx(ctx.region, { kind: "link", opens: "deadline-feed", subjectId, name: "Kalenderadresse" }, ctx.now);
  return { subjectId, link, state: async () => (await find())?.state, seen: () => read(link, (reader) => readDeadlineFeed(link, reader)) };
}

describe("The address of the deadlines' calendar", () => {
  test("shows what the list shows, of this county alone", async () => {
    const deadlines = [
      { dueOn: "2026-12-01", what: "Antrag" },
      { dueOn: "2024-12-01", what: "Lange her" },
    ];
    const { office } = await aFund(db, "2026-11-12", { deadlines });
    await aFund(db, "2026-11-12", { deadlines: [{ dueOn: "2026-12-02", what: "Fremd" }] });
    const { seen, link } = await subscribe(office);
    const listed = await read(office, (reader) => listDeadlines(office, reader, "2025-11-12", "2030-01-01"));
    expect(await seen()).toEqual(listed);
    expect(listed.map(({ kind, day, detail }) => [kind, day, detail])).toEqual([
      ["fund-deadline", "2026-12-01", "Antrag"],
      ["fund-ends", "2026-12-31", ""],
    ]);
    expect(link.statistics.queries).toBe(2);
  });

  test("is made and ended by who keeps the money, and ends at once", async () => {
    const { county, office } = await aFund(db);
    const { seen, state, link, subjectId } = await subscribe(office);
    const listed = () => read(office, (reader) => listDeadlineFeeds(office, reader));
    expect(await listed()).toMatchObject([{ id: subjectId }]);
    expect(await makeDeadlineFeed(county.as("council-reader"))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await revokeDeadlineFeed(county.as("council-reader"), subjectId)).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = (await aFund(db)).office;
    expect(await revokeDeadlineFeed(stranger, subjectId)).toEqual({ ok: false, refusal: "feed-not-found" });
    expect(await revokeDeadlineFeed(office, subjectId)).toMatchObject({ ok: true });
    expect(await revokeDeadlineFeed(office, subjectId)).toEqual({ ok: false, refusal: "feed-not-found" });
    expect([await state(), await seen(), await listed()]).toEqual(["revoked", null, []]);
    // The wall keeps to it as well, whatever the page asks.
    expect(await read(link, (reader) => listDeadlines(link, reader, "2020-01-01", "2030-01-01"))).toEqual([]);
  });
});
