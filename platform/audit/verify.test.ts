import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase, newId, openPool, read, transact, type Context } from "#platform/db/index.ts";
import { done } from "#platform/result.ts";
import { testDatabase } from "#tests/support/database.ts";
import { anchorAllHeads, anchorAudit, auditEntries, forgetAudit, sealAudit, verifyAudit, type VerifiedRegion } from "./index.ts";

const db = await testDatabase();
let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "anchors-"));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

/** A chain of that many entries, one per transaction. */
async function aChain(length: number): Promise<Context> {
  const ctx = db.ctx(await db.region(), { kind: "staff", accountId: newId(), name: "Frau Albers", memberships: [] });
  for (let seq = 1; seq <= length; seq++) await write(ctx, `event-${seq}`);
  return ctx;
}

async function write(ctx: Context, event: string): Promise<void> {
  await transact(ctx, async (tx) => {
    tx.audit(event, newId(), { note: "ä\u001f", figures: [1, 2.5], nothing: null });
    return done(null);
  });
}

async function verify(ctx: Context): Promise<VerifiedRegion | undefined> {
  return (await verifyAudit(db.admin, dataFolder)).find((answer) => answer.regionId === ctx.region.id);
}

async function findings(ctx: Context): Promise<string[]> {
  return (await verify(ctx))?.findings.map(({ kind, seq }) => `${kind} ${seq}`) ?? [];
}

const anchor = () => anchorAllHeads(db.database, dataFolder);

/** As the superuser, past every wall and trigger. */
async function tamper(text: string, ctx: Context): Promise<void> {
  await db.superuser.query(text, [ctx.region.id]);
}

/** What a superuser who knows the construction would do: every hash from `first` on is computed anew, and the head. */
async function rechain(ctx: Context, first: number): Promise<void> {
  await db.superuser.query(
    `do $$
     declare e audit.entries; before bytea;
     begin
       select hash into before from audit.entries where region_id = '${ctx.region.id}' and seq = ${first} - 1;
       before := coalesce(before, sha256(convert_to('${ctx.region.id}', 'UTF8')));
       for e in select * from audit.entries where region_id = '${ctx.region.id}' and seq >= ${first} order by seq loop
         before := audit.hash_of(before, e);
         update audit.entries set hash = before where region_id = e.region_id and seq = e.seq;
       end loop;
       update audit.heads h set hash = before, seq = (select max(seq) from audit.entries where region_id = h.region_id) where region_id = '${ctx.region.id}';
     end $$`,
  );
}

describe("Verifying an untouched chain", () => {
  test("finds nothing", async () => {
    const ctx = await aChain(5);
    await anchor();
    expect(await verify(ctx)).toEqual({ regionId: ctx.region.id, entries: 5, ok: true, findings: [] });
  });

  test("finds nothing after it has grown beyond its last note", async () => {
    const ctx = await aChain(2);
    await anchor();
    await write(ctx, "later");
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 3 });
  });
});

