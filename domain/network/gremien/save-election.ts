import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { mayEditGremien } from "./access.ts";
import { electionDates, elections, gremien } from "./schema.ts";

/** So many the form has room for. */
export const MOST_DATES = 6;

export const ElectionFields = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    eligibility: z.string().trim().max(2000),
    dates: z.array(z.strictObject({ dated: z.iso.date(), title: z.string().trim().min(1).max(200) })).max(MOST_DATES),
    eligible: z.int().min(0).max(10_000_000).nullable(),
    votesCast: z.int().min(0).max(10_000_000).nullable(),
  })
  .refine(({ eligible, votesCast }) => (eligible === null) === (votesCast === null), { path: ["votesCast"], params: { code: "both-figures" } })
  .refine(({ eligible, votesCast }) => (votesCast ?? 0) <= (eligible ?? 0), { path: ["votesCast"], params: { code: "cast-over-eligible" } });
export type ElectionFields = z.infer<typeof ElectionFields>;
export type Election = typeof elections.$inferSelect;
export type ElectionConflict = { ok: false; refusal: "version-conflict"; stored: Election; changed: LastChange | null };

/** @param id of the form; the same form sent twice is one election */
export async function createElection(
  ctx: Context,
  { gremiumId, dates, ...fields }: ElectionFields & { gremiumId: string },
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, "gremium-not-found" | "not-allowed">> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [body] = await tx
      .select()
      .from(gremien)
      .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, gremiumId)));
    if (!body) return refused("gremium-not-found");
    const added = await tx
      .insert(elections)
      .values({ regionId: ctx.region.id, id, gremiumId, ...fields })
      .onConflictDoNothing()
      .returning({ id: elections.id });
    if (added.length === 0) return done({ id });
    await writeDates(ctx, tx, id, dates);
    tx.audit("election.saved", id, { gremiumId });
    if (body.isPublic) tx.publish();
    return done({ id });
  });
}

export async function editElection(
  ctx: Context,
  { id, version, dates, ...fields }: ElectionFields & { id: string; version: number },
): Promise<Result<{ version: number }, "election-not-found" | "not-allowed"> | ElectionConflict> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): ReturnType<typeof editElection> => {
    const own = and(eq(elections.regionId, ctx.region.id), eq(elections.id, id));
    const [stored] = await tx.select().from(elections).where(own).for("update");
    if (!stored) return refused("election-not-found");
    if (stored.version !== version) return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["election.saved"]) };
    await tx
      .update(elections)
      .set({ ...fields, version: version + 1 })
      .where(own);
    await tx.delete(electionDates).where(and(eq(electionDates.regionId, ctx.region.id), eq(electionDates.electionId, id)));
    await writeDates(ctx, tx, id, dates);
    tx.audit("election.saved", id, { gremiumId: stored.gremiumId });
    tx.publish();
    return done({ version: version + 1 });
  });
}

async function writeDates(ctx: Context, tx: Writer, electionId: string, dates: ElectionFields["dates"]): Promise<void> {
  if (dates.length > 0) await tx.insert(electionDates).values(dates.map((date) => ({ regionId: ctx.region.id, id: newId(ctx.now), electionId, ...date })));
}
