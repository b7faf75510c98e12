import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { concepts, recommendations } from "#domain/concept/schema.ts";
import { beginRevision } from "#domain/concept/versions/index.ts";
import { startImport } from "#domain/concept/imports/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { cancelLongJob, findLongJob } from "#platform/long-jobs/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { refusalWords } from "./refusal-words.ts";
import { aColleague, run, runElsewhere, start } from "./test-long-jobs.ts";
import type { AskedImport } from "./works.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "long-jobs-"));
const ROWS = 1_200;

const document = new TextEncoder().encode(
  [
    "Handlungsfeld;Ziel;Empfehlung",
    ...Array.from({ length: ROWS }, (_, n) => `Sprache;Ziel ${Math.floor(n / 10)}: Alle lernen.;Empfehlung ${n}: Kurs ${n} beginnt.`),
  ].join("\r\n"),
);

async function aPreview(coordinator: Context): Promise<AskedImport> {
  const started = await startImport(coordinator, { name: "konzept.csv", bytes: document, dataFolder });
  if (!started.ok) throw new Error(started.refusal);
  return { importId: started.value.importId, title: "Konzept", selection: "all" };
}

const inFolder = { dataFolder };

const stored = (ctx: Context) =>
  read(ctx, async (reader) => ({
    concepts: (await reader.select().from(concepts)).length,
    recommendations: (await reader.select().from(recommendations)).length,
  }));

describe("A long import", () => {
  test("ends with all rows and a report, and its payload carries ids only", async () => {
    const county = await aRegion(db);
    const coordinator = await aColleague(db, county, "coordinator");
    const id = await start(coordinator, "concept-import", await aPreview(coordinator));
    const payload = await db.superuser.query<{ data: unknown }>("select data from pgboss.job where name = 'long-job.run' and data ->> 'longJobId' = $1", [id]);
    expect(payload.rows).toEqual([{ data: { regionId: county.region.id, longJobId: id } }]);
    expect(await findLongJob(coordinator, id)).toMatchObject({ percent: 0, endedAt: null });
    await run(county, id, inFolder);
    expect(await findLongJob(coordinator, id)).toMatchObject({ percent: 100, refusal: null, rows: ROWS });
    expect(await stored(county.ctx)).toEqual({ concepts: 1, recommendations: ROWS });
  });

  test("that a revision under way forbids says so, and not that it was our fault", async () => {
    const county = await aRegion(db);
    const coordinator = await aColleague(db, county, "coordinator");
    const first = await start(coordinator, "concept-import", await aPreview(coordinator));
    await run(county, first, inFolder);
    expect(await beginRevision(coordinator)).toMatchObject({ ok: true });
    const id = await start(coordinator, "concept-import", { ...(await aPreview(coordinator)), title: "Neu", selection: "as-new" });
    await run(county, id, inFolder);
    const job = await findLongJob(coordinator, id);
    expect(job).toMatchObject({ refusal: "revision-under-way" });
    expect(refusalWords(job?.refusal ?? null)).toBe("longjob.refused-revision-under-way");
    expect(refusalWords("something-of-tomorrow")).toBe("longjob.refused-failed");
  });

  test("makes no doubles: not by a second click, a second run or the same file once more", async () => {
    const county = await aRegion(db);
    const coordinator = await aColleague(db, county, "coordinator");
    const asked = await aPreview(coordinator);
    const [id, again] = await Promise.all([start(coordinator, "concept-import", asked), start(coordinator, "concept-import", asked)]);
    expect(again).toBe(id);
    await run(county, id, inFolder);
    await run(county, id, inFolder);
    const late = await start(coordinator, "concept-import", asked);
    await run(county, late, inFolder);
    expect(await findLongJob(coordinator, late)).toMatchObject({ refusal: "already-taken-over" });
    const sameFile = await start(coordinator, "concept-import", await aPreview(coordinator));
    await run(county, sameFile, inFolder);
    expect(await findLongJob(coordinator, sameFile)).toMatchObject({ refusal: null, percent: 100 });
    expect(await stored(county.ctx)).toEqual({ concepts: 1, recommendations: ROWS });
  });

  test("leaves nothing behind when it is cancelled before or while it is stored", async () => {
    const county = await aRegion(db);
    const coordinator = await aColleague(db, county, "coordinator");
    const before = await start(coordinator, "concept-import", await aPreview(coordinator));
    await cancelLongJob(coordinator, before);
    await run(county, before, inFolder);
    const meanwhile = await start(coordinator, "concept-import", await aPreview(coordinator));
    const { running, release } = await heldUp(() => run(county, meanwhile, inFolder));
    expect(await cancelLongJob(coordinator, meanwhile)).toMatchObject({ ok: true });
    await release();
    await running;
    expect(await findLongJob(coordinator, meanwhile)).toMatchObject({ endedAt: null, step: "storing" });
    expect(await stored(county.ctx)).toEqual({ concepts: 0, recommendations: 0 });
  });

  test("killed in the middle and run again happens exactly once", async () => {
    const county = await aRegion(db);
    const coordinator = await aColleague(db, county, "coordinator");
    const id = await start(coordinator, "concept-import", await aPreview(coordinator));
    const { running: worker, release } = await heldUp(() => runElsewhere(db, county, id, dataFolder));
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await release();
    expect(await stored(county.ctx)).toEqual({ concepts: 0, recommendations: 0 });
    expect(await findLongJob(coordinator, id)).toMatchObject({ step: "storing", endedAt: null });
    await run(county, id, inFolder);
    expect(await findLongJob(coordinator, id)).toMatchObject({ percent: 100, rows: ROWS });
    expect(await stored(county.ctx)).toEqual({ concepts: 1, recommendations: ROWS });
  }, 60_000);
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
