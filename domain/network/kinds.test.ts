import { afterAll, describe, expect, test } from "vitest";
import { makeContext, newId, openPool, read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { nameKind, regionKinds } from "./kinds.ts";

const db = await testDatabase();
/** A second process has connections of its own. */
const elsewhere = { ...db.database, app: openPool(db.app) };
afterAll(() => elsewhere.app.end());

const TIMES = 20;

/** The same act twenty times at once, half of them in the other process. */
async function atOnce<T>(ctx: Context, act: (ctx: Context, turn: number) => Promise<T>): Promise<T[]> {
  const there = makeContext(elsewhere, ctx.region, ctx.actor, ctx.now);
  return Promise.all(Array.from({ length: TIMES }, (_, turn) => act(turn % 2 === 0 ? ctx : there, turn)));
}

async function ownKinds(ctx: Context) {
  return (await read(ctx, (reader) => regionKinds(ctx, reader))).filter(({ name }) => name !== null);
}

describe("A new kind of organisation", () => {
  test("is added once by one form that is sent twenty times at once", async () => {
    const office = (await aRegion(db)).as("coordinator");
    const id = newId();
    const answers = await atOnce(office, (ctx) => nameKind(ctx, { code: null, name: "Kleingartenverein" }, id));
    expect(answers).toEqual(Array.from({ length: TIMES }, () => ({ ok: true, value: { code: id } })));
    expect(await ownKinds(office)).toEqual([{ code: id, name: "Kleingartenverein" }]);
  });

  test("is added once by twenty forms that name the same, and the others are told", async () => {
    const office = (await aRegion(db)).as("coordinator");
    const answers = await atOnce(office, (ctx) => nameKind(ctx, { code: null, name: "Kleingartenverein" }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal === "name-taken")).toHaveLength(TIMES - 1);
    expect(await ownKinds(office)).toHaveLength(1);
  });

  test("is taken and given up at once without a fault", async () => {
    const office = (await aRegion(db)).as("coordinator");
    const answers = await atOnce(office, (ctx, turn) => nameKind(ctx, { code: "club", name: turn % 4 < 2 ? "Verein vor Ort" : "" }));
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });
});
