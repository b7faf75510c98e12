import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, afterEach, describe, expect, test } from "vitest";
import { newId } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { anchorAllHeads, forgetAudit, sealAudit, verifySignIns } from "./index.ts";
import { SIGN_INS } from "./anchors.ts";

const db = await testDatabase();
const ctx = db.ctx(await db.region());
const job = { id: newId(), payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false };
const seal = () => sealAudit(dataFolder)(ctx, job);
const forget = () => forgetAudit(dataFolder)(ctx, job);
const verify = () => verifySignIns(db.admin, dataFolder);
const findings = async () => (await verify()).findings.map(({ kind, seq }) => `${kind} ${seq}`);

let dataFolder: string;
beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "sign-ins-"));
  await aChain([15, 15, 2, 2, 0, 0]);
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

/** The instance's chain, anew, with an event that many months ago each. */
async function aChain(monthsAgo: number[]): Promise<void> {
  await db.superuser.query(
    `do $$
     declare e audit.entries; before bytea := sha256(convert_to('${SIGN_INS}', 'UTF8')); months integer; number integer := 0;
     begin
       delete from auth.sign_in_events; delete from auth.sign_in_seals;
       foreach months in array array[${monthsAgo.join()}]::integer[] loop
         number := number + 1;
         e.region_id := '${SIGN_INS}'; e.seq := number; e.at := now() - make_interval(months => months); e.tx := pg_current_xact_id();
         e.actor := ''; e.event := 'sign-in.ended'; e.details := '{}';
         before := audit.hash_of(before, e);
         insert into auth.sign_in_events values (e.seq, e.at, e.tx, null, e.event, e.details, before);
       end loop;
       update auth.sign_in_head set seq = number, hash = before;
     end $$`,
  );
}

describe("Months of sign-in events that are over", () => {
  test("are sealed, and go by themselves after twelve months: the rest is still a whole chain", async () => {
    await seal();
    await seal();
    expect(await verify()).toMatchObject({ ok: true, entries: 6 });
    await forget();
    await forget();
    expect((await db.superuser.query("select seq::int from auth.sign_in_events order by seq")).rows.map(({ seq }: { seq: number }) => seq)).toEqual([
      3, 4, 5, 6, 7,
    ]);
    expect((await db.superuser.query("select event, details from auth.sign_in_events where seq = 7")).rows).toEqual([
      { event: "sign-in.months-deleted", details: { lastEvent: 2 } },
    ]);
    expect(await verify()).toMatchObject({ ok: true, entries: 5, findings: [] });
  });

  test("stay while they are not sealed, and for a year", async () => {
    await forget();
    await aChain([12, 1]);
    await seal();
    await forget();
    expect(await verify()).toMatchObject({ ok: true, entries: 2 });
  });

  test("still show every tampering after a deletion of ours", async () => {
    await seal();
    await forget();
    await db.superuser.query("update auth.sign_in_events set event = 'sign-in.done' where seq = 3");
    expect(await findings()).toEqual(["changed 3"]);
    await db.superuser.query("delete from auth.sign_in_events where seq = 3");
    expect(await findings()).toEqual(["cut-off 3"]);
  });

  test("that a superuser deleted are cut off, whatever the seals say", async () => {
    await seal();
    await db.superuser.query("delete from auth.sign_in_events where seq < 3");
    await db.superuser.query("update auth.sign_in_seals set entries_deleted_at = now()");
    expect(await findings()).toEqual(["cut-off 1"]);
  });

  test("leave a whole chain when nothing came after them, and when it is cut short then, the note outside tells", async () => {
    await aChain([30, 30]);
    await seal();
    await forget();
    expect(await verify()).toMatchObject({ ok: true, entries: 1, findings: [] });
    await anchorAllHeads(db.database, dataFolder);
    await db.superuser.query("delete from auth.sign_in_events");
    expect(await findings()).toContainEqual(expect.stringMatching(/^truncated/));
  });

  describe("begin on Germany's clock, wherever the database stands:", () => {
    test.each([
      ["the last minute of summer time's March", "2026-03-31T21:59:00Z", "2025-03-01"],
      ["midnight after it", "2026-03-31T22:00:00Z", "2025-04-01"],
      ["the last minute before winter time's November", "2026-10-31T22:59:00Z", "2025-10-01"],
      ["midnight after it", "2026-10-31T23:00:00Z", "2025-11-01"],
    ])("at %s (%s), the first month kept is %s", async (_, moment, first) => {
      for (const zone of ["UTC", "America/New_York", "Pacific/Kiritimati"]) {
        const kept = await db.superuser.query(
          "select set_config('TimeZone', $2, true), audit.first_month_kept($1::timestamptz, 'Europe/Berlin', 12)::text as first",
          [moment, zone],
        );
        expect([zone, kept.rows[0]]).toMatchObject([zone, { first }]);
      }
    });
  });

  test("go for the sign-in role by these functions only", async () => {
    await expect(db.database.auth.query("update auth.sign_in_seals set entries_deleted_at = now()")).rejects.toThrow(/permission denied/);
    await expect(db.database.app.query("select auth.delete_sign_ins()")).rejects.toThrow(/permission denied/);
  });
});
