import { and, eq, sql } from "drizzle-orm";
import { addDays } from "#platform/days/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { findOfferName, type Bookable } from "../bookings/index.ts";
import { offers } from "../schema.ts";
import { findLending, type LendingFields } from "./details.ts";

export type Borrowable = { id: string; titles: Bookable["titles"]; lending: LendingFields; takesLoans: boolean; firstDay: string; today: string };

/** What the page of free days shows; null where there is no such offer for this reader, or nobody said what is lent. Three queries. */
export async function findBorrowable(ctx: Context, db: Reader, offerId: string): Promise<Borrowable | null> {
  const [offer] = await db
    .select({ state: offers.state, registration: offers.registration, kind: offers.kind })
    .from(offers)
    .where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, offerId)));
  const lending = offer?.kind === "lending" ? await findLending(ctx, db, offerId) : null;
  if (!offer || !lending) return null;
  return {
    id: offerId,
    titles: await findOfferName(ctx, db, offerId),
    lending,
    takesLoans: offer.state === "public" && offer.registration === "here",
    firstDay: addDays(ctx.today, lending.leadDays),
    today: ctx.today,
  };
}

/**
 * @property free pieces that are here
 * @property is what the day is for who asks now: free, all lent, or too near or past
 */
export type FreeDay = { day: string; free: number; is: "free" | "lent" | "closed" };

/** The days of a month, from its first. @param month YYYY-MM. One query */
export async function listFreeDays(ctx: Context, db: Reader, { id, firstDay }: Pick<Borrowable, "id" | "firstDay">, month: string): Promise<FreeDay[]> {
  const first = `${month}-01`;
  const { rows } = await db.execute<{ day: string; free: number }>(sql`
    select to_char(day, 'YYYY-MM-DD') as day, free from wall.pieces_free(${id}, ${first}, (${first}::date + interval '1 month' - interval '1 day')::date, ${ctx.today})
    order by day`);
  return rows.map(({ day, free }) => ({ day, free, is: day < firstDay ? "closed" : free > 0 ? "free" : "lent" }));
}
