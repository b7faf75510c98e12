import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { newId, read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { startImport } from "../imports/index.ts";
import { concepts, recommendations } from "../schema.ts";
import { cancelLongJob, findLongJob, runLongJob, startLongJob, type Asked, type WriteExport } from "./index.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "long-jobs-"));
const ROWS = 1_200;

const document = new TextEncoder().encode(
  [
    "Handlungsfeld;Ziel;Empfehlung",
    ...Array.from({ length: ROWS }, (_, n) => `Sprache;Ziel ${Math.floor(n / 10)}: Alle lernen.;Empfehlung ${n}: Kurs ${n} beginnt.`),
  ].join("\r\n"),
);

async function aPreview(coordinator: Context): Promise<Asked> {
  const started = await startImport(coordinator, { name: "konzept.csv", bytes: document, dataFolder });
  if (!started.ok) throw new Error(started.refusal);
  return { kind: "concept-import", importId: started.value.importId, title: "Konzept", selection: "all" };
}

async function start(ctx: Context, asked: Asked): Promise<string> {
  const started = await startLongJob(ctx, { asked, locale: "de" });
  if (!started.ok) throw new Error(started.refusal);
  return started.value.longJobId;
}

const noExport: WriteExport = () => Promise.reject(new Error("No export is asked for."));
const run = (county: County, longJobId: string, writeExport: WriteExport = noExport, attempt = 1) =>
  runLongJob({ dataFolder, writeExport })(county.ctx, { id: newId(), payload: { regionId: county.region.id, longJobId }, attempt, isLastAttempt: false });

const stored = (ctx: Context) =>
  read(ctx, async (reader) => ({
    concepts: (await reader.select().from(concepts)).length,
    recommendations: (await reader.select().from(recommendations)).length,
  }));

describe("A long import", () => {
  test("ends with all rows and a report, and its payload carries ids only", async () => {
    const county = await aRegion(db);
    const coordinator = county.as("coordinator");
    const id = await start(coordinator, await aPreview(coordinator));
    const payload = await db.superuser.query<{ data: unknown }>("select data from pgboss.job where name = 'long-job.run' and data ->> 'longJobId' = $1", [id]);
    expect(payload.rows).toEqual([{ data: { regionId: county.region.id, longJobId: id } }]);
    expect(await findLongJob(coordinator, id)).toMatchObject({ percent: 0, endedAt: null });
    await run(county, id);
    expect(await findLongJob(coordinator, id)).toMatchObject({ percent: 100, refusal: null, rows: ROWS });
    expect(await stored(county.ctx)).toEqual({ concepts: 1, recommendations: ROWS });
  });

  test("makes no doubles: not by a second click, a second run or the same file once more", async () => {
    const county = await aRegion(db);
    const coordinator = county.as("coordinator");
    const asked = await aPreview(coordinator);
    const [id, again] = await Promise.all([start(coordinator, asked), start(coordinator, asked)]);
    expect(again).toBe(id);
    await run(county, id);
    await run(county, id);
    const late = await start(coordinator, asked);
    await run(county, late);
    expect(await findLongJob(coordinator, late)).toMatchObject({ refusal: "already-taken-over" });
    const sameFile = await start(coordinator, await aPreview(coordinator));
    await run(county, sameFile);
    expect(await findLongJob(coordinator, sameFile)).toMatchObject({ refusal: null, percent: 100 });
    expect(await stored(county.ctx)).toEqual({ concepts: 1, recommendations: ROWS });
  });

  test("leaves nothing behind when it is cancelled before or while it is stored", async () => {
    const county = await aRegion(db);
    const coordinator = county.as("coordinator");
    const before = await start(coordinator, await aPreview(coordinator));
    await cancelLongJob(coordinator, before);
    await run(county, before);
    const meanwhile = await start(coordinator, await aPreview(coordinator));
    const { running, release } = await heldUp(() => run(county, meanwhile));
    expect(await cancelLongJob(coordinator, meanwhile)).toMatchObject({ ok: true });
    await release();
    await running;
    expect(await findLongJob(coordinator, meanwhile)).toMatchObject({ endedAt: null, step: "storing" });
    expect(await stored(county.ctx)).toEqual({ concepts: 0, recommendations: 0 });
  });

  test("killed in the middle and run again happens exactly once", async () => {
    const county = await aRegion(db);
    const coordinator = county.as("coordinator");
    const id = await start(coordinator, await aPreview(coordinator));
    const { running: worker, release } = await heldUp(() =>
      spawn(process.execPath, [new URL("./run-one.process.ts", import.meta.url).pathname], {
        env: { ...process.env, TEST_APP_LOGIN: JSON.stringify(db.app), TEST_CONTEXT_KEY: db.database.contextKey.toString("hex"), TEST_DATA: dataFolder },
        stdio: "inherit",
      }),
    );
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await release();
    expect(await stored(county.ctx)).toEqual({ concepts: 0, recommendations: 0 });
    expect(await findLongJob(coordinator, id)).toMatchObject({ step: "storing", endedAt: null });
    await run(county, id, noExport, 2);
    expect(await findLongJob(coordinator, id)).toMatchObject({ percent: 100, rows: ROWS });
    expect(await stored(county.ctx)).toEqual({ concepts: 1, recommendations: ROWS });
  }, 60_000);
});

describe("A long job", () => {
  test("is shown to who asked and to the coordinator, and to nobody of another region", async () => {
    const [county, stranger] = [await aRegion(db), await aRegion(db)];
    const reader = county.as("council-reader");
    const id = await start(reader, { kind: "measures-export", file: "massnahmen.csv", query: "" });
    expect(await findLongJob(reader, id)).not.toBeNull();
    expect(await findLongJob(county.as("coordinator"), id)).not.toBeNull();
    expect(await findLongJob(county.as("council-reader"), id)).toBeNull();
    expect(await findLongJob(stranger.as("coordinator"), id)).toBeNull();
    expect(await cancelLongJob(stranger.as("coordinator"), id)).toEqual({ ok: false, refusal: "job-not-found" });
  });

  test("is refused to who may not do what it does", async () => {
    const county = await aRegion(db);
    const asked: Asked = { kind: "concept-import", importId: newId(), title: "", selection: "all" };
    expect(await startLongJob(county.as("editor"), { asked, locale: "de" })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await startLongJob(county.as("interpreter"), { asked: { kind: "concept-export", file: "konzept.csv" }, locale: "de" })).toEqual({
      ok: false,
      refusal: "not-allowed",
    });
  });

  test("stores one file, and says so when it fails for the third time", async () => {
    const county = await aRegion(db);
    const reader = county.as("council-reader");
    const asked: Asked = { kind: "measures-export", file: "massnahmen.csv", query: "" };
    const id = await start(reader, asked);
    const write: WriteExport = () => Promise.resolve({ bytes: new TextEncoder().encode("Titel;Stand\r\n"), rows: 700 });
    await run(county, id, write);
    await run(county, id, write);
    expect(await findLongJob(reader, id)).toMatchObject({ rows: 700, percent: 100, refusal: null });
    const files = await db.superuser.query("select 1 from files where region_id = $1", [county.region.id]);
    expect(files.rowCount).toBe(1);

    const failing = await start(reader, asked);
    for (const attempt of [1, 2, 3]) await expect(run(county, failing, noExport, attempt)).rejects.toThrow("No export");
    expect(await findLongJob(reader, failing)).toMatchObject({ refusal: "failed" });
  });
});

/** Begins something that then waits, inside its transaction, until it is released: nobody may write recommendations meanwhile. */
async function heldUp<T>(begin: () => T): Promise<{ running: T; release(): Promise<void> }> {
  const holder = await db.superuser.connect();
  await holder.query("begin");
  await holder.query("lock table recommendations in exclusive mode");
  const running = begin();
  for (let tries = 0; ; tries++) {
    const waiting = await db.superuser.query("select 1 from pg_locks where relation = 'recommendations'::regclass and not granted");
    if (waiting.rowCount !== 0) break;
    if (tries > 300) throw new Error("Nothing waits within 30 s.");
    await sleep(100);
  }
  return {
    running,
    release: async () => {
      await holder.query("commit");
      holder.release();
    },
  };
}
