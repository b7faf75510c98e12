import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { bookingContacts, bookings, type BookingState } from "../bookings/schema.ts";
import { loans } from "./schema.ts";

/** overdue: its last day is over, and it is not back. missed: the days are over, and nobody fetched it. */
export const LOAN_STANDS = ["asked", "coming", "out", "overdue", "missed", "returned", "withdrawn"] as const;
export type LoanStand = (typeof LOAN_STANDS)[number];

export type ListedLoan = {
  id: string;
  stand: LoanStand;
  piece: number | null;
  firstDay: string;
  lastDay: string;
  handedOutOn: string | null;
  returnedOn: string | null;
  /** Null: gone, ninety days after the end. */
  name: string | null;
  email: string | null;
  phone: string;
};

type Loan = Pick<typeof loans.$inferSelect, "handedOutOn" | "returnedOn" | "lastDay">;

/** @param today of the region; the last day itself is in time */
export function standOf(state: BookingState, { handedOutOn, returnedOn, lastDay }: Loan, today: string): LoanStand {
  if (state === "asked") return "asked";
  if (state !== "booked") return "withdrawn";
  if (returnedOn !== null) return "returned";
  if (handedOutOn === null) return lastDay < today ? "missed" : "coming";
  return lastDay < today ? "overdue" : "out";
}

/** All loans of an offer: what needs a hand first, then by their days. One query. */
export async function listLoans(ctx: Context, db: Reader, offerId: string): Promise<ListedLoan[]> {
  const rows = await db
    .select({ state: bookings.state, loan: loans, name: bookingContacts.name, email: bookingContacts.email, phone: bookingContacts.phone })
    .from(loans)
    .innerJoin(bookings, and(eq(bookings.regionId, loans.regionId), eq(bookings.id, loans.bookingId)))
    .leftJoin(bookingContacts, and(eq(bookingContacts.regionId, loans.regionId), eq(bookingContacts.bookingId, loans.bookingId)))
    .where(and(eq(loans.regionId, ctx.region.id), eq(loans.offerId, offerId)))
    .orderBy(asc(loans.firstDay), asc(loans.piece), asc(loans.bookingId));
  const order: Record<LoanStand, number> = { overdue: 0, out: 1, coming: 2, asked: 3, missed: 4, returned: 5, withdrawn: 6 };
  return rows
    .map(({ state, loan, name, email, phone }): ListedLoan => {
      const { bookingId: id, piece, firstDay, lastDay, handedOutOn, returnedOn } = loan;
      return { id, stand: standOf(state, loan, ctx.today), piece, firstDay, lastDay, handedOutOn, returnedOn, name, email, phone: phone ?? "" };
    })
    .toSorted((a, b) => order[a.stand] - order[b.stand]);
}