describe("Verifying finds what a superuser", () => {
  test.each([
    "details = '{\"figures\": 3}'",
    "actor = 'Herr Wittrock'",
    "at = at + interval '1 second'",
    "event = 'other'",
    "subject_id = null",
    "account = null",
  ])("changed: %s", async (change) => {
    const ctx = await aChain(6);
    await tamper(`update audit.entries set ${change} where region_id = $1 and seq = 3`, ctx);
    expect(await findings(ctx)).toEqual(["changed 3"]);
  });

  test("changed together with its own hash: the next entry tells", async () => {
    const ctx = await aChain(6);
    await tamper("update audit.entries e set actor = 'Herr Wittrock' where region_id = $1 and seq = 3", ctx);
    await db.superuser.query(
      `update audit.entries e set hash = audit.hash_of((select hash from audit.entries b where b.region_id = e.region_id and b.seq = 2), e)
       where region_id = $1 and seq = 3`,
      [ctx.region.id],
    );
    expect(await findings(ctx)).toEqual(["changed 4"]);
  });

  test("changed in more rows than can be searched for their origin", async () => {
    const ctx = await aChain(30);
    await tamper("update audit.entries set actor = 'Herr Wittrock' where region_id = $1 and seq > 1", ctx);
    expect(await findings(ctx)).toEqual(Array.from({ length: 29 }, (_, index) => `changed ${index + 2}`));
  });

  test("removed", async () => {
    const ctx = await aChain(6);
    await tamper("delete from audit.entries where region_id = $1 and seq = 3", ctx);
    expect(await findings(ctx)).toEqual(["removed 3"]);
  });

  test("re-ordered, taking the hashes along", async () => {
    const ctx = await aChain(6);
    await tamper("update audit.entries set seq = case seq when 3 then 104 else 103 end where region_id = $1 and seq in (3, 4)", ctx);
    await tamper("update audit.entries set seq = seq - 100 where region_id = $1 and seq > 100", ctx);
    expect(await findings(ctx)).toEqual(["re-ordered 3", "re-ordered 4"]);
  });

  test("re-ordered, leaving the hashes in their places", async () => {
    const ctx = await aChain(6);
    await tamper(
      `update audit.entries e set (at, tx, account, actor, event, subject_id, details) =
         (select at, tx, account, actor, event, subject_id, details from audit.entries o where o.region_id = e.region_id and o.seq = 7 - e.seq)
       where region_id = $1 and seq in (2, 5)`,
      ctx,
    );
    expect(await findings(ctx)).toEqual(["re-ordered 2", "re-ordered 5"]);
  });

  test("truncated", async () => {
    const ctx = await aChain(6);
    await tamper("delete from audit.entries where region_id = $1 and seq > 4", ctx);
    expect(await findings(ctx)).toEqual(["truncated 5"]);
  });

  test("truncated together with the head: the note outside tells", async () => {
    const ctx = await aChain(6);
    await anchor();
    await tamper("delete from audit.entries where region_id = $1 and seq > 4", ctx);
    await tamper(
      "update audit.heads h set seq = 4, hash = (select hash from audit.entries e where e.region_id = h.region_id and seq = 4) where region_id = $1",
      ctx,
    );
    expect(await findings(ctx)).toEqual(["truncated 5"]);
  });

  test("cut off at the beginning", async () => {
    const ctx = await aChain(6);
    await tamper("delete from audit.entries where region_id = $1 and seq < 3", ctx);
    expect(await findings(ctx)).toEqual(["cut-off 1"]);
  });

  test("deleted altogether", async () => {
    const ctx = await aChain(3);
    await anchor();
    await tamper("delete from audit.entries where region_id = $1", ctx);
    await tamper("delete from audit.heads where region_id = $1", ctx);
    expect(await findings(ctx)).toEqual(["truncated 1"]);
  });

  test("did to the head", async () => {
    const ctx = await aChain(3);
    await tamper("update audit.heads set hash = sha256('x') where region_id = $1", ctx);
    expect(await findings(ctx)).toEqual(["head-changed 3"]);
    await tamper("delete from audit.heads where region_id = $1", ctx);
    expect(await findings(ctx)).toEqual(["head-changed 3"]);
  });

  test("rewrote from one entry to the end so that it fits: only the note outside tells", async () => {
    const unnoted = await aChain(6);
    await tamper("update audit.entries set actor = 'Herr Wittrock' where region_id = $1 and seq = 3", unnoted);
    await rechain(unnoted, 3);
    expect(await findings(unnoted)).toEqual([]);

    const noted = await aChain(6);
    await anchor();
    await tamper("update audit.entries set actor = 'Herr Wittrock' where region_id = $1 and seq = 3", noted);
    await rechain(noted, 3);
    expect(await findings(noted)).toEqual(["anchor-mismatch 6"]);
  });

  test("cut off and numbered anew so that it fits: the note outside tells", async () => {
    const ctx = await aChain(6);
    await anchor();
    await tamper("delete from audit.entries where region_id = $1 and seq < 3", ctx);
    await tamper("update audit.entries set seq = seq + 98 where region_id = $1", ctx);
    await tamper("update audit.entries set seq = seq - 100 where region_id = $1", ctx);
    await rechain(ctx, 1);
    expect(await findings(ctx)).toEqual(["truncated 5"]);
  });

  test("did, although the database's own hash function says yes to everything", async () => {
    const ctx = await aChain(4);
    const before = (await db.superuser.query<{ text: string }>("select pg_get_functiondef('audit.hash_of'::regproc) as text")).rows[0]?.text ?? "";
    await tamper("update audit.entries set details = '{}' where region_id = $1 and seq = 2", ctx);
    await db.superuser.query("create or replace function audit.hash_of(before bytea, e audit.entries) returns bytea language sql as $$ select e.hash $$");
    expect(await findings(ctx)).toEqual(["changed 2"]);
    await db.superuser.query(before);
  });
});

