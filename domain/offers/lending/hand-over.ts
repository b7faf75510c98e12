import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers, providersOf } from "../access.ts";
import { enqueueLetter } from "../bookings/index.ts";
import { bookings } from "../bookings/schema.ts";
import { giveUp } from "./loans.ts";
import { loans } from "./schema.ts";

/** What is noted of a loan: it was fetched, it is back, or it is taken back before. */
export const LOAN_ACTS = ["hand-out", "return", "cancel"] as const;
export type LoanAct = (typeof LOAN_ACTS)[number];
export const ActOnLoan = z.strictObject({ offerId: z.uuid(), bookingId: z.uuid(), act: z.enum(LOAN_ACTS) });
export type ActOnLoan = z.infer<typeof ActOnLoan>;

/**
 * Notes today's hand-over or return, for the office and for who lends; or, for the office, cancels what was not fetched yet: who
 * borrows hears of that by mail. Sent twice, it holds once.
 */
export async function actOnLoan(ctx: Context, { offerId, bookingId, act }: ActOnLoan): Promise<Result<null, "not-allowed" | "not-found" | "no-such-way">> {
  const isLender = act !== "cancel" && ctx.actor.kind === "link" && providersOf(ctx.actor).length > 0;
  if (!mayEditOffers(ctx.actor) && !isLender) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found" | "no-such-way">> => {
    // Who lends finds its own alone.
    const [loan] = await tx
      .select({ piece: loans.piece })
      .from(loans)
      .where(and(eq(loans.regionId, ctx.region.id), eq(loans.offerId, offerId), eq(loans.bookingId, bookingId)));
    if (!loan) return refused("not-found");
    if (act === "cancel") {
      if (loan.piece === null) return done(null);
      if (await giveUp(ctx, tx, bookingId)) return refused("no-such-way");
      await tx
        .update(bookings)
        .set({ owed: "cancelled" })
        .where(and(eq(bookings.regionId, ctx.region.id), eq(bookings.id, bookingId)));
      await enqueueLetter(ctx, tx, bookingId);
      tx.audit("loan.cancelled", bookingId);
      return done(null);
    }
    const { rows } = await tx.execute<{ refusal: "not-found" | "no-such-way" | null }>(
      sql`select wall.hand_over(${bookingId}, ${act}, ${ctx.today}) as refusal`,
    );
    const refusal = rows[0]?.refusal ?? null;
    if (refusal) return refused(refusal);
    tx.audit(act === "return" ? "loan.returned" : "loan.handed-out", bookingId);
    if (act === "return") tx.publish();
    return done(null);
  });
}
