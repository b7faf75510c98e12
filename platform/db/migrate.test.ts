import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import pg from "pg";
import { testDatabase } from "#tests/support/database.ts";
import { command, TEST_CONTEXT_KEY } from "#tests/support/server.ts";
import { migrate } from "./index.ts";

const db = await testDatabase();
const again = () => migrate({ admin: db.admin, contextKey: TEST_CONTEXT_KEY, passwords: null });

describe("A database that is at this version", () => {
  test("is left as it is", async () => {
    expect(await again()).toEqual([]);
  });

  test("is left as it is, too, where a file was applied before it was rewritten", async () => {
    const change = "update migrations.applied set sha256 = $1 where name = '20261123T1900-offer-facts.sql'";
    await db.superuser.query(change, ["967a43a7952fecd513b44c24f7c771c98296bb5a93ca256033bd4cdb91488ea6"]);
    expect(await again()).toEqual([]);
  });

  test("but whose migration was changed afterwards is refused by name", async () => {
    await db.superuser.query("update migrations.applied set sha256 = 'other' where name = '20261121T2200-house.sql'");
    await expect(again()).rejects.toThrow("The migration 20261121T2200-house.sql was changed after it had been applied.");
    await db.superuser.query("delete from migrations.applied where sha256 = 'other'");
    // It would be applied once more, and fail without a trace.
    await expect(again()).rejects.toThrow("The migration 20261121T2200-house.sql failed");
    expect((await db.superuser.query("select 1 from migrations.applied where name = '20261121T2200-house.sql'")).rowCount).toBe(0);
  });
});

test("A database that is newer than the program is refused in words a person can act on", async () => {
  await db.superuser.query("insert into migrations.applied (name, sha256) values ('20991231T2359-tomorrow.sql', '')");
  await expect(again()).rejects.toThrow(/newer than this program: it has 20991231T2359-tomorrow\.sql\. Start a program of that version/);
});

describe("An empty database", () => {
  const postgres = { ...db.admin, database: "postgres" };
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = { ...db.admin, database: name };
  afterAll(() => command(postgres, `drop database if exists ${name} with (force)`));

  test("that two processes find at once is brought up once", async () => {
    await command(postgres, `create database ${name}`);
    const both = await Promise.all([1, 2].map(() => migrate({ admin, contextKey: TEST_CONTEXT_KEY, passwords: null })));
    const applied = both.map((files) => files.length).toSorted((a, b) => a - b);
    expect(applied[0]).toBe(0);
    expect(applied[1]).toBeGreaterThan(3);
  });

  test("gives its roles no more than a login", async () => {
    const client = new pg.Client(admin);
    await client.connect();
    const roles = await client.query(
      "select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname like 'miteinander%' order by 1",
    );
    await client.end();
    for (const { rolname, ...rights } of roles.rows)
      // Only the role of backups passes the policies, and nobody logs in as it.
      expect([rolname, rights]).toEqual([
        rolname,
        { rolsuper: false, rolbypassrls: rolname === "miteinander_backup", rolcreatedb: false, rolcreaterole: false },
      ]);
    expect(roles.rows.map(({ rolname }) => rolname)).toEqual(["app", "auth", "backup", "definer", "search"].map((name) => `miteinander_${name}`));
  });
});
