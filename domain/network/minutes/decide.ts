import { and, eq, sql } from "drizzle-orm";
import { DatabaseError } from "pg";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { gremien } from "../gremien/schema.ts";
import { lockItem, lockMinutes, type MinutesRefusal } from "./lock-minutes.ts";
import { decisions } from "./schema.ts";

const count = z.int().min(0).max(10_000);
const DecisionFields = z.strictObject({
  text: z.string().trim().min(1).max(5_000),
  /** null: decided without a count. */
  votes: z.strictObject({ yes: count, no: count, abstained: count }).nullable(),
  /** Shown on public pages, once the minutes are approved. */
  isPublic: z.boolean(),
});
export const AddDecision = DecisionFields.extend({ itemId: z.uuid() });
export type AddDecision = z.infer<typeof AddDecision>;
export const EditDecision = DecisionFields.extend({ decisionId: z.uuid(), version: z.int() });
export type EditDecision = z.infer<typeof EditDecision>;
export type Decision = typeof decisions.$inferSelect;
export type DecisionConflict = { ok: false; refusal: "version-conflict"; stored: Decision; changed: LastChange | null };
type DecisionRefusal = MinutesRefusal | "decision-not-found";

/**
 * Notes what was decided to an item. The number is the body's next one of the meeting's year: whoever decides next
 * waits for this transaction, so that no number is missing and none is given twice.
 *
 * @param id of the form; the same form sent twice is one decision
 */
export async function addDecision(
  ctx: Context,
  { itemId, votes, ...fields }: AddDecision,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string; year: number; number: number }, MinutesRefusal | "item-not-found">> {
  return transact(ctx, async (tx): Promise<Result<{ id: string; year: number; number: number }, MinutesRefusal | "item-not-found">> => {
    const locked = await lockItem(ctx, tx, itemId);
    if (!locked.ok) return locked;
    const { meeting } = locked.value;
    await lockNumbers(ctx, tx, meeting.gremiumId);
    const [before] = await tx.select().from(decisions).where(own(ctx, id));
    if (before) return done({ id, year: before.year, number: before.number });
    const year = Number(meeting.on.slice(0, 4));
    const number = (await lastNumber(ctx, tx, meeting.gremiumId, year)) + 1;
    const place = { regionId: ctx.region.id, id, gremiumId: meeting.gremiumId, meetingId: meeting.id, agendaItemId: itemId };
    await tx.insert(decisions).values({ ...place, ...fields, ...columnsOf(votes), year, number, decidedOn: meeting.on });
    tx.audit("decision.added", id, { year, number });
    return done({ id, year, number });
  });
}

export async function editDecision(ctx: Context, input: EditDecision): Promise<Result<null, DecisionRefusal> | DecisionConflict> {
  const { decisionId, version, votes, ...fields } = input;
  return transact(ctx, async (tx): Promise<Result<null, DecisionRefusal> | DecisionConflict> => {
    const stored = await lockDecision(ctx, tx, decisionId);
    if (!stored.ok) return stored;
    if (stored.value.version !== version) {
      const changed = await findLastChange(ctx, tx, decisionId, ["decision.edited", "decision.added"]);
      return { ok: false, refusal: "version-conflict", stored: stored.value, changed };
    }
    await tx
      .update(decisions)
      .set({ ...fields, ...columnsOf(votes), version: version + 1 })
      .where(own(ctx, decisionId));
    tx.audit("decision.edited", decisionId);
    return done(null);
  });
}

/** Takes back a decision that was noted by mistake. Only the newest number of its body and year: others would leave a gap. */
export async function removeDecision(
  ctx: Context,
  { decisionId }: { decisionId: string },
): Promise<Result<null, DecisionRefusal | "not-the-last" | "has-measure">> {
  return transact(ctx, async (tx): Promise<Result<null, DecisionRefusal | "not-the-last" | "has-measure">> => {
    const stored = await lockDecision(ctx, tx, decisionId);
    if (!stored.ok) return stored;
    const { gremiumId, year, number } = stored.value;
    await lockNumbers(ctx, tx, gremiumId);
    if ((await lastNumber(ctx, tx, gremiumId, year)) !== number) return refused("not-the-last");
    if (await isHeld(ctx, tx, decisionId)) return refused("has-measure");
    tx.audit("decision.removed", decisionId, { year, number });
    return done(null);
  });
}

/** Deletes the row, unless an upper area points at it: the foreign key tells, and the savepoint keeps the transaction. */
async function isHeld(ctx: Context, tx: Writer, decisionId: string): Promise<boolean> {
  await tx.execute(sql`savepoint whole`);
  try {
    await tx.delete(decisions).where(own(ctx, decisionId));
    return false;
  } catch (error) {
    if (!(error instanceof Error && error.cause instanceof DatabaseError && error.cause.code === "23503")) throw error;
    await tx.execute(sql`rollback to savepoint whole`);
    return true;
  }
}

async function lockDecision(ctx: Context, tx: Writer, id: string): Promise<Result<Decision, DecisionRefusal>> {
  const [sought] = await tx.select({ meetingId: decisions.meetingId }).from(decisions).where(own(ctx, id));
  if (!sought) return refused("decision-not-found");
  const locked = await lockMinutes(ctx, tx, sought.meetingId);
  if (!locked.ok) return locked;
  const [stored] = await tx.select().from(decisions).where(own(ctx, id));
  return stored ? done(stored) : refused("decision-not-found");
}

/** One writer at a time gives numbers in a body. */
async function lockNumbers(ctx: Context, tx: Writer, gremiumId: string): Promise<void> {
  await tx
    .select({ id: gremien.id })
    .from(gremien)
    .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, gremiumId)))
    .for("update");
}

async function lastNumber(ctx: Context, tx: Writer, gremiumId: string, year: number): Promise<number> {
  const [found] = await tx
    .select({ last: sql<number>`coalesce(max(${decisions.number}), 0)::int` })
    .from(decisions)
    .where(and(eq(decisions.regionId, ctx.region.id), eq(decisions.gremiumId, gremiumId), eq(decisions.year, year)));
  return found?.last ?? 0;
}

function columnsOf(votes: AddDecision["votes"]) {
  return { votesYes: votes?.yes ?? null, votesNo: votes?.no ?? null, votesAbstained: votes?.abstained ?? null };
}

function own(ctx: Context, id: string) {
  return and(eq(decisions.regionId, ctx.region.id), eq(decisions.id, id));
}
