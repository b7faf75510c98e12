import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { storeFile, type FileRefusal, type ShownFile } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { budgetLines, measures } from "../schema.ts";
import { mayKeepMoney } from "./access.ts";
import { cents } from "./fund-fields.ts";
import { BOOKING_KINDS, fundBookings, funds, type BookingKind } from "./schema.ts";

export const AddBooking = z.strictObject({
  fundId: z.uuid(),
  budgetLineId: z.uuid(),
  kind: z.enum(BOOKING_KINDS),
  bookedOn: z.iso.date(),
  amountCents: cents.min(1),
  note: z.string().trim().max(500),
  receipt: z.string().trim().max(100),
  /** Why more is spent than was called up. */
  reason: z.string().trim().max(500),
});
export type AddBooking = z.infer<typeof AddBooking>;

export type BookingRefusal = "not-allowed" | "line-not-found" | "not-approved" | "reason-needed" | "day-ahead";
export type BookingOver =
  /** By so many cents more than approved. */
  | { ok: false; refusal: "over-approved"; leftCents: number }
  | { ok: false; refusal: "outside-period"; fromOn: string | null; untilOn: string | null }
  | { ok: false; refusal: "file-refused"; reason: FileRefusal };

/**
 * Books that money of a line was called up or spent.
 *
 * Called up is never more than approved. Spending runs ahead of calling up in practice: more spent than called up needs a
 * sentence why. Money is spent in years of the approval period only; a day that has not come is no booking.
 *
 * @param upload the receipt or the letter; `dataFolder` is the settings' folder
 * @param id of the form; the same form sent twice is one booking
 */
export async function addBooking(
  ctx: Context,
  input: AddBooking,
  upload: { dataFolder: string; name: string; bytes: Uint8Array } | null = null,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, BookingRefusal> | BookingOver> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  const { fundId, reason, ...booking } = input;
  return transact(ctx, async (tx): Promise<Result<{ id: string }, BookingRefusal> | BookingOver> => {
    const found = await lockLine(ctx, tx, booking.budgetLineId);
    if (!found || found.line.fundId !== fundId) return refused("line-not-found");
    const { line, fund } = found;
    const [sent] = await tx.select({ id: fundBookings.id }).from(fundBookings).where(own(ctx, id));
    if (sent) return done({ id });
    if (line.state !== "approved") return refused("not-approved");
    if (booking.bookedOn > ctx.today) return refused("day-ahead");
    const spent = await sumOf(ctx, tx, line.id, "spent");
    if (booking.kind === "called-up") {
      const leftCents = line.amountCents - line.calledUpCents;
      if (booking.amountCents > leftCents) return { ok: false, refusal: "over-approved", leftCents };
    } else {
      if (fund && isOutside(fund, booking.bookedOn)) return { ok: false, refusal: "outside-period", fromOn: fund.fromOn, untilOn: fund.untilOn };
      if (spent + booking.amountCents > line.calledUpCents && reason === "") return refused("reason-needed");
    }
    let fileId: string | null = null;
    if (upload) {
      const stored = await storeFile(tx, ctx, { ...upload, allowed: ["pdf", "docx", "xlsx", "png", "jpeg"] });
      if (!stored.ok) return { ok: false, refusal: "file-refused", reason: stored.refusal };
      fileId = stored.value.id;
    }
    await tx.insert(fundBookings).values({ regionId: ctx.region.id, id, ...booking, reason, fileId, enteredAt: ctx.now, enteredBy: actorName(ctx.actor) });
    if (booking.kind === "called-up") await moveCalledUp(ctx, tx, line, booking.amountCents);
    tx.audit("fund.booked", line.measureId, { fundId, bookingId: id, kind: booking.kind });
    return done({ id });
  });
}

export const CancelBooking = z.strictObject({ fundId: z.uuid(), id: z.uuid(), reason: z.string().trim().min(1).max(500) });
export type CancelBooking = z.infer<typeof CancelBooking>;

/** Takes a wrong booking out of all sums; it stays legible with the reason. Cancelled twice is cancelled once. */
export async function cancelBooking(
  ctx: Context,
  { fundId, id, reason }: CancelBooking,
): Promise<Result<null, "not-allowed" | "booking-not-found" | "line-not-found">> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "booking-not-found" | "line-not-found">> => {
    const [known] = await tx.select({ lineId: fundBookings.budgetLineId }).from(fundBookings).where(own(ctx, id));
    const found = known ? await lockLine(ctx, tx, known.lineId) : null;
    if (!found || found.line.fundId !== fundId) return refused("booking-not-found");
    // Read again behind the lock: two may cancel at once.
    const [booking] = await tx.select().from(fundBookings).where(own(ctx, id));
    if (!booking || booking.cancelledAt) return done(null);
    await tx
      .update(fundBookings)
      .set({ cancelledAt: ctx.now, cancelledBy: actorName(ctx.actor), cancelledReason: reason })
      .where(own(ctx, id));
    if (booking.kind === "called-up") await moveCalledUp(ctx, tx, found.line, -booking.amountCents);
    tx.audit("fund.booking-cancelled", found.line.measureId, { fundId, bookingId: id });
    return done(null);
  });
}

