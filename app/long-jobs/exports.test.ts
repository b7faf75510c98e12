import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { measures } from "#domain/concept/schema.ts";
import { memberships } from "#platform/auth/schema.ts";
import { makeContext, newId, read, transact, type Context } from "#platform/db/index.ts";
import { findLongJob, longJobPieces, openExport, type LongWorks } from "#platform/long-jobs/index.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { answerExport, downloadOf } from "./answer-export.ts";
import { exporters, type ExportKind } from "./exports.ts";
import { aColleague, run, runElsewhere, start } from "./test-long-jobs.ts";
import { longWorks, mayDo } from "./works.ts";

const db = await testDatabase();
const csv = { file: "massnahmen.csv", query: "" };

async function addMeasures({ ctx }: County, count: number): Promise<void> {
  await transact(ctx, async (tx) => {
    await tx.insert(measures).values(Array.from({ length: count }, (_, n) => ({ regionId: ctx.region.id, id: newId(), title: `Sprachcafé ${n}` })));
    for (let n = 0; n < count; n++) tx.audit("measure.added", null, { n });
  });
}

/** What somebody gets to read who asks for the job's file. */
async function fileOf(ctx: Context, id: string): Promise<Buffer | null> {
  const opened = await openExport(ctx, id, mayDo);
  return opened.ok ? Buffer.from(await downloadOf(opened.value).arrayBuffer()) : null;
}

/** As text, or as a spreadsheet's reader shows it: its bytes hold the moment in which they were written. */
async function contentOf(file: Buffer | null) {
  if (!file?.subarray(0, 2).equals(Buffer.from("PK"))) return file?.toString();
  return readXlsxFile(file);
}

const pieceCount = async (id: string) => (await db.superuser.query("select 1 from long_job_pieces where long_job_id = $1", [id])).rowCount;

/** Works in which the measures' file is this one. */
const writing = (pieces: () => Iterable<Uint8Array>): LongWorks => ({
  ...longWorks("/nowhere"),
  "measures-export": { write: async () => ({ name: "liste.csv", mediaType: "text/csv", rows: 700, pieces: pieces() }) },
});

describe("Above 500 rows a download becomes a job", () => {
  const asked: [ExportKind, Record<string, unknown>][] = [
    ["measures-export", csv],
    ["measures-export", { ...csv, file: "massnahmen.xlsx" }],
    ["concept-export", { file: "konzept.csv" }],
    ["concept-export", { file: "konzept.xlsx" }],
    ["audit-export", { query: "?ereignis=measure.added" }],
  ];
  test.each(asked)("%s %o: 500 rows at once, 501 by the page of a job, which writes the same", async (kind, what) => {
    const county = await aRegion(db);
    await county.aConcept({ recommendations: 500 });
    await addMeasures(county, 500);
    const member = await aColleague(db, county, "administrator");
    const atOnce = await answerExport(member, kind, what, "de");
    expect([atOnce.status, atOnce.headers.get("content-disposition")]).toEqual([200, expect.stringMatching(/^attachment; filename=".+\.(csv|xlsx)"/)]);
    await atOnce.arrayBuffer();

    await county.aConcept({ recommendations: 501 });
    await addMeasures(county, 1);
    const later = await answerExport(member, kind, what, "de");
    expect([later.status, later.headers.get("location")]).toEqual([303, expect.stringMatching(/\/vorgaenge\/[0-9a-f-]{36}$/)]);
    const id = later.headers.get("location")?.split("/").at(-1) ?? "";
    expect(await fileOf(member, id)).toBeNull();
    await run(county, id);
    expect(await findLongJob(member, id)).toMatchObject({ percent: 100, refusal: null, rows: 501, hasFile: true });
    const same = Buffer.from(await downloadOf(await exporters[kind].write(member, what, "de", () => Promise.resolve())).arrayBuffer());
    const file = await fileOf(member, id);
    expect(await contentOf(file)).toEqual(await contentOf(same));
  });

  test("for whoever may not do it at once, it is refused", async () => {
    const county = await aRegion(db);
    await expect(answerExport(await aColleague(db, county, "coordinator"), "audit-export", { query: "" }, "de")).rejects.toMatchObject({
      init: { status: 403 },
    });
    await expect(answerExport(await aColleague(db, county, "interpreter"), "measures-export", csv, "de")).rejects.toMatchObject({ init: { status: 403 } });
  });
});

