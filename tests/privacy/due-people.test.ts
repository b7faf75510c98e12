import { beforeAll, describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aSeededRegion } from "#tests/walls/seeded-region.ts";

const db = await testDatabase();

/** Keys to people that keep nobody, each with its reason. */
const KEEPS_NOBODY: Record<string, string> = {
  "calendar_feeds.person_id": "An address for calendars is no work: the meetings and tasks that it shows count themselves.",
};

const keys = (
  await db.superuser.query<{ key: string }>(
    `select c.relname || '.' || a.attname as key from pg_constraint k join pg_class c on c.oid = k.conrelid
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname <> 'region_id'
     where k.contype = 'f' and k.confrelid = 'public.people'::regclass order by 1`,
  )
).rows.map(({ key }) => key);
const needing = keys.filter((key) => !(key in KEEPS_NOBODY));

let ctx: Context;
const who = { seen: "", blocked: "" };
beforeAll(async () => {
  const { county } = await aSeededRegion(db);
  ({ ctx } = county);
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000);
  who.seen = (await county.aPerson({ reviewedAt: before(1000) })).id;
  who.blocked = (await county.aPerson({ reviewedAt: before(1000), restrictedAt: before(200), restrictedFor: "retention" })).id;
});

const due = async (personId: string) => {
  const [people] = register.due.filter(({ kind }) => kind === "person");
  const found = await read(ctx, (reader) => people?.find(ctx, reader) ?? Promise.reject(new Error("Nobody looks.")));
  return { toBlock: found.restrict.includes(personId), toErase: found.erase.includes(personId) };
};

/** What the finder says of the person, one row of the table after the other naming them as the only one. */
async function whileNamed(key: string, personId: string): Promise<Awaited<ReturnType<typeof due>>[]> {
  const [table = "", column = ""] = key.split(".");
  const client = await db.superuser.connect();
  const said: Awaited<ReturnType<typeof due>>[] = [];
  try {
    // Only the pointer is changed, back and forth: no trigger has to know of it.
    await client.query("set session_replication_role = replica");
    const { rows } = await client.query<{ row: string }>(`select (to_jsonb(t) - $2)::text as row from ${table} t where region_id = $1`, [
      ctx.region.id,
      column,
    ]);
    for (const { row } of rows) {
      const was = await client.query<{ id: string | null }>(`select ${column} as id from ${table} t where region_id = $1 and (to_jsonb(t) - $2)::text = $3`, [
        ctx.region.id,
        column,
        row,
      ]);
      if (was.rows.length !== 1) continue;
      const name = (id: string | null) =>
        client.query(`update ${table} t set ${column} = $4 where region_id = $1 and (to_jsonb(t) - $2)::text = $3`, [ctx.region.id, column, row, id]);
      // A row that may name nobody, as a plain number to call, is none to try with.
      const named = await name(personId).catch((error: { code?: string }) => (error.code === "23514" ? null : Promise.reject(error as Error)));
      if (named === null) continue;
      said.push(await due(personId));
      await name(was.rows[0]?.id ?? null);
    }
    return said;
  } finally {
    await client.query("set session_replication_role = origin");
    client.release();
  }
}

const SEEN_LONG_AGO = { toBlock: true, toErase: false };
const BLOCKED_LONG_AGO = { toBlock: false, toErase: true };
const STAYS = { toBlock: false, toErase: false };

test("Whom nothing names is due, and no key without a person is listed", async () => {
  expect(await due(who.seen)).toEqual(SEEN_LONG_AGO);
  expect(await due(who.blocked)).toEqual(BLOCKED_LONG_AGO);
  expect(needing.length).toBeGreaterThan(18);
  expect(Object.keys(KEEPS_NOBODY).filter((key) => !keys.includes(key))).toEqual([]);
});

describe("Whom living work still names is neither blocked nor, if blocked before, erased", () => {
  test.each(needing)("by %s", async (key) => {
    expect(await whileNamed(key, who.seen)).toContainEqual(STAYS);
    expect(await whileNamed(key, who.blocked)).toContainEqual(STAYS);
    expect([await due(who.seen), await due(who.blocked)]).toEqual([SEEN_LONG_AGO, BLOCKED_LONG_AGO]);
  });
});
