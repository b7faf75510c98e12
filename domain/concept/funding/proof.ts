import type { Context, Reader } from "#platform/db/index.ts";
import { listBookings, type Booking } from "./bookings.ts";
import { findFund, type FundPage } from "./list-funds.ts";

export type ProofOfUse = {
  fund: FundPage;
  year: number;
  /** By day; cancelled ones are left out. */
  calledUp: Booking[];
  spent: Booking[];
  calledUpCents: number;
  spentCents: number;
  /** What the county pays itself of what was spent, rounded to the cent. */
  ownShareCents: number;
  /** The rest of what was spent: what the fund pays. */
  fundedCents: number;
  /** Called up less what the fund pays; below zero: still to be called up. */
  leftCents: number;
  /** Called up at the measures without a day: stands in no year's proof. */
  undatedCents: number;
};

/** One fund's proof of use for one year; null where the region has no such fund. Four queries. */
export async function proofOfUse(ctx: Context, db: Reader, fundId: string, year: number): Promise<ProofOfUse | null> {
  const fund = await findFund(ctx, db, fundId);
  if (!fund) return null;
  const bookings = (await listBookings(ctx, db, fundId, year)).filter(({ cancelledReason }) => cancelledReason === null);
  const calledUp = bookings.filter(({ kind }) => kind === "called-up");
  const spent = bookings.filter(({ kind }) => kind === "spent");
  const sum = (list: readonly Booking[]) => list.reduce((total, { amountCents }) => total + amountCents, 0);
  const [calledUpCents, spentCents] = [sum(calledUp), sum(spent)];
  const ownShareCents = shareOf(spentCents, fund.ownSharePercent);
  const fundedCents = spentCents - ownShareCents;
  return {
    fund,
    year,
    calledUp,
    spent,
    calledUpCents,
    spentCents,
    ownShareCents,
    fundedCents,
    leftCents: calledUpCents - fundedCents,
    undatedCents: fund.lines.reduce((total, line) => total + line.undatedCents, 0),
  };
}

/** @returns whole cents, half ones up. @param percent with two places at most */
export function shareOf(cents: number, percent: number): number {
  // In whole numbers: a product of large amounts is more than a double holds exactly.
  return Number((BigInt(cents) * BigInt(Math.round(percent * 100)) + 5_000n) / 10_000n);
}