export type Booking = {
  id: string;
  budgetLineId: string;
  measureId: string;
  measure: string;
  organisation: string | null;
  source: string;
  kind: BookingKind;
  bookedOn: string;
  amountCents: number;
  note: string;
  receipt: string;
  reason: string;
  file: ShownFile | null;
  enteredBy: string;
  cancelledBy: string | null;
  cancelledReason: string | null;
};

/** Bookings of a fund by day, also the cancelled ones. @param year null: of all years. One query. */
export async function listBookings(ctx: Context, db: Reader, fundId: string, year: number | null = null): Promise<Booking[]> {
  const found = await db.execute<Booking>(sql`
    select b.id, b.budget_line_id as "budgetLineId", m.id as "measureId", m.title as measure, o.name as organisation, l.source, b.kind,
      b.booked_on::text as "bookedOn", b.amount_cents::float8 as "amountCents", b.note, b.receipt, b.reason, b.entered_by as "enteredBy",
      b.cancelled_by as "cancelledBy", b.cancelled_reason as "cancelledReason",
      case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'state', f.state, 'refusal', f.refusal) end as file
    from fund_bookings b
      join budget_lines l on l.region_id = b.region_id and l.id = b.budget_line_id
      join measures m on m.region_id = l.region_id and m.id = l.measure_id
      left join organisations o on o.region_id = m.region_id and o.id = m.lead_organisation_id
      left join files f on f.region_id = b.region_id and f.id = b.file_id
    where b.region_id = ${ctx.region.id} and l.fund_id = ${fundId}
      and ${year === null ? sql`true` : sql`b.booked_on >= make_date(${year}, 1, 1) and b.booked_on < make_date(${year + 1}, 1, 1)`}
    order by b.booked_on, b.entered_at, b.id`);
  return found.rows;
}

const own = (ctx: Context, id: string) => and(eq(fundBookings.regionId, ctx.region.id), eq(fundBookings.id, id));

/**
 * A line and its fund. The measure is locked, as for its form, before the line is read: two bookings at once see each other,
 * and so do a booking and somebody who edits the measure.
 */
async function lockLine(ctx: Context, tx: Writer, id: string) {
  const ownLine = and(eq(budgetLines.regionId, ctx.region.id), eq(budgetLines.id, id));
  const [known] = await tx.select({ measureId: budgetLines.measureId }).from(budgetLines).where(ownLine);
  if (!known) return null;
  await tx.select({ id: measures.id }).from(measures).where(ownMeasure(ctx, known.measureId)).for("update");
  const [line] = await tx.select().from(budgetLines).where(ownLine);
  if (!line?.fundId) return null;
  const [fund] = await tx
    .select({ fromOn: funds.fromOn, untilOn: funds.untilOn })
    .from(funds)
    .where(and(eq(funds.regionId, ctx.region.id), eq(funds.id, line.fundId)));
  return { line, fund };
}

async function sumOf(ctx: Context, tx: Reader, lineId: string, kind: BookingKind): Promise<number> {
  const found = await tx.execute<{ sum: number }>(sql`
    select coalesce(sum(amount_cents), 0)::float8 as sum from fund_bookings
    where region_id = ${ctx.region.id} and budget_line_id = ${lineId} and kind = ${kind} and cancelled_at is null`);
  return found.rows[0]?.sum ?? 0;
}

/** Years are what funds are settled by: a bill of the first of January for December is a matter of the reader's. */
function isOutside({ fromOn, untilOn }: { fromOn: string | null; untilOn: string | null }, day: string): boolean {
  const year = day.slice(0, 4);
  return (fromOn !== null && year < fromOn.slice(0, 4)) || (untilOn !== null && year > untilOn.slice(0, 4));
}

const ownMeasure = (ctx: Context, id: string) => and(eq(measures.regionId, ctx.region.id), eq(measures.id, id));

/** The line's own column is what every other page reads. A form of the measure that lies open finds another version. */
async function moveCalledUp(ctx: Context, tx: Writer, line: typeof budgetLines.$inferSelect, byCents: number): Promise<void> {
  await tx
    .update(budgetLines)
    .set({ calledUpCents: line.calledUpCents + byCents })
    .where(and(eq(budgetLines.regionId, ctx.region.id), eq(budgetLines.id, line.id)));
  await tx
    .update(measures)
    .set({ version: sql`version + 1` })
    .where(ownMeasure(ctx, line.measureId));
}
