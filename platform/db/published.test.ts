import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { makeContext, published, read, transact, type Context } from "./index.ts";

const db = await testDatabase();

/** A question that tells how often it was asked. */
function aQuestion() {
  let asked = 0;
  return { times: () => asked, ask: (ctx: Context) => read(ctx, (reader) => published(ctx, reader, "count", async () => (asked += 1))) };
}
const theirs = (ctx: Context) => makeContext(ctx.database, ctx.region, { kind: "public" });
const publish = (ctx: Context) => transact(ctx, async (tx) => tx.publish());

describe("What the public sees", () => {
  test("is asked once until the region publishes", async () => {
    const { ctx } = await aRegion(db);
    const { ask } = aQuestion();
    expect([await ask(theirs(ctx)), await ask(theirs(ctx))]).toEqual([1, 1]);
    await publish(ctx);
    expect([await ask(theirs(ctx)), await ask(theirs(ctx))]).toEqual([2, 2]);
  });

  test("of one region is never an answer for another", async () => {
    const [ours, other] = [(await aRegion(db)).ctx, (await aRegion(db)).ctx];
    const { ask } = aQuestion();
    expect([await ask(theirs(ours)), await ask(theirs(other))]).toEqual([1, 2]);
  });

  test("is asked anew by everybody who is not the public, and never answers them", async () => {
    const { ctx } = await aRegion(db);
    const { ask } = aQuestion();
    await ask(theirs(ctx));
    const link = makeContext(ctx.database, ctx.region, { kind: "link", opens: "status-request", subjectId: ctx.region.id, name: "Link" });
    expect([await ask(ctx), await ask(link), await ask(theirs(ctx))]).toEqual([2, 3, 1]);
  });

  test("in a snapshot from before the publishing is not kept over what came after it", async () => {
    const { ctx } = await aRegion(db);
    const visitor = theirs(ctx);
    const answer = (reader: Parameters<typeof published>[1], value: string) => published(visitor, reader, "word", async () => value);
    await read(visitor, async (before) => {
      await before.execute("select 1");
      await publish(ctx);
      await read(visitor, (after) => answer(after, "after"));
      expect(await answer(before, "before")).toBe("before");
    });
    expect(await read(visitor, (after) => answer(after, "asked again"))).toBe("after");
  });
});
