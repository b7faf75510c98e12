import { and, eq, sql } from "drizzle-orm";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { removeFile, storeFile, type FileRefusal } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayKeepMoney } from "./access.ts";
import type { FundFields } from "./fund-fields.ts";
import { fundDeadlines, funds } from "./schema.ts";

export type FundRefusal = "not-allowed" | "fund-not-found" | "giver-unknown";
export type StoredFund = typeof funds.$inferSelect & Pick<FundFields, "deadlines">;
/** Somebody saved in between; the caller shows both versions and lets the person decide. */
export type FundConflict = { ok: false; refusal: "version-conflict"; stored: StoredFund; changed: LastChange | null };
/** More is approved for measures already. */
export type UnderApproved = { ok: false; refusal: "under-approved"; approvedCents: number };

/** @param id of the form; the same form sent twice is one fund */
export async function createFund(ctx: Context, input: FundFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, FundRefusal>> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  const { deadlines, ...fields } = input;
  return transact(ctx, async (tx): Promise<Result<{ id: string }, FundRefusal>> => {
    if (!(await knowsGiver(ctx, tx, input))) return refused("giver-unknown");
    const added = await tx
      .insert(funds)
      .values({ regionId: ctx.region.id, id, ...fields })
      .onConflictDoNothing()
      .returning({ id: funds.id });
    if (added.length === 0) return done({ id });
    await putDeadlines(ctx, tx, id, deadlines);
    tx.audit("fund.created", id);
    return done({ id });
  });
}

/**
 * Writes all fields of a fund. Its total does not fall below what is approved for measures.
 *
 * @param input.version as it was when the form was opened
 */
export async function editFund(
  ctx: Context,
  { id, version, fields: { deadlines, ...fields } }: { id: string; version: number; fields: FundFields },
): Promise<Result<null, FundRefusal> | FundConflict | UnderApproved> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, FundRefusal> | FundConflict | UnderApproved> => {
    const stored = await lockFund(ctx, tx, id);
    if (!stored) return refused("fund-not-found");
    if (stored.version !== version) {
      return {
        ok: false,
        refusal: "version-conflict",
        stored: await withDeadlines(ctx, tx, stored),
        changed: await findLastChange(ctx, tx, id, ["fund.edited"]),
      };
    }
    if (!(await knowsGiver(ctx, tx, fields))) return refused("giver-unknown");
    const approvedCents = await approvedOf(ctx, tx, id);
    if (fields.totalCents !== null && approvedCents > fields.totalCents) return { ok: false, refusal: "under-approved", approvedCents };
    await tx
      .update(funds)
      .set({ ...fields, version: version + 1 })
      .where(own(ctx, id));
    await tx.delete(fundDeadlines).where(and(eq(fundDeadlines.regionId, ctx.region.id), eq(fundDeadlines.fundId, id)));
    await putDeadlines(ctx, tx, id, deadlines);
    tx.audit("fund.edited", id);
    return done(null);
  });
}

/** Measures that draw on it keep a fund: it is ended instead, or their lines are given another one first. */
export type DrawnOn = { ok: false; refusal: "drawn-on"; measures: { id: string; title: string }[] };

/** @param input.version as it was when its reader decided */
export async function deleteFund(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, "not-allowed" | "fund-not-found" | "version-conflict"> | DrawnOn> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "fund-not-found" | "version-conflict"> | DrawnOn> => {
    const stored = await lockFund(ctx, tx, id);
    if (!stored) return refused("fund-not-found");
    if (stored.version !== version) return refused("version-conflict");
    const measures = await measuresOfFund(ctx, tx, id);
    if (measures.length > 0) return { ok: false, refusal: "drawn-on", measures };
    await tx.delete(funds).where(own(ctx, id));
    if (stored.noticeFileId !== null) await removeFile(tx, ctx, { id: stored.noticeFileId });
    tx.audit("fund.deleted", id);
    return done(null);
  });
}

/** Puts the notice of approval beside a fund; an earlier one is replaced. `dataFolder` is the settings' folder. */
export async function attachNotice(
  ctx: Context,
  { id }: { id: string },
  upload: { dataFolder: string; name: string; bytes: Uint8Array },
): Promise<Result<null, FundRefusal> | { ok: false; refusal: "file-refused"; reason: FileRefusal }> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const stored = await lockFund(ctx, tx, id);
    if (!stored) return refused("fund-not-found");
    const file = await storeFile(tx, ctx, { ...upload, allowed: ["pdf", "docx"] });
    if (!file.ok) return { ok: false, refusal: "file-refused", reason: file.refusal } as const;
    await tx.update(funds).set({ noticeFileId: file.value.id }).where(own(ctx, id));
    if (stored.noticeFileId !== null) await removeFile(tx, ctx, { id: stored.noticeFileId });
    tx.audit("fund.notice-attached", id, { fileId: file.value.id });
    return done(null);
  });
}

/** Measures with a line of this fund, by title. One query. */
export async function measuresOfFund(ctx: Context, db: Reader, fundId: string): Promise<{ id: string; title: string }[]> {
  const found = await db.execute<{ id: string; title: string }>(sql`
    select distinct m.id, m.title from budget_lines l join measures m on m.region_id = l.region_id and m.id = l.measure_id
    where l.region_id = ${ctx.region.id} and l.fund_id = ${fundId} order by m.title, m.id`);
  return found.rows;
}

const own = (ctx: Context, id: string) => and(eq(funds.regionId, ctx.region.id), eq(funds.id, id));

/** Whoever approves money of a fund, or changes its total, holds its row: two at once never go over it together. */
export async function lockFund(ctx: Context, tx: Writer, id: string): Promise<typeof funds.$inferSelect | null> {
  const [stored] = await tx.select().from(funds).where(own(ctx, id)).for("update");
  return stored ?? null;
}

/** In cents. @param except a measure whose lines do not count */
export async function approvedOf(ctx: Context, db: Reader, fundId: string, except: string | null = null): Promise<number> {
  const found = await db.execute<{ approved: number }>(sql`
    select coalesce(sum(amount_cents), 0)::float8 as approved from budget_lines
    where region_id = ${ctx.region.id} and fund_id = ${fundId} and state = 'approved' and measure_id is distinct from ${except}::uuid`);
  return found.rows[0]?.approved ?? 0;
}

async function withDeadlines(ctx: Context, tx: Reader, fund: typeof funds.$inferSelect): Promise<StoredFund> {
  const deadlines = await tx
    .select({ dueOn: fundDeadlines.dueOn, what: fundDeadlines.what })
    .from(fundDeadlines)
    .where(and(eq(fundDeadlines.regionId, ctx.region.id), eq(fundDeadlines.fundId, fund.id)))
    .orderBy(fundDeadlines.dueOn, fundDeadlines.position);
  return { ...fund, deadlines };
}

async function putDeadlines(ctx: Context, tx: Writer, fundId: string, deadlines: FundFields["deadlines"]): Promise<void> {
  if (deadlines.length === 0) return;
  await tx.insert(fundDeadlines).values(deadlines.map((deadline, position) => ({ regionId: ctx.region.id, fundId, position, ...deadline })));
}

async function knowsGiver(ctx: Context, db: Reader, { giverOrganisationId }: Pick<FundFields, "giverOrganisationId">): Promise<boolean> {
  if (giverOrganisationId === null) return true;
  const found = await db.execute(sql`select 1 from organisations where region_id = ${ctx.region.id} and id = ${giverOrganisationId}`);
  return found.rows.length > 0;
}
