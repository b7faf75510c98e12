import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { bookingsPrivacy, findOwnBooking, listBookings } from "#domain/offers/bookings/index.ts";
import { countInterest, interestPrivacy } from "#domain/offers/courses/interest/index.ts";
import { eventsPrivacy, findDateAtDoor } from "#domain/offers/events/index.ts";
import { eventCounts, eventVisits } from "#domain/offers/events/schema.ts";
import { offersPrivacy } from "#domain/offers/index.ts";
import { lendingPrivacy, listLoans } from "#domain/offers/lending/index.ts";
import { loans } from "#domain/offers/lending/schema.ts";
import { opennessFigures } from "#domain/offers/openness/index.ts";
import { providersPrivacy } from "#domain/offers/providers/index.ts";
import { offers } from "#domain/offers/schema.ts";
import { makeContext, read, transact, type Context } from "#platform/db/index.ts";
import { keepRetention, type AreaPrivacy } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aSeededRegion } from "#tests/walls/seeded-region.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "offers-retention-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const DAY = 86_400_000;
const PARTS: AreaPrivacy[] = [offersPrivacy, bookingsPrivacy, interestPrivacy, providersPrivacy, eventsPrivacy, lendingPrivacy];

/** Every table of the area whose rows go by themselves, with the SQL of the moment from which a row must be gone. */
const limited = PARTS.flatMap(({ tables }) => tables).flatMap((one) => {
  if (!one?.retention.deletes) return [];
  const { table } = one;
  const { deletes } = one.retention;
  const { since, ...after } = deletes;
  return [{ table, due: `(${since})::timestamptz + ${"days" in after ? `interval '${after.days} days'` : `interval '${after.months} months'`}` }];
});

let ctx: Context;
let offerId = "";
let startsAt = new Date(0);
let bookingId = "";
beforeAll(async () => {
  const seeded = await aSeededRegion(db);
  ({ ctx } = seeded.county);
  bookingId = seeded.subjects.booking ?? "";
  await transact(ctx, async (tx) => {
    const [visit] = await tx
      .select({ startsAt: eventVisits.startsAt, offerId: loans.offerId })
      .from(eventVisits)
      .innerJoin(loans, and(eq(loans.regionId, eventVisits.regionId), eq(loans.bookingId, eventVisits.bookingId)));
    if (!visit) throw new Error("Nobody came.");
    ({ offerId, startsAt } = visit);
    // Counted for good, as the office does it.
    await tx.update(offers).set({ isRegularService: true }).where(eq(offers.id, offerId));
    tx.audit("test.prepared", offerId);
  });
});

const night = (at: number) => {
  const then = makeContext(ctx.database, ctx.region, ctx.actor, new Date(at));
  return keepRetention(register, dataFolder)(then, { id: "", payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false });
};

/** How many rows of each table have an end; those that something still open keeps have none. */
async function withEnd(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { table, due } of limited) {
    const { rows } = await db.superuser.query<{ n: number }>(`select count(*)::int as n from ${table} where region_id = $1 and ${due} is not null`, [
      ctx.region.id,
    ]);
    found[table] = rows[0]?.n ?? 0;
  }
  return found;
}

/** What the office reads as numbers: places, visits, loans, who ever waited, openness. */
async function statistics() {
  return read(ctx, async (reader) => {
    const list = await listBookings(ctx, reader, offerId);
    const door = await findDateAtDoor(ctx, reader, offerId, startsAt);
    const [counted] = await reader.select({ walkIns: eventCounts.walkIns, groups: eventCounts.groups }).from(eventCounts);
    const lent = await listLoans(ctx, reader, offerId);
    return {
      capacity: list?.capacity,
      bookings: list?.bookings.map(({ state, arrived, steps }) => ({ state, arrived, steps: steps.length })),
      came: door?.people.filter(({ cameAt }) => cameAt !== null).length,
      counted,
      lent: lent.map(({ stand, piece, firstDay, lastDay }) => ({ stand, piece, firstDay, lastDay })),
      everWaited: (await countInterest(ctx, reader)).map(({ level, municipality, entered }) => ({ level, municipality, entered })),
      openness: await opennessFigures(ctx, reader),
    };
  });
}

test("The tables about offers whose rows go by themselves are these", () => {
  expect(limited.map(({ table }) => table).toSorted()).toEqual([
    "public.booking_contacts",
    "public.interest_contacts",
    "public.interest_entries",
    "public.offer_changes",
    "public.offer_imports",
    "public.offer_versions",
  ]);
});

test("With the clock past each of their dates the rows are gone, and the statistics are the same", async () => {
  const before = await withEnd();
  expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);
  const first = await statistics();
  expect(first).toMatchObject({ came: 1, counted: { walkIns: 3 }, lent: [{ piece: 1 }, { piece: 2 }], bookings: [{ arrived: 1 }, { arrived: 2 }] });
  expect(first.everWaited.reduce((sum, { entered }) => sum + entered, 0)).toBeGreaterThan(0);
  expect(first.openness).toMatchObject({ services: [{ id: offerId }], no: { cost: 1 } });
  const ends: number[] = [];
  for (const { table, due } of limited) {
    const { rows } = await db.superuser.query<{ last: Date }>(`select max(${due}) as last from ${table} where region_id = $1`, [ctx.region.id]);
    if (rows[0]) ends.push(rows[0].last.getTime());
  }
  for (const end of [...new Set(ends)].toSorted((a, b) => a - b)) {
    await night(end + DAY);
    expect(await statistics()).toEqual(first);
  }
  expect(Object.values(await withEnd())).toEqual(limited.map(() => 0));
  const link = db.ctx(ctx.region, { kind: "link", opens: "booking", subjectId: bookingId, name: "Anmeldung" }, ctx.now);
  expect(await read(link, (reader) => findOwnBooking(link, reader))).toBeNull();
});
