import { sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { enqueueLetter } from "../bookings/index.ts";

/**
 * Notes who must hear that something comes back tomorrow, each loan once; the caller has looked that people are awake. Where the
 * house stood still that day, the mail goes on the last day itself. Who fetches and returns on one day hears nothing.
 */
export async function noteReturns(ctx: Context, tx: Writer): Promise<void> {
  const { rows } = await tx.execute<{ booking_id: string }>(sql`
    update loans l set reminded_on = ${ctx.today}::date from bookings b join booking_contacts c on c.region_id = b.region_id and c.booking_id = b.id
    where l.region_id = ${ctx.region.id} and b.region_id = l.region_id and b.id = l.booking_id and b.state = 'booked' and b.owed is null
      and c.email is not null and l.piece is not null and l.returned_on is null and l.reminded_on is null
      and l.last_day - 1 <= ${ctx.today}::date and l.last_day >= ${ctx.today}::date and l.first_day < l.last_day
    returning l.booking_id`);
  for (const { booking_id: bookingId } of rows) {
    await tx.execute(sql`update bookings set owed = 'return' where region_id = ${ctx.region.id} and id = ${bookingId}`);
    await enqueueLetter(ctx, tx, bookingId);
    tx.audit("loan.reminded", bookingId);
  }
}