describe("A job that dies in the middle of its file", () => {
  test("is repeated, and gives one file", async () => {
    const county = await aRegion(db);
    await addMeasures(county, 501);
    const member = await aColleague(db, county, "editor");
    const id = await start(member, "measures-export", csv);
    const holder = await db.superuser.connect();
    await holder.query("begin; lock table long_job_pieces in share mode");
    const worker = runElsewhere(db, county, id, "/nowhere");
    for (let tries = 0; tries < 300; tries++) {
      const waiting = await db.superuser.query("select 1 from pg_locks where relation = 'long_job_pieces'::regclass and not granted");
      if (waiting.rowCount) break;
      await sleep(100);
    }
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await holder.query("commit");
    holder.release();
    expect(await findLongJob(member, id)).toMatchObject({ step: "writing", endedAt: null, hasFile: false });
    await run(county, id);
    await run(county, id);
    expect((await fileOf(member, id))?.toString().split("\r\n")).toHaveLength(503);
    expect(await pieceCount(id)).toBe(1);
  }, 60_000);

  test("leaves no piece of the first try in the file, however long that was", async () => {
    const county = await aRegion(db);
    const member = await aColleague(db, county, "editor");
    const id = await start(member, "measures-export", csv);
    const breaking = writing(function* () {
      yield new Uint8Array(3_500_000);
      throw new Error("The disk is full.");
    });
    await expect(run(county, id, { works: breaking })).rejects.toThrow("The disk is full.");
    expect([await pieceCount(id), await fileOf(member, id)]).toEqual([3, null]);
    const whole = Buffer.alloc(2_300_001, "Ä;ß\r\n");
    await run(county, id, { works: writing(() => [whole.subarray(0, 700_000), whole.subarray(700_000)]) });
    expect((await fileOf(member, id))?.equals(whole)).toBe(true);
    expect(await pieceCount(id)).toBe(3);
  });
});

describe("The file of an export", () => {
  async function aFile(role: "administrator" | "editor" = "editor", kind: ExportKind = "measures-export") {
    const county = await aRegion(db);
    const member = await aColleague(db, county, role);
    const id = await start(member, kind, kind === "audit-export" ? { query: "" } : csv);
    await run(county, id);
    return { county, member, id };
  }

  test("is for the account that asked: not for colleagues, administrators or another region", async () => {
    const { county, member, id } = await aFile();
    expect(await fileOf(member, id)).not.toBeNull();
    expect(await read(member, (reader) => reader.select().from(longJobPieces))).toHaveLength(1);
    for (const role of ["editor", "coordinator", "administrator"] as const) {
      const colleague = await aColleague(db, county, role);
      expect([await findLongJob(colleague, id), await fileOf(colleague, id)]).toEqual([null, null]);
      // The wall in the database says so too.
      expect(await read(colleague, (reader) => reader.select().from(longJobPieces))).toEqual([]);
    }
    const elsewhere = await aRegion(db);
    const sameAccount = makeContext(db.database, elsewhere.region, member.actor);
    expect([await findLongJob(sameAccount, id), await fileOf(sameAccount, id)]).toEqual([null, null]);
  });

  test("is not for who has lost the role that asked", async () => {
    const { county, member, id } = await aFile("administrator", "audit-export");
    if (member.actor.kind !== "staff") throw new Error("A colleague is staff.");
    expect(await fileOf(member, id)).not.toBeNull();
    const now = (role?: string) =>
      makeContext(db.database, county.region, {
        ...(member.actor as Extract<Context["actor"], { kind: "staff" }>),
        memberships: role ? [{ role, organisationId: null, language: null }] : [],
      });
    expect([await fileOf(now("editor"), id), await fileOf(now(), id)]).toEqual([null, null]);
  });

  test("is not written for a membership that ended while the job waited", async () => {
    const county = await aRegion(db);
    const member = await aColleague(db, county, "editor");
    const id = await start(member, "measures-export", csv);
    await transact(county.ctx, async (tx) => {
      await tx.update(memberships).set({ startsOn: "2020-01-01", endsOn: "2020-12-31" }).where(eq(memberships.accountId, member.accountId));
      tx.audit("membership.ended", null);
    });
    await run(county, id);
    expect(await findLongJob(member, id)).toMatchObject({ refusal: "not-allowed" });
    expect(await pieceCount(id)).toBe(0);
  });

  test("goes after 7 days, and what is known of the job after a month", async () => {
    const { county, member, id } = await aFile();
    const night = (day: number) =>
      keepRetention(register, "/nowhere")(makeContext(db.database, county.region, county.ctx.actor, new Date(county.ctx.now.getTime() + day * 86_400_000)), {
        id: newId(),
        payload: { regionId: county.region.id },
        attempt: 1,
        isLastAttempt: false,
      });
    const standing = async () => {
      const job = await findLongJob(member, id);
      return job && { hasFile: job.hasFile };
    };
    const seen: Record<number, Awaited<ReturnType<typeof standing>>> = {};
    for (const day of [1, 6.9, 7.1, 27, 32]) {
      await night(day);
      seen[day] = await standing();
    }
    expect(seen).toEqual({ 1: { hasFile: true }, 6.9: { hasFile: true }, 7.1: { hasFile: false }, 27: { hasFile: false }, 32: null });
    expect(await pieceCount(id)).toBe(0);
  });
});
