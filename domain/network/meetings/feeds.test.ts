import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, transact, type Context } from "#platform/db/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { gremiumMembers } from "../gremien/schema.ts";
import { cancelMeeting, makeFeed, readFeed, revokeFeed, type FeedOf } from "./index.ts";
import { aGremium } from "./test-gremium.ts";

const db = await testDatabase();

/** The holder of the address that this actor makes, and its state. */
async function subscribe(ctx: Context, feed: FeedOf) {
  const made = await makeFeed(ctx, feed);
  if (!made.ok) throw new Error(made.refusal);
  const find = () => findCode(db.database, made.value.code, "calendar-feed", ctx.now);
  const subjectId = (await find())?.subjectId ?? "";
  const link = db.ctx(ctx.region, { kind: "link", opens: "calendar-feed", subjectId, name: "Kalenderadresse" }, ctx.now);
  return { subjectId, state: async () => (await find())?.state, seen: () => read(link, (reader) => readFeed(link, reader)), link };
}

describe("A calendar's address", () => {
  test("of a body shows a year back and everything ahead, cancelled ones as such, in one query", async () => {
    const { office, gremiumId, aMeeting } = await aGremium(db);
    for (const on of ["2025-11-11", "2025-11-13", "2026-11-25"]) await aMeeting({ on, onlineUrl: "https://video.example/1" });
    await cancelMeeting(office, { meetingId: await aMeeting({ on: "2026-12-09" }), reason: "" });
    const { seen, link } = await subscribe(office, { of: "gremium", gremiumId });
    expect((await seen())?.meetings.map(({ startsAt, state, onlineUrl }) => [startsAt.toISOString().slice(0, 10), state, onlineUrl])).toEqual([
      ["2025-11-13", "planned", null],
      ["2026-11-25", "planned", null],
      ["2026-12-09", "cancelled", null],
    ]);
    expect(link.statistics.queries).toBe(1);
  });

  test("of a person shows the own bodies, with the way in, and nothing after the seat has ended", async () => {
    const { county, aMember, aMeeting } = await aGremium(db);
    for (const on of ["2026-11-25", "2026-12-09"]) await aMeeting({ on, onlineUrl: "https://video.example/1" });
    const amira = await aMember();
    const { seen } = await subscribe(amira.ctx, { of: "me" });
    expect((await seen())?.meetings.map(({ onlineUrl }) => onlineUrl)).toEqual(["https://video.example/1", "https://video.example/1"]);
    await transact(county.ctx, async (tx) => {
      await tx.update(gremiumMembers).set({ untilOn: "2026-11-30" }).where(eq(gremiumMembers.id, amira.memberId));
      tx.audit("test.prepared", null);
    });
    expect((await seen())?.meetings).toHaveLength(1);
  });

  test("ends when it is revoked, and the own one when a new one is made", async () => {
    const { county, gremiumId, aMember } = await aGremium(db);
    const amira = (await aMember()).ctx;
    const [first, second] = [await subscribe(amira, { of: "me" }), await subscribe(amira, { of: "me" })];
    expect([await first.state(), await second.state(), await first.seen()]).toEqual(["revoked", "valid", null]);
    expect(await revokeFeed(county.as("coordinator"), second.subjectId)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await revokeFeed(amira, second.subjectId)).toMatchObject({ ok: true });
    expect(await second.seen()).toBeNull();
    expect(await makeFeed(county.as("analyst"), { of: "gremium", gremiumId })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await makeFeed(county.as("analyst"), { of: "me" })).toEqual({ ok: false, refusal: "no-person" });
  });
});
