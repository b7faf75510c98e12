import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { onTestFinished } from "vitest";
import { readSettings } from "#platform/config/index.ts";
import { inDatabase } from "#platform/db/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { externalHouse } from "./external-house.ts";

type First = Awaited<ReturnType<typeof externalHouse>>;

/**
 * A machine on which nothing is but the secret: an empty folder and an empty database. Goes with the test that asked for it.
 *
 * @param template the database that it begins as, e.g. one with all tables and no rows
 */
export async function secondHouse(db: TestDatabase, first: First, template = "template1") {
  const name = `second_${randomBytes(6).toString("hex")}`;
  const folder = mkdtempSync(join(tmpdir(), "miteinander-second-"));
  await db.superuser.query(`create database ${name} template ${template}`);
  const elsewhere = (url: string) => url.replace(String(db.admin.database), name);
  const given = {
    MITEINANDER_DATA: folder,
    DATABASE_URL: elsewhere(first.environment.DATABASE_URL),
    AUTH_DATABASE_URL: elsewhere(first.environment.AUTH_DATABASE_URL),
    MIGRATION_DATABASE_URL: elsewhere(first.environment.MIGRATION_DATABASE_URL),
  };
  const environment = { ...first.environment, ...given };
  onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true });
    const mine = await db.superuser.query<{ name: string }>("select datname as name from pg_database where datname like $1", [`${name}%`]);
    for (const each of mine.rows) await db.superuser.query(`drop database ${each.name} with (force)`);
  });
  const admin = inDatabase(db.admin, name);
  return {
    name,
    admin,
    environment,
    /** What differs from the first house. */
    given,
    settings: readSettings(environment),
    /** Asks as the superuser, and leaves no connection behind. */
    ask: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
      const client = new pg.Client(admin);
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
  };
}
