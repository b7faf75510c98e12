import { randomBytes, randomInt } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { closeDatabase, makeContext, newId, openPool, type Actor, type Context, type Database, type Region } from "#platform/db/index.ts";
import { findRegionById } from "#platform/tenancy/index.ts";
import { command, login, TEMPLATE, TEST_CONTEXT_KEY, TEST_LOGIN } from "./server.ts";

export type TestDatabase = {
  database: Database;
  /** The superuser's login: for tampering, and for looking behind the walls. */
  admin: pg.ClientConfig;
  /** The same login, open. */
  superuser: pg.Pool;
  /** The application's login, for raw statements without a context. */
  app: pg.ClientConfig;
  /** A new region; regions are walls, so there is nothing to clean up between tests. */
  region(slug?: string): Promise<Region>;
  /** @param actor whoever acts; a job of the region unless told */
  ctx(region: Region, actor?: Actor, now?: Date): Context;
};

/**
 * A migrated database of its own for one test file. Call it at the top of the file:
 * `const db = await testDatabase();` It goes when the file's tests are done.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const socketFolder = inject("socketFolder");
  const postgres = login(socketFolder, "postgres", TEST_LOGIN.superuser);
  const admin = { ...postgres, database: name };
  const app = login(socketFolder, "miteinander_app", TEST_LOGIN.app, name);
  const database: Database = {
    app: openPool(app),
    auth: openPool({ ...login(socketFolder, "miteinander_auth", TEST_LOGIN.auth, name), options: "-c search_path=auth", max: 4 }),
    contextKey: TEST_CONTEXT_KEY,
  };
  const superuser = openPool({ ...admin, max: 4 });
  afterAll(async () => {
    await Promise.all([closeDatabase(database), superuser.end()]);
    await command(postgres, `drop database ${name} with (force)`);
  });
  // Copying files takes a tenth of the time of the default, which writes every block to the log.
  await command(postgres, `create database ${name} template ${TEMPLATE} strategy file_copy`);

  return {
    database,
    admin,
    superuser,
    app,
    region: (slug) => makeRegion(database, superuser, slug),
    ctx: (region, actor = { kind: "system", name: "Test" }, now) => makeContext(database, region, actor, now),
  };
}

async function makeRegion(database: Database, superuser: pg.Pool, slug = `region-${randomInt(1e9)}`): Promise<Region> {
  const id = newId();
  await superuser.query(
    `insert into directory.regions (id, slug, name, kind, contact_name, contact_phone, contact_email)
     values ($1, $2, $3, 'landkreis', 'Koordinierungsstelle', '04999 100', 'integration@example.org')`,
    [id, slug, `Landkreis ${slug}`],
  );
  const region = await findRegionById(database, id);
  if (!region) throw new Error(`The region ${slug} was not made.`);
  return region;
}
