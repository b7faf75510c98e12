import { sql } from "drizzle-orm";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { eraseSubject } from "./erase-subject.ts";
import { noteErasures } from "./erasure-ledger.ts";
import { named } from "./find-rows.ts";
import type { Register, SubjectKind } from "./register.ts";
import { retentionRuns } from "./schema.ts";

/**
 * The handler of "privacy.retention": blocks whom nobody needs any more, erases who was blocked long enough, deletes rows whose
 * time is over, and leaves counts. Each person is a transaction of its own: one that fails does not keep the others.
 *
 * @throws Error at the end, if somebody could not be blocked or erased: the job is tried again, and finds only them
 */
export function keepRetention(register: Register, dataFolder: string): JobHandler {
  return async (ctx) => {
    const counts = { restricted: 0, erased: 0, failed: 0 };
    const each = async (count: "restricted" | "erased", kind: SubjectKind, ids: readonly string[], act: typeof restrictDue) => {
      for (const id of ids) {
        try {
          counts[count] += Number(await act(ctx, register, kind, id));
        } catch (error) {
          counts.failed += 1;
          log("error", "retention.failed", { region: ctx.region.id, kind, subject: id, ...errorFields(error) });
        }
      }
    };
    for (const due of register.due) {
      const found = await read(ctx, (db) => due.find(ctx, db));
      await each("restricted", due.kind, found.restrict, restrictDue);
      await each("erased", due.kind, found.erase, eraseDue);
    }
    await noteErasures(ctx, register, dataFolder);
    await transact(ctx, async (tx) => {
      const rows: Record<string, number> = {};
      for (const { table, retention, login } of register.tables) {
        if (!retention.deletes || login) continue;
        const { since, ...after } = retention.deletes;
        const interval = "days" in after ? sql`make_interval(days => ${after.days})` : sql`make_interval(months => ${after.months})`;
        const gone = await tx.execute(sql`delete from ${named(table)} where region_id = ${ctx.region.id}
          and ${sql.raw(since)} < ${ctx.now.toISOString()}::timestamptz - ${interval}`);
        if (gone.rowCount) rows[table] = gone.rowCount;
      }
      await tx.insert(retentionRuns).values({ regionId: ctx.region.id, id: newId(ctx.now), ranAt: ctx.now, ...counts, rows });
      tx.audit("privacy.retention-kept", null, { ...counts, rows });
    });
    if (counts.failed > 0) throw new Error(`${counts.failed} could not be blocked or erased.`);
  };
}

function restrictDue(ctx: Context, register: Register, kind: SubjectKind, id: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const changed = await register.subjects[kind].restrict(tx, ctx, id, "retention");
    if (changed) tx.audit("privacy.restricted", id, { kind, cause: "retention" });
    return changed;
  });
}

async function eraseDue(ctx: Context, register: Register, kind: SubjectKind, id: string): Promise<boolean> {
  const subject = await register.subjects[kind].find(ctx, id);
  if (!subject) return false;
  await transact(ctx, (tx) => eraseSubject(tx, ctx, register, subject, { cause: "retention" }));
  return true;
}
