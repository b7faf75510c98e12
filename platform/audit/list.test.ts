import { describe, expect, test } from "vitest";
import { newId, transact, type Actor, type Context, type Region } from "#platform/db/index.ts";
import { done } from "#platform/result.ts";
import { testDatabase } from "#tests/support/database.ts";
import { AuditFilters, exportAudit, listAudit, type AuditPage } from "./index.ts";

const db = await testDatabase();

function staff(name: string, role: string): Actor {
  return { kind: "staff", accountId: newId(), name, memberships: [{ role, organisationId: null, language: null }] };
}
const administrator = staff("Herr Wittrock", "administrator");

async function write(ctx: Context, event: string, details: Record<string, unknown> = {}): Promise<void> {
  await transact(ctx, async (tx) => {
    tx.audit(event, null, details);
    return done(null);
  });
}

async function list(region: Region, filters: AuditFilters, before?: number): Promise<AuditPage> {
  const answer = await listAudit(db.ctx(region, administrator), filters, before);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value;
}

describe("Listing the audit", () => {
  test("shows the newest first, in pages of a hundred that miss nothing", async () => {
    const region = await db.region();
    for (let index = 1; index <= 205; index++) await write(db.ctx(region), `event-${index % 2}`);
    const first = await list(region, {});
    expect(first.entries).toHaveLength(100);
    expect(first.events).toEqual(["event-0", "event-1"]);
    const second = await list(region, {}, first.next ?? undefined);
    const third = await list(region, {}, second.next ?? undefined);
    expect([...first.entries, ...second.entries, ...third.entries].map((entry) => entry.seq)).toEqual(Array.from({ length: 205 }, (_, index) => 205 - index));
    expect(third.next).toBeNull();
  });

  test("filters by event, by part of the name, and takes signs of patterns as they are", async () => {
    const region = await db.region();
    await write(db.ctx(region, staff("Frau Albers", "coordinator")), "measure.changed");
    await write(db.ctx(region, staff("Herr 100%_Sicher", "editor")), "measure.released");
    const events = async (filters: AuditFilters) => (await list(region, filters)).entries.map((entry) => entry.event);
    expect(await events({ event: "measure.changed" })).toEqual(["measure.changed"]);
    expect(await events({ actor: "albers" })).toEqual(["measure.changed"]);
    expect(await events({ actor: "100%_" })).toEqual(["measure.released"]);
    expect(await events({ actor: "%" })).toEqual(["measure.released"]);
  });

  test("counts days in the region's zone, the last day included", async () => {
    const region = await db.region();
    for (const event of ["a", "b", "c"]) await write(db.ctx(region), event);
    // 22:30 UTC on the 10th of June is the 11th in Germany.
    for (const [seq, at] of [
      [1, "2026-06-10T21:59:59Z"],
      [2, "2026-06-10T22:30:00Z"],
      [3, "2026-06-11T22:00:00Z"],
    ]) {
      await db.superuser.query("update audit.entries set at = $3 where region_id = $1 and seq = $2", [region.id, seq, at]);
    }
    const events = async (filters: AuditFilters) => (await list(region, filters)).entries.map((entry) => entry.event);
    expect(await events({ from: "2026-06-11", to: "2026-06-11" })).toEqual(["b"]);
    expect(await events({ from: "2026-06-11" })).toEqual(["c", "b"]);
    expect(await events({ to: "2026-06-10" })).toEqual(["a"]);
  });

  test("is for administrators and the data protection officer of this region", async () => {
    const region = await db.region();
    const stranger = await db.region();
    await write(db.ctx(stranger), "theirs");
    for (const role of ["coordinator", "editor", "analyst", "operator"]) {
      expect(await listAudit(db.ctx(region, staff("N.", role)), {})).toEqual({ ok: false, refusal: "not-allowed" });
      expect(exportAudit(db.ctx(region, staff("N.", role)), {}, ["", "", "", "", "", ""])).toEqual({ ok: false, refusal: "not-allowed" });
    }
    expect(await listAudit(db.ctx(region, { kind: "public" }), {})).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await listAudit(db.ctx(region, staff("N.", "data-protection-officer")), {})).toMatchObject({ ok: true, value: { entries: [] } });
  });

  test("takes empty fields of the form as no filter, and refuses days that are none", () => {
    expect(AuditFilters.parse({ event: "", actor: " ", from: "", to: "" })).toEqual({});
    expect(AuditFilters.safeParse({ from: "31.12.2026" }).success).toBe(false);
  });
});

describe("Exporting the audit", () => {
  test("writes all of it, with cells that are no formulas", async () => {
    const region = await db.region();
    await write(db.ctx(region, staff('=HYPERLINK("x")', "editor")), "measure.changed", { figures: 2 });
    for (const sign of ["+", "-", "@"]) await write(db.ctx(region, staff(`${sign}1`, "editor")), "e");
    const answer = exportAudit(db.ctx(region, administrator), {}, ["Nr.", "Zeit", "Wer", "Was", "Woran", "Einzelheiten"]);
    if (!answer.ok) throw new Error(answer.refusal);
    let bytes = Buffer.alloc(0);
    for await (const piece of answer.value) bytes = Buffer.concat([bytes, piece]);
    const lines = bytes.toString("utf8").split("\r\n");
    expect(lines[0]).toBe("\uFEFFNr.;Zeit;Wer;Was;Woran;Einzelheiten");
    expect(lines.slice(1, 4).map((line) => line.split(";")[2])).toEqual([`"'@1"`, `"'-1"`, `"'+1"`]);
    expect(lines[4]).toMatch(/^1;20\d\d-.*Z;"'=HYPERLINK\(""x""\)";measure\.changed;;"\{""figures"":2\}"$/);
    expect(lines).toHaveLength(6);
  });
});