describe("Months that are over", () => {
  /** Six entries: two are fifteen months old, two are two months old, two are new. */
  async function aLongChain(): Promise<Context> {
    const ctx = await aChain(6);
    await tamper(
      "update audit.entries set at = at - make_interval(months => case when seq < 3 then 15 when seq < 5 then 2 else 0 end) where region_id = $1",
      ctx,
    );
    await rechain(ctx, 1);
    return ctx;
  }
  const job = (ctx: Context) => ({ id: newId(), payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false });
  const seal = (ctx: Context) => sealAudit(dataFolder)(ctx, job(ctx));
  const forget = (ctx: Context) => forgetAudit(dataFolder)(ctx, job(ctx));
  const seals = async (ctx: Context) =>
    (
      await db.superuser.query<{ seq: number; deleted: boolean }>(
        "select last_seq::int as seq, entries_deleted_at is not null as deleted from audit.seals where region_id = $1 order by month",
        [ctx.region.id],
      )
    ).rows;

  test("are sealed once, the present one not yet", async () => {
    const ctx = await aLongChain();
    await seal(ctx);
    await seal(ctx);
    expect(await seals(ctx)).toEqual([
      { seq: 2, deleted: false },
      { seq: 4, deleted: false },
    ]);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 6 });
  });

  test("go by themselves after twelve months: the rest is still a whole chain, and every tampering still shows", async () => {
    const ctx = await aLongChain();
    const stranger = await aLongChain();
    await seal(ctx);
    await forget(ctx);
    await forget(ctx);
    expect((await verify(stranger))?.entries).toBe(6);
    expect(await seals(ctx)).toEqual([
      { seq: 2, deleted: true },
      { seq: 4, deleted: false },
    ]);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 5 });

    await tamper("update audit.entries set actor = 'Herr Wittrock' where region_id = $1 and seq = 3", ctx);
    expect(await findings(ctx)).toEqual(["changed 3"]);
    await tamper("delete from audit.entries where region_id = $1 and seq = 3", ctx);
    expect(await findings(ctx)).toEqual(["cut-off 3"]);
  });

  test("that a superuser deleted are cut off, whatever the seals say", async () => {
    const ctx = await aLongChain();
    await seal(ctx);
    await tamper("delete from audit.entries where region_id = $1 and seq < 3", ctx);
    await tamper("update audit.seals set entries_deleted_at = now() where region_id = $1", ctx);
    expect(await findings(ctx)).toEqual(["cut-off 1"]);
  });

  test("are not deleted within a year, nor before they are sealed", async () => {
    const ctx = await aLongChain();
    await forget(ctx);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 6 });
    await seal(ctx);
    await expect(transact(ctx, (tx) => tx.execute(sql`select audit.delete_sealed(11)`))).rejects.toMatchObject({ cause: { code: "22023" } });
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 6 });
  });

  test("are kept to the last day of the twelfth month, and all of them go when nothing came after", async () => {
    const ctx = await aChain(4);
    await tamper(
      `update audit.entries set at = date_trunc('month', now()) - make_interval(months => 12) + (case when seq < 3 then interval '-2 days' else interval '2 days' end)
       where region_id = $1`,
      ctx,
    );
    await rechain(ctx, 1);
    await seal(ctx);
    await forget(ctx);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 3, findings: [] });

    const idle = await aChain(3);
    await tamper("update audit.entries set at = at - interval '3 years' where region_id = $1", idle);
    await rechain(idle, 1);
    await seal(idle);
    await forget(idle);
    expect(await verify(idle)).toMatchObject({ ok: true, entries: 1, findings: [] });
  });
});

