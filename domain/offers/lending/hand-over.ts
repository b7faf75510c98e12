import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { enqueueLetter } from "../bookings/index.ts";
import { bookings } from "../bookings/schema.ts";
import { giveUp } from "./loans.ts";
import { loans } from "./schema.ts";

/** What the house does with a loan: notes that it was fetched or brought back, or takes it back before. */
export const LOAN_ACTS = ["hand-out", "return", "cancel"] as const;
export type LoanAct = (typeof LOAN_ACTS)[number];
export const ActOnLoan = z.strictObject({ offerId: z.uuid(), bookingId: z.uuid(), act: z.enum(LOAN_ACTS) });
export type ActOnLoan = z.infer<typeof ActOnLoan>;

/** Notes today's hand-over or return, or cancels what was not fetched yet; who borrows hears of that by mail. Sent twice, it holds once. */
export async function actOnLoan(ctx: Context, { offerId, bookingId, act }: ActOnLoan): Promise<Result<null, "not-allowed" | "not-found" | "no-such-way">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found" | "no-such-way">> => {
    const here = and(eq(loans.regionId, ctx.region.id), eq(loans.offerId, offerId), eq(loans.bookingId, bookingId));
    const [loan] = await tx.select().from(loans).where(here).for("update");
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
    if (loan.piece === null) return refused("no-such-way");
    if (act === "hand-out") {
      if (loan.handedOutOn !== null) return done(null);
      await tx.update(loans).set({ handedOutOn: ctx.today }).where(here);
      tx.audit("loan.handed-out", bookingId);
      return done(null);
    }
    if (loan.handedOutOn === null) return refused("no-such-way");
    if (loan.returnedOn !== null) return done(null);
    await tx.update(loans).set({ returnedOn: ctx.today }).where(here);
    tx.audit("loan.returned", bookingId);
    tx.publish();
    return done(null);
  });
}
