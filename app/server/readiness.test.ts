import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { setLogLevel } from "#platform/log/index.ts";
import { closeDatabase, openPool, read } from "#platform/db/index.ts";
import { recommendations } from "#domain/concept/schema.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aWire } from "#tests/support/wire.ts";
import { aRegion } from "#tests/support/factories.ts";
import { ContentVersions } from "./content-versions.ts";
import { isReady } from "./readiness.ts";

setLogLevel("error");
const db = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "miteinander-wire-"));

const wire = aWire(db, folder);
await wire.lay();
const database = {
  app: openPool({ ...db.app, host: folder, connectionTimeoutMillis: 1_000 }),
  auth: openPool({ ...db.app, host: folder, connectionTimeoutMillis: 1_000 }),
  contextKey: db.database.contextKey,
};
afterAll(async () => {
  await closeDatabase(database);
  await wire.cut();
  rmSync(folder, { recursive: true });
});

describe("When the database goes away", () => {
  test("we are not ready, and ready again by ourselves when it returns", async () => {
    expect(await isReady(database)).toBe(true);
    await wire.cut();
    expect(await isReady(database)).toBe(false);
    await wire.lay();
    expect(await isReady(database)).toBe(true);
  });

  test("without a word, we are not ready after three seconds", async () => {
    wire.clog(true);
    const started = Date.now();
    expect(await isReady(database)).toBe(false);
    expect(Date.now() - started).toBeLessThan(4_000);
    wire.clog(false);
    await wire.cut();
    await wire.lay();
    expect(await isReady(database)).toBe(true);
  });

  test("requests fail then, and work again by themselves", async () => {
    const county = await aRegion(db);
    const ctx = { ...county.ctx, database };
    const ask = () => read(ctx, (reader) => reader.select().from(recommendations));
    await ask();
    await wire.cut();
    await expect(ask()).rejects.toBeInstanceOf(Error);
    await wire.lay();
    expect(await ask()).toEqual([]);
  });

  test("content versions keep what they knew and catch up afterwards", async () => {
    const { region } = await aRegion(db);
    const raise = () =>
      db.superuser.query(
        "insert into directory.content_versions (region_id) values ($1) on conflict (region_id) do update set version = directory.content_versions.version + 1",
        [region.id],
      );
    await raise();
    const versions = new ContentVersions(database);
    await versions.start();
    expect(versions.known(region.slug)).toBe(1);
    await wire.cut();
    await raise();
    expect(await versions.current(region.slug)).toBe(1);
    await wire.lay();
    await expect.poll(() => versions.known(region.slug), { timeout: 30_000, interval: 100 }).toBe(2);
    await versions.stop();
  });
});