describe("Noting the heads outside the database", () => {
  test("writes a line per region and growth, and none without growth", async () => {
    const ctx = await aChain(2);
    const note = () => anchorAudit(dataFolder)(ctx, { id: newId(), payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false });
    await note();
    await note();
    await write(ctx, "later");
    await note();
    const lines = readFileSync(join(dataFolder, "audit-anchors", `${ctx.region.id}.jsonl`), "utf8")
      .trim()
      .split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([2, 3]);
    expect(readdirSync(join(dataFolder, "audit-anchors"))).toEqual([`${ctx.region.id}.jsonl`]);
  });

  test("goes on after a line that a power loss cut", async () => {
    const ctx = await aChain(2);
    await anchor();
    appendFileSync(join(dataFolder, "audit-anchors", `${ctx.region.id}.jsonl`), '{"seq":3,"ha');
    await write(ctx, "later");
    await anchor();
    expect(await verify(ctx)).toMatchObject({ ok: true });
    await tamper("delete from audit.entries where region_id = $1 and seq = 3", ctx);
    await tamper(
      "update audit.heads h set seq = 2, hash = (select hash from audit.entries e where e.region_id = h.region_id and seq = 2) where region_id = $1",
      ctx,
    );
    expect(await findings(ctx)).toEqual(["truncated 3"]);
  });

  test("of a changed note reports the chain, not the note: who changed which is for a person to find out", async () => {
    const ctx = await aChain(2);
    await anchor();
    const file = join(dataFolder, "audit-anchors", `${ctx.region.id}.jsonl`);
    writeFileSync(file, readFileSync(file, "utf8").replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${"0".repeat(64)}"`));
    expect(await findings(ctx)).toEqual(["anchor-mismatch 2"]);
  });
});

describe("Writing at the same time", () => {
  test("a thousand writers leave one unbroken chain", async () => {
    const region = await db.region();
    const database = { ...db.database, app: openPool({ ...db.app, max: 40, connectionTimeoutMillis: 60_000 }), auth: openPool(db.app) };
    const ctx = { ...db.ctx(region), database };
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => write(ctx, `writer-${index}`)));
    await closeDatabase(database);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 1_000, findings: [] });
    const events = await read(db.ctx(region), (reader) => reader.selectDistinct({ event: auditEntries.event }).from(auditEntries));
    expect(events).toHaveLength(1_000);
  }, 60_000);

  test("an act of five seconds delays neither readers nor other writers", async () => {
    const ctx = db.ctx(await db.region());
    const order: string[] = [];
    const long = transact(ctx, async (tx) => {
      tx.audit("import.long", null);
      await tx.execute(sql`select pg_sleep(5)`);
      return done(null);
    }).then(() => order.push("long"));
    await Promise.all(Array.from({ length: 10 }, (_, index) => write(ctx, `short-${index}`)));
    order.push("writers");
    await read(ctx, (reader) => reader.select().from(auditEntries));
    order.push("reader");
    await long;
    expect(order).toEqual(["writers", "reader", "long"]);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 11 });
  });
});
