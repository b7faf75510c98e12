import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { makeContext, type Context } from "#platform/db/index.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aSeededRegion } from "#tests/walls/seeded-region.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "retention-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

/** Every table of the regions with rows that go by themselves: the SQL of the moment from which a row must be gone. */
const limited = register.tables.flatMap(({ table, retention, login }) => {
  if (!retention.deletes || login) return [];
  const { since, ...after } = retention.deletes;
  const interval = "days" in after ? `interval '${after.days} days'` : `interval '${after.months} months'`;
  return [{ table, due: `(${since})::timestamptz + ${interval}` }];
});

let ctx: Context;
beforeAll(async () => {
  ctx = (await aSeededRegion(db)).county.ctx;
});

const night = (at: number) => {
  const then = makeContext(ctx.database, ctx.region, ctx.actor, new Date(at));
  return keepRetention(register, dataFolder)(then, { id: "", payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false });
};

/** Per table with rows that have an end before that moment, the latest of their ends. Erasing somebody writes new rows. */
async function ending(before = "infinity"): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const { table, due } of limited) {
    const { rows } = await db.superuser.query<{ last: Date | null }>(
      `select max(${due}) as last from ${table} where region_id = $1 and ${due} < $2::timestamptz`,
      [ctx.region.id, before],
    );
    if (rows[0]?.last) found.set(table, rows[0].last.getTime());
  }
  return found;
}

const DAY = 86_400_000;

test("Of every table whose rows have an end, the last row is there the day before and gone the day after", async () => {
  const before = await ending();
  expect(limited.map(({ table }) => table).filter((table) => !before.has(table))).toEqual([]);
  const days = Map.groupBy(before, ([, last]) => Math.floor(last / DAY));
  for (const [day, tables] of [...days].toSorted(([a], [b]) => a - b)) {
    const names = tables.map(([table]) => table);
    await night(day * DAY - 1);
    expect([...(await ending()).keys()], "the day before").toEqual(expect.arrayContaining(names));
    await night((day + 1) * DAY);
    const left = await ending(new Date((day + 1) * DAY).toISOString());
    expect(
      names.filter((table) => left.has(table)),
      "the day after",
    ).toEqual([]);
  }
});
