import { afterAll, describe, expect, test } from "vitest";
import { LINK_KINDS, signContext } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { RawSession } from "./raw-session.ts";
import { LINK_READS, PUBLIC_COLUMNS, PUBLIC_READS, type Reads } from "./reads.ts";
import { aSeededRegion } from "./seeded-region.ts";
import { TABLES_WITHOUT_REGION } from "./tables-without-region.ts";

const db = await testDatabase();
const { county, requestIds, subjects } = await aSeededRegion(db);
await aSeededRegion(db); // the stranger, of whom nobody here may see anything
const session = new RawSession(db.app);
await session.open();
afterAll(() => session.close());

const tables = (
  await db.superuser.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns
     where column_name = 'region_id' and table_schema in ('public', 'audit', 'directory') order by 1`,
  )
).rows.flatMap(({ name }) => (name in TABLES_WITHOUT_REGION ? [] : [name.replace("public.", "")]));

async function truth(table: string, where: string): Promise<number> {
  const found = await db.superuser.query<{ count: string }>(`select count(*) from ${table} t where t.region_id = $1 and (${where})`, [county.region.id]);
  return Number(found.rows[0]?.count);
}

test("the seed has a row in every table", async () => {
  const empty: string[] = [];
  for (const table of tables) if ((await truth(table, "true")) === 0) empty.push(table);
  expect(empty).toEqual([]);
});

/** Everything in the words of the list, and nothing else. */
function compares(reads: Reads, setting: () => string, fill: (where: string) => string) {
  test("these rows, table by table", async () => {
    const expected: Record<string, number> = {};
    const counted: Record<string, number> = {};
    for (const table of tables) {
      expected[table] = reads[table] ? await truth(table, fill(reads[table].where)) : 0;
      counted[table] = await session.count(setting(), table);
    }
    expect(counted).toEqual(expected);
  });

  test("names only tables that exist, and conditions that tell rows apart", async () => {
    for (const [table, { where }] of Object.entries(reads)) {
      expect(tables).toContain(table);
      const [shown, all] = [await truth(table, fill(where)), await truth(table, "true")];
      const tellsApart = shown > 0 && (where === "true" || shown < all);
      expect({ table, tellsApart }).toEqual({ table, tellsApart: true });
    }
  });
}

describe("A public context reads exactly", () => {
  compares(
    PUBLIC_READS,
    () => signContext(county.publicCtx),
    (where) => where,
  );
});

test.each(Object.keys(PUBLIC_COLUMNS))("Of %s every column that the public reads was decided", async (table) => {
  const found = await db.superuser.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1",
    [table],
  );
  const { shown = [], unshown = {} } = PUBLIC_COLUMNS[table] ?? {};
  expect([...shown, ...Object.keys(unshown)].toSorted()).toEqual(found.rows.map(({ name }) => name).toSorted());
});

test("The columns of every table of measures, results, organisations and people that the public reads were decided", () => {
  const decided = Object.keys(PUBLIC_READS).filter((table) => /^(measure|milestones|results|event_results|progress|organisation|person)/.test(table));
  expect(Object.keys(PUBLIC_COLUMNS).toSorted()).toEqual(decided.toSorted());
});

describe.each(LINK_KINDS)("The holder of a link of the kind %s reads exactly", (opens) => {
  const subject = subjects[opens] ?? county.region.id;
  compares(
    LINK_READS[opens] ?? {},
    () => signContext(db.ctx(county.region, { kind: "link", opens, subjectId: subject, name: "Link" })),
    (where) => where.replaceAll("$subject", subject),
  );
});

describe("The holder of a revoked link", () => {
  test.each(["status_requests", "status_rounds", "status_answers", "measures", "progress_updates", "results", "milestones"])("reads no %s", async (table) => {
    expect(await session.count(signContext(county.linkCtx(requestIds.revoked)), table)).toBe(0);
  });

  test("changes no answer", async () => {
    expect(await session.run(signContext(county.linkCtx(requestIds.revoked)), "update status_answers set text = 'x' returning id")).toEqual([]);
  });
});

describe("Writing as the public or by a link", () => {
  const writable = tables.filter((table) => !table.startsWith("audit."));

  test.each(writable)("%s: the public changes and deletes nothing", async (table) => {
    const setting = signContext(county.publicCtx);
    expect(await session.run(setting, `update ${table} set region_id = region_id returning region_id`)).toEqual([]);
    expect(await session.run(setting, `delete from ${table} returning region_id`)).toEqual([]);
  });

  test.each(writable)("%s: a link changes nothing but its own answers, and deletes nothing", async (table) => {
    const setting = signContext(county.linkCtx(requestIds.own));
    const changed = await session.run(setting, `update ${table} set region_id = region_id returning region_id`);
    expect(changed).toHaveLength(table === "status_answers" ? 1 : 0);
    expect(await session.run(setting, `delete from ${table} returning region_id`)).toEqual([]);
  });

  test("a link moves its answer to nobody else's request", async () => {
    const setting = signContext(county.linkCtx(requestIds.own));
    await expect(session.run(setting, `update status_answers set status_request_id = '${requestIds.other}'`)).rejects.toThrow("row-level security");
  });

  test("a link hands its answer on to nobody whom it may not read", async () => {
    const stranger = await county.aPerson();
    const setting = signContext(county.linkCtx(requestIds.own));
    const handOn = (id: string) => session.run(setting, `update status_answers set hand_on_to_person_id = '${id}' returning id`);
    await expect(handOn(stranger.id)).rejects.toThrow("row-level security");
    const colleague = await db.superuser.query<{ id: string }>(
      `select p.id from status_requests q join people a on a.id = q.person_id join people p on p.organisation_id = a.organisation_id
       where q.id = $1 and p.restricted_at is null and p.id <> a.id`,
      [requestIds.own],
    );
    expect(await handOn(colleague.rows[0]?.id ?? "")).toHaveLength(1);
  });
});
