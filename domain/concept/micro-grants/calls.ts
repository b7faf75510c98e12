import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayGiveGrants } from "./access.ts";
import { grantCalls, grantCallTexts, type GrantLanguage } from "./schema.ts";

const amount = z.int().min(1).max(100_000_000_000_00);
const CallText = z.strictObject({ title: z.string().trim().max(200), who: z.string().trim().max(2000), rules: z.string().trim().max(10_000) });

export const CallFields = z
  .strictObject({
    fromOn: z.iso.date(),
    untilOn: z.iso.date(),
    maxCents: amount,
    totalCents: amount,
    isPublic: z.boolean(),
    /** A language without a title is not spoken; German always is. */
    texts: z.strictObject({ de: CallText.extend({ title: CallText.shape.title.min(1) }), en: CallText, ar: CallText }),
  })
  .superRefine(({ fromOn, untilOn, maxCents, totalCents }, context) => {
    if (untilOn < fromOn) context.addIssue({ code: "custom", path: ["untilOn"], message: "end-before-start" });
    if (totalCents < maxCents) context.addIssue({ code: "custom", path: ["totalCents"], message: "total-under-max" });
  });
export type CallFields = z.infer<typeof CallFields>;

export type CallText = { language: GrantLanguage; title: string; who: string; rules: string };
export type GrantCall = Omit<typeof grantCalls.$inferSelect, "regionId"> & { texts: CallText[] };
export type CallConflict = { ok: false; refusal: "version-conflict"; stored: GrantCall; changed: LastChange | null };

/** @param id of the form; the same form sent twice is one call */
export async function createCall(ctx: Context, { texts, ...fields }: CallFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, "not-allowed">> {
  if (!mayGiveGrants(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const added = await tx
      .insert(grantCalls)
      .values({ regionId: ctx.region.id, id, ...fields })
      .onConflictDoNothing()
      .returning({ id: grantCalls.id });
    if (added.length === 0) return done({ id });
    await putTexts(ctx, tx, id, texts);
    tx.audit("grant-call.created", id);
    if (fields.isPublic) tx.publish();
    return done({ id });
  });
}

/**
 * Writes all fields of a call. Its total does not fall below what is approved already.
 *
 * @param input.version as it was when the form was opened
 */
export async function editCall(
  ctx: Context,
  { id, version, fields: { texts, ...fields } }: { id: string; version: number; fields: CallFields },
): Promise<Result<null, "not-allowed" | "call-not-found"> | CallConflict | { ok: false; refusal: "under-approved"; approvedCents: number }> {
  if (!mayGiveGrants(ctx.actor)) return refused("not-allowed");
  return transact(
    ctx,
    async (tx): Promise<Result<null, "not-allowed" | "call-not-found"> | CallConflict | { ok: false; refusal: "under-approved"; approvedCents: number }> => {
      await lockCall(ctx, tx, id);
      const stored = await findCall(ctx, tx, id);
      if (!stored) return refused("call-not-found");
      if (stored.version !== version)
        return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["grant-call.edited"]) };
      const approvedCents = await approvedIn(ctx, tx, id);
      if (approvedCents > fields.totalCents) return { ok: false, refusal: "under-approved", approvedCents };
      await tx
        .update(grantCalls)
        .set({ ...fields, version: version + 1 })
        .where(own(ctx, id));
      await tx.delete(grantCallTexts).where(and(eq(grantCallTexts.regionId, ctx.region.id), eq(grantCallTexts.callId, id)));
      await putTexts(ctx, tx, id, texts);
      tx.audit("grant-call.edited", id);
      tx.publish();
      return done(null);
    },
  );
}

/** The newest first; the public reads the public ones, a link its own. Two queries. */
export async function listCalls(ctx: Context, db: Reader): Promise<GrantCall[]> {
  const calls = await db
    .select()
    .from(grantCalls)
    .where(eq(grantCalls.regionId, ctx.region.id))
    .orderBy(sql`${grantCalls.untilOn} desc`, asc(grantCalls.id))
    .limit(200);
  const texts = await db.select().from(grantCallTexts).where(eq(grantCallTexts.regionId, ctx.region.id)).orderBy(asc(grantCallTexts.language));
  return calls.map(({ regionId: _region, ...call }) => ({
    ...call,
    texts: texts.filter(({ callId }) => callId === call.id).map(({ language, title, who, rules }) => ({ language, title, who, rules })),
  }));
}

/** Null where the context sees none of that id. Two queries. */
export async function findCall(ctx: Context, db: Reader, id: string): Promise<GrantCall | null> {
  return (await listCalls(ctx, db)).find((call) => call.id === id) ?? null;
}

/** In the reader's language where there is one, else in German. */
export function textOfCall({ texts }: Pick<GrantCall, "texts">, language: string): CallText {
  const text = texts.find((one) => one.language === language) ?? texts.find((one) => one.language === "de");
  if (!text) throw new Error("A call without a German text.");
  return text;
}

/** Whether applications are taken today; the last day counts. */
export function takesApplications({ isPublic, fromOn, untilOn }: Pick<GrantCall, "isPublic" | "fromOn" | "untilOn">, today: string): boolean {
  return isPublic && fromOn <= today && today <= untilOn;
}

const own = (ctx: Context, id: string) => and(eq(grantCalls.regionId, ctx.region.id), eq(grantCalls.id, id));

/** Whoever decides about money of a call holds its row. @returns the call, null where there is none */
export async function lockCall(ctx: Context, tx: Writer, id: string): Promise<typeof grantCalls.$inferSelect | null> {
  const [call] = await tx.select().from(grantCalls).where(own(ctx, id)).for("update");
  return call ?? null;
}

/** In cents, of all decisions of a call. One query. */
export async function approvedIn(ctx: Context, db: Reader, callId: string): Promise<number> {
  const found = await db.execute<{ approved: number }>(sql`
    select coalesce(sum(d.approved_cents), 0)::float8 as approved from grant_decisions d
      join grant_applications a on a.region_id = d.region_id and a.id = d.application_id
    where d.region_id = ${ctx.region.id} and a.call_id = ${callId}`);
  return found.rows[0]?.approved ?? 0;
}

/** What each call has given so far, and how many applications wait for a decision. One query. */
export async function approvedByCall(ctx: Context, db: Reader): Promise<Map<string, { approvedCents: number; waiting: number }>> {
  const found = await db.execute<{ id: string; approvedCents: number; waiting: number }>(sql`
    select a.call_id as id, coalesce(sum(d.approved_cents), 0)::float8 as "approvedCents", count(*) filter (where a.state = 'submitted')::int as waiting
    from grant_applications a left join grant_decisions d on d.region_id = a.region_id and d.application_id = a.id
    where a.region_id = ${ctx.region.id} group by a.call_id`);
  return new Map(found.rows.map(({ id, ...sums }) => [id, sums]));
}

async function putTexts(ctx: Context, tx: Writer, callId: string, texts: CallFields["texts"]): Promise<void> {
  const spoken = (["de", "en", "ar"] as const).filter((language) => texts[language].title !== "");
  await tx.insert(grantCallTexts).values(spoken.map((language) => ({ regionId: ctx.region.id, callId, language, ...texts[language] })));
}
