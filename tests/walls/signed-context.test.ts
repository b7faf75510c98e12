import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { newId, signContext } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { RawSession, sign } from "./raw-session.ts";
import { aSeededRegion } from "./seeded-region.ts";

const db = await testDatabase();
const { county, requestIds, subjects } = await aSeededRegion(db);
const { county: stranger } = await aSeededRegion(db);
const session = new RawSession(db.app);
await session.open();
afterAll(() => session.close());

const key = db.database.contextKey;
const inAMinute = () => String(Date.now() + 30_000);
/** region | account | audience | memberships | expiry */
const claims = () => [county.region.id, "", "system", "", inAMinute()];
const honest = () => sign(claims(), key);

/** What nobody inside the house reads, jobs neither: the holder of a link alone. */
const nobodyReads = ["public.attendance"];
const byLink = () => sign([county.region.id, subjects["organisation-entry"] ?? "", "organisation-entry", "", inAMinute()], key);

const tables = (
  await db.superuser.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relrowsecurity and n.nspname in ('public', 'audit') order by 1`,
  )
).rows.map((row) => row.name);

test("the honest setting shows the region's rows in every table: what follows has something to hide", async () => {
  expect(tables.length).toBeGreaterThan(35);
  const counts = await Promise.all(tables.map(async (table) => [table, await truth(table)] as const));
  for (const [table, count] of counts)
    expect({ table, shown: await session.count(honest(), table) }).toEqual({ table, shown: nobodyReads.includes(table) ? 0 : count });
  expect(counts.filter(([, count]) => count === 0)).toEqual([]);
});

async function truth(table: string): Promise<number> {
  const found = await db.superuser.query<{ count: number }>(`select count(*)::int as count from ${table} where region_id = $1`, [county.region.id]);
  return found.rows[0]?.count ?? 0;
}

describe("Without a context there are no rows", () => {
  test.each(tables)("%s", async (table) => {
    expect(await session.count(null, table)).toBe(0);
    expect(await session.count("", table)).toBe(0);
  });

  test("nor after the transaction that had one", async () => {
    await session.run(honest(), "select 1");
    expect(await session.count(null, "organisations")).toBe(0);
  });
});

const parts = () => honest().split("|");

describe("A setting that was changed is an error, whichever claim", () => {
  const changed: [string, number, () => string][] = [
    ["another region", 0, () => stranger.region.id],
    ["no region", 0, () => ""],
    ["another account", 1, () => newId()],
    ["another audience", 2, () => "staff"],
    ["another role", 3, () => `administrator:${newId()}`],
    ["a later end", 4, () => String(Date.now() + 86_400_000)],
    ["no end", 4, () => ""],
    ["another signature", 5, () => "0".repeat(64)],
    ["no signature", 5, () => ""],
    ["half a signature", 5, () => parts()[5]?.slice(0, 32) ?? ""],
  ];
  test.each(changed)("%s", async (_, index, value) => {
    const forged = parts().with(index, value()).join("|");
    await expect(session.run(forged, "select * from organisations")).rejects.toMatchObject({ code: "28000" });
  });

  test.each([
    ["one claim less", () => parts().slice(1).join("|")],
    ["one claim more", () => `${honest()}|`],
    ["a claim pushed into its neighbour", () => `${parts().slice(0, 2).join("")}|${parts().slice(2).join("|")}|`],
    ["words", () => "let me in"],
    ["separators only", () => "|||||"],
    [
      "the signature of another region's context",
      () =>
        [
          ...sign([stranger.region.id, ...claims().slice(1)], key)
            .split("|")
            .slice(0, 5),
          parts()[5],
        ].join("|"),
    ],
  ])("%s", async (_, forged) => {
    await expect(session.run(forged(), "select * from organisations")).rejects.toMatchObject({ code: "28000" });
  });

  test.each([
    ["a random key", randomBytes(32)],
    ["an empty key", Buffer.alloc(0)],
    ["a key of zeros", Buffer.alloc(32)],
  ])("signed with %s", async (_, other) => {
    await expect(session.run(sign(claims(), other), "select * from organisations")).rejects.toMatchObject({ code: "28000" });
  });

  test("writing with it is an error, too", async () => {
    const forged = parts().with(0, stranger.region.id).join("|");
    await expect(session.run(forged, "delete from organisations")).rejects.toMatchObject({ code: "28000" });
    await expect(session.run(forged, "select audit.append('[]')")).rejects.toMatchObject({ code: "28000" });
    await expect(session.run(forged, "select directory.raise_content_version()")).rejects.toMatchObject({ code: "28000" });
  });
});

describe("A setting that has expired, or will too late", () => {
  test("is an error", async () => {
    const expired = sign(claims().with(4, String(Date.now() - 1)), key);
    await expect(session.run(expired, "select * from organisations")).rejects.toMatchObject({ code: "28000" });
  });

  test("is an error from one statement of a transaction to the next", async () => {
    const brief = sign(claims().with(4, String(Date.now() + 400)), key);
    expect(await session.run(brief, "select * from organisations")).not.toEqual([]);
    const slow = session.run(brief, "select * from organisations", "select pg_sleep(0.5)", "select * from organisations");
    await expect(slow).rejects.toMatchObject({ code: "28000" });
    await sleep(100);
    await expect(session.run(brief, "select 1", "select * from organisations")).rejects.toMatchObject({ code: "28000" });
  });

  test("too far ahead is an error, too: the clocks differ, and what leaks would live long", async () => {
    const ahead = sign(claims().with(4, String(Date.now() + 3_600_000)), key);
    await expect(session.run(ahead, "select * from organisations")).rejects.toMatchObject({ code: "28000" });
    const aLittle = sign(claims().with(4, String(Date.now() + 90_000)), key);
    expect(await session.run(aLittle, "select * from organisations")).not.toEqual([]);
  });

  test("the application itself signs for a minute at most", () => {
    const [, , , , expiry] = signContext(county.ctx).split("|");
    expect(Number(expiry) - Date.now()).toBeLessThanOrEqual(60_000);
  });
});

describe("Inside an honest transaction", () => {
  test.each(["postgres", "miteinander_definer", "miteinander_auth", "pg_read_all_data"])("set role %s is refused", async (role) => {
    await expect(session.run(honest(), `set role ${role}`)).rejects.toMatchObject({ code: "42501" });
    await expect(session.run(honest(), `set session authorization ${role}`)).rejects.toMatchObject({ code: "42501" });
  });

  test("reset role changes nothing", async () => {
    const rows = await session.run(honest(), "reset role", "reset session authorization", "select distinct region_id from organisations");
    expect(rows).toEqual([{ region_id: county.region.id }]);
  });

  test("turning row security off turns rows off", async () => {
    await expect(session.run(honest(), "set local row_security = off", "select * from organisations")).rejects.toMatchObject({ code: "42501" });
  });

  test("a second set_config with a foreign region is an error", async () => {
    const foreign = honest().split("|").with(0, stranger.region.id).join("|");
    await expect(
      session.run(
        honest(),
        "select count(*) from organisations",
        `select set_config('miteinander.context', '${foreign}', true)`,
        "select * from organisations",
      ),
    ).rejects.toMatchObject({ code: "28000" });
  });

  test("a setting for the whole session ends with its signature", async () => {
    const client = new Client(db.app);
    await client.connect();
    try {
      await client.query("select set_config('miteinander.context', $1, false)", [sign(claims().with(4, String(Date.now() + 400)), key)]);
      expect((await client.query("select 1 from organisations")).rowCount).toBeGreaterThan(0);
      await sleep(500);
      await expect(client.query("select 1 from organisations")).rejects.toMatchObject({ code: "28000" });
    } finally {
      await client.end();
    }
  });

  test.each(["people", "organisations", "measures", "recommendations", "mails", "files", "memberships"])(
    "no condition finds a stranger's row: %s",
    async (table) => {
      expect(
        await session.run(
          honest(),
          `select * from ${table} where region_id = '${stranger.region.id}' or region_id <> '${county.region.id}' or true and region_id = '${stranger.region.id}'`,
        ),
      ).toEqual([]);
    },
  );
});

/** What only a link writes: inside, an update finds no row. */
const nobodyUpdates = ["public.board_members", "public.attendance", "public.attendance_sheets", "public.course_certificates"];

describe("A row of the own region", () => {
  const inside = tables.filter((table) => !table.startsWith("audit."));
  const moved = (table: string) => session.run(honest(), `update ${table} set region_id = '${stranger.region.id}'`);

  test.each(inside.filter((table) => !nobodyUpdates.includes(table)))("%s: does not move to another region", async (table) => {
    await expect(moved(table)).rejects.toMatchObject({ code: "42501" });
  });

  test.each(nobodyUpdates)("%s: is not there for who would move it", async (table) => {
    expect(await moved(table)).toEqual([]);
  });

  test.each(inside)("%s: none is put into another region", async (table) => {
    // What the database works out by itself cannot be written.
    const written = await db.superuser.query<{ columns: string }>(
      "select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
      [table],
    );
    const columns = written.rows[0]?.columns ?? "";
    const copy = `insert into ${table} (${columns}) select ${columns} from (select (jsonb_populate_record(t, '{"region_id": "${stranger.region.id}"}')).* from ${table} t limit 1) moved`;
    await expect(session.run(nobodyReads.includes(table) ? byLink() : honest(), copy)).rejects.toMatchObject({ code: "42501" });
  });

  test.each(nobodyUpdates.slice(1))("%s: does not move to another region by the link that writes it", async (table) => {
    await expect(session.run(byLink(), `update ${table} set region_id = '${stranger.region.id}'`)).rejects.toMatchObject({ code: "42501" });
  });

  test.each(inside)("%s: a stranger's rows are neither changed nor deleted", async (table) => {
    const theirs = `where region_id = '${stranger.region.id}' returning region_id`;
    expect(await session.run(honest(), `update ${table} set region_id = region_id ${theirs}`)).toEqual([]);
    expect(await session.run(honest(), `delete from ${table} ${theirs}`)).toEqual([]);
  });

  // Foreign keys are checked past row-level security: only the region in the key keeps them inside.
  test.each([
    ["people", "organisation_id", "organisations"],
    ["goals", "action_field_id", "action_fields"],
    ["recommendations", "goal_id", "goals"],
    ["recommendations", "owner_person_id", "people"],
    ["measures", "lead_organisation_id", "organisations"],
    ["milestones", "measure_id", "measures"],
    ["progress_updates", "file_id", "files"],
    ["status_answers", "measure_id", "measures"],
    ["memberships", "organisation_id", "organisations"],
    ["concept_imports", "file_id", "files"],
  ])("%s.%s does not point at a stranger's %s", async (child, column, parent) => {
    const theirs = (await db.superuser.query<{ id: string }>(`select id from ${parent} where region_id = $1 limit 1`, [stranger.region.id])).rows[0]?.id;
    expect(theirs).toBeDefined();
    await expect(session.run(honest(), `update ${child} set ${column} = '${theirs}'`)).rejects.toMatchObject({ code: "23503" });
    const copy = `insert into ${child} select (jsonb_populate_record(t, '{"id": "${newId()}", "${column}": "${theirs}"}')).* from ${child} t limit 1`;
    await expect(session.run(honest(), copy, "set constraints all immediate")).rejects.toMatchObject({ code: "23503" });
  });
});

function insertCode(regionId: string): string {
  return `insert into directory.codes (code_hash, region_id, kind, subject_id, expires_at) values ('\\x01', '${regionId}', 'status-request', '${requestIds.own}', now())`;
}

describe("The application's role", () => {
  test.each([
    ["select * from ctx.keys", "42501"],
    ["update ctx.keys set inner_pad = outer_pad", "42501"],
    ["create or replace function ctx.claims() returns text[] language sql as 'select null::text[]'", "42501"],
    ['select * from auth."user"', "42501"],
    ["select * from auth.session", "42501"],
    ["insert into audit.entries select * from audit.entries", "42501"],
    ["update audit.entries set actor = 'x'", "42501"],
    ["delete from audit.entries", "42501"],
    ["truncate audit.entries", "42501"],
    ["update audit.heads set seq = 0", "42501"],
    ["update directory.regions set name = 'x'", "42501"],
    ["update directory.content_versions set version = 0", "42501"],
    ["select directory.create_region(gen_random_uuid(), 'mine', 'Mine', 'landkreis')", "42501"],
    ["select * from migrations.applied", "42501"],
    ["alter table organisations disable row level security", "42501"],
    ["alter table organisations disable trigger all", "42501"],
    ["drop policy organisations_read on organisations", "42501"],
    ["truncate organisations", "42501"],
    ["create table public.mine (id int)", "42501"],
    ["alter role miteinander_app bypassrls", "42501"],
    ["call house_wall('organisations', 'true')", "42501"],
    ["call house_link('organisations', 'task', 'select', 'true')", "42501"],
    ["copy organisations to program 'cat'", "42501"],
    ["select pg_read_file('/etc/hostname')", "42501"],
    ["set session_replication_role = replica", "42501"],
  ])("may not: %s", async (statement, code) => {
    await expect(session.run(honest(), statement)).rejects.toMatchObject({ code });
  });

  test("changes a registered table only with an audit entry of the same transaction", async () => {
    await expect(session.run(honest(), "update organisations set name = name || ' '", "set constraints all immediate")).rejects.toThrow(
      "without an audit entry",
    );
    const noted = `select audit.append('[{"actor": "Test", "event": "organisation.changed"}]')`;
    await session.run(honest(), "update organisations set name = name || ' '", noted, "set constraints all immediate");
  });

  test("writes the audit only of its context's region, and none without a context", async () => {
    await expect(session.run(null, `select audit.append('[{"actor": "Test", "event": "e"}]')`)).rejects.toMatchObject({ code: "28000" });
    const rows = await session.run(
      honest(),
      `select audit.append('[{"actor": "Test", "event": "e", "region_id": "${stranger.region.id}"}]')`,
      "select region_id from audit.entries where event = 'e'",
    );
    expect(rows).toEqual([{ region_id: county.region.id }]);
  });

  test("puts a signed link's code only into its own region", async () => {
    await session.run(honest(), insertCode(county.region.id));
    await expect(session.run(honest(), insertCode(stranger.region.id))).rejects.toMatchObject({ code: "42501" });
    await expect(session.run(null, insertCode(county.region.id))).rejects.toMatchObject({ code: "42501" });
  });
});

describe("The sign-in role", () => {
  test.each(["organisations", "people", "measures", "mails", "files", "audit.entries", "ctx.keys", "pgboss.job"])("does not read %s", async (table) => {
    const auth = new Client({ ...db.app, user: "miteinander_auth", password: "auth" });
    await auth.connect();
    try {
      await expect(auth.query(`select * from ${table}`)).rejects.toMatchObject({ code: "42501" });
    } finally {
      await auth.end();
    }
  });
});
