import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { catalogueFaults } from "./catalogue.ts";

const db = await testDatabase();

test("Every table carries the region in every key, and has its wall", async () => {
  expect(await catalogueFaults(db.superuser)).toEqual([]);
});

describe("The catalogue's check notices", () => {
  const wall = "call house_wall('t', null)";
  test.each([
    ["a table without a region", "create table t (id uuid primary key)", "public.t: has no region_id uuid not null, and is not listed"],
    ["a region that may be absent", "create table t (region_id uuid, id uuid primary key)", "public.t: has no region_id uuid not null, and is not listed"],
    ["a primary key without the region", `create table t (region_id uuid not null, id uuid primary key); ${wall}`, "public.t: t_pkey is unique across regions"],
    [
      "a unique key without the region",
      `create table t (region_id uuid, id uuid unique, primary key (region_id, id)); ${wall}`,
      "public.t: t_id_key is unique across regions",
    ],
    [
      "a unique index without the region",
      `create table t (region_id uuid, id uuid, primary key (region_id, id)); ${wall}; create unique index t_i on t (id) where id is not null`,
      "public.t: t_i is unique across regions",
    ],
    [
      "a foreign key that pairs the region with something else",
      `create table t (region_id uuid, id uuid, o uuid, primary key (region_id, id), foreign key (o, region_id) references organisations (region_id, id)); ${wall}`,
      "public.t: t_o_region_id_fkey leaves the region",
    ],
    [
      "a table without a wall",
      "create table t (region_id uuid, id uuid, primary key (region_id, id))",
      "public.t: row-level security is not enabled and forced",
    ],
    [
      "a wall that does not hold the owner",
      `create table t (region_id uuid, id uuid, primary key (region_id, id)); ${wall}; alter table t no force row level security`,
      "public.t: row-level security is not enabled and forced",
    ],
    [
      "a missing policy",
      `create table t (region_id uuid, id uuid, primary key (region_id, id)); ${wall}; drop policy t_delete on t`,
      "public.t: has no policy for the application, command d",
    ],
    [
      "a policy for everybody's rows",
      `create table t (region_id uuid, id uuid, primary key (region_id, id)); ${wall}; create policy open on t for select to miteinander_app using (true)`,
      "public.t: a policy (r) does not ask for the region",
    ],
    ["a view", "create view t as select * from people", "public.t: a view stands beside the walls"],
    [
      "a function with its owner's rights",
      "create function t() returns bigint language sql security definer as 'select count(*) from people'",
      "public.t: runs with its owner's rights, and is not listed",
    ],
    ["a stronger application", "grant miteinander_definer to miteinander_app", "miteinander_app: owns something, belongs to a role or has rights of its own"],
  ])("%s", async (_, statements, fault) => {
    const client = await db.superuser.connect();
    try {
      await client.query("begin");
      await client.query(statements);
      // The same connection, because nobody else sees what is not committed; and nothing of it shall stay.
      const onThis = Object.assign(Object.create(db.superuser) as typeof db.superuser, { query: client.query.bind(client) });
      expect(await catalogueFaults(onThis)).toContain(fault);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
