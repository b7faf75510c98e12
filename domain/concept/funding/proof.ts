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
  /** What the proofs of the years before left, all together; below zero: paid in advance there. */
  carriedCents: number;
  /** Carried over and called up, less what the fund pays; below zero: still to be called up. */
  leftCents: number;
  /** Called up at the measures without a day: stands in no year's proof. */
  undatedCents: number;
};

/**
 * One fund's proof of use for one year; null where the region has no such fund. Money of a fund of several years is called up in
 * one and spent in the next, so each proof begins with what the ones before left. Four queries.
 */
export async function proofOfUse(ctx: Context, db: Reader, fundId: string, year: number): Promise<ProofOfUse | null> {
  const fund = await findFund(ctx, db, fundId);
  if (!fund) return null;
  const bookings = (await listBookings(ctx, db, fundId)).filter(({ cancelledReason }) => cancelledReason === null);
  const byYear = Map.groupBy(bookings, ({ bookedOn }) => Number(bookedOn.slice(0, 4)));
  const account = accountOf(byYear.get(year) ?? [], fund.ownSharePercent);
  const carriedCents = [...byYear].reduce((sum, [of, list]) => {
    const before = of < year ? accountOf(list, fund.ownSharePercent) : null;
    return before ? sum + before.calledUpCents - before.fundedCents : sum;
  }, 0);
  return {
    fund,
    year,
    ...account,
    carriedCents,
    leftCents: carriedCents + account.calledUpCents - account.fundedCents,
    undatedCents: fund.lines.reduce((total, line) => total + line.undatedCents, 0),
  };
}

function accountOf(bookings: readonly Booking[], ownSharePercent: number) {
  const calledUp = bookings.filter(({ kind }) => kind === "called-up");
  const spent = bookings.filter(({ kind }) => kind === "spent");
  const sum = (list: readonly Booking[]) => list.reduce((total, { amountCents }) => total + amountCents, 0);
  const [calledUpCents, spentCents] = [sum(calledUp), sum(spent)];
  const ownShareCents = shareOf(spentCents, ownSharePercent);
  return { calledUp, spent, calledUpCents, spentCents, ownShareCents, fundedCents: spentCents - ownShareCents };
}

/** @returns whole cents, half ones up. @param percent with two places at most */
export function shareOf(cents: number, percent: number): number {
  // In whole numbers: a product of large amounts is more than a double holds exactly.
  return Number((BigInt(cents) * BigInt(Math.round(percent * 100)) + 5_000n) / 10_000n);
}
