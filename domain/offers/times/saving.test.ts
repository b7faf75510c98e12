import { readFile } from "node:fs/promises";
import { and, asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase, type TestDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { offerDates, offerLabels, offers, offerTimes, type OfferState } from "../schema.ts";
import {
  addHoliday,
  deleteHoliday,
  editHoliday,
  extendDates,
  findLand,
  listHolidays,
  listTimes,
  NO_TIME,
  saveTimes,
  setLand,
  type OfferTime,
} from "./index.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

const course: OfferTime = { ...NO_TIME, kind: "series", startsAt: "2026-11-23T09:00", durationMinutes: 135, rule: "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270317" };
const weekly: OfferTime = { ...course, rule: "FREQ=WEEKLY", pausesInSchoolHolidays: true };

async function anOffer(county: County, state: OfferState = "public"): Promise<string> {
  const [regionId, id, branchId] = [county.region.id, newId(), newId()];
  const organisation = await county.anOrganisation();
  await transact(county.ctx, async (tx) => {
    await tx.insert(offerLabels).values({ regionId, id: branchId, kind: "branch", key: `b-${branchId}`, names: { de: "Sprache" } });
    await tx.insert(offers).values({ regionId, id, kind: "course", organisationId: organisation.id, branchId, state, createdAt: county.ctx.now });
    tx.audit("test.prepared", id);
  });
  return id;
}

const save = (ctx: Context, offerId: string, times: readonly OfferTime[]) =>
  transact(ctx, async (tx) => {
    const saved = await saveTimes(ctx, tx, offerId, times);
    tx.audit("test.saved", offerId);
    return saved;
  });

const datesOf = (ctx: Context, offerId: string) =>
  read(ctx, (reader) =>
    reader
      .select()
      .from(offerDates)
      .where(and(eq(offerDates.regionId, ctx.region.id), eq(offerDates.offerId, offerId)))
      .orderBy(asc(offerDates.startsAt)),
  );
const days = async (ctx: Context, offerId: string) => (await datesOf(ctx, offerId)).map(({ startsOn }) => startsOn);
const onDay = (county: County, day: string): Context => ({ ...county.ctx, now: new Date(`${day}T02:00:00Z`), today: day });
const night = (ctx: Context, payload: Record<string, string> = {}) =>
  extendDates(ctx, { id: newId(), payload: { regionId: ctx.region.id, ...payload }, attempt: 1, isLastAttempt: false });

describe("Saving the times of an offer", () => {
  test("stores its rules as they were, and its dates", async () => {
    const county = await aRegion(db, "2026-11-22");
    const offerId = await anOffer(county);
    const hours: OfferTime = { ...NO_TIME, kind: "open", openingHours: "Mo-Fr 08:00-12:00" };
    const moved = { ...course, skipped: ["2026-12-02T09:00"], added: ["2026-12-04T15:00"] };
    expect(await save(county.ctx, offerId, [moved, hours])).toEqual({ dates: 34 });
    const stored = await read(county.ctx, (reader) => listTimes(county.ctx, reader, offerId));
    expect(stored.map(({ id: _id, ...time }) => time)).toEqual([moved, hours]);
    const [first] = await datesOf(county.ctx, offerId);
    expect(first).toMatchObject({ startsAt: new Date("2026-11-23T08:00Z"), endsAt: new Date("2026-11-23T10:15Z"), startsOn: "2026-11-23", isShown: true });
    expect(await days(county.ctx, offerId)).toContain("2026-12-04");
  });

  test("puts the new rules in the place of the old ones", async () => {
    const county = await aRegion(db, "2026-11-22");
    const offerId = await anOffer(county);
    await save(county.ctx, offerId, [course]);
    await save(county.ctx, offerId, [{ ...course, kind: "once", rule: null }]);
    expect(await days(county.ctx, offerId)).toEqual(["2026-11-23"]);
    await save(county.ctx, offerId, []);
    expect(await days(county.ctx, offerId)).toEqual([]);
  });

  test("shows the dates where the offer is shown, and follows it", async () => {
    const county = await aRegion(db, "2026-11-22");
    const offerId = await anOffer(county, "draft");
    await save(county.ctx, offerId, [course]);
    expect(await days(county.publicCtx, offerId)).toEqual([]);
    await transact(county.ctx, async (tx) => {
      await tx.update(offers).set({ state: "public" }).where(eq(offers.id, offerId));
      tx.audit("test.published", offerId);
    });
    expect(await days(county.publicCtx, offerId)).toHaveLength(34);
  });

  test("made before under the day of other clocks stand under the day here once the house is brought up to date", async () => {
    const county = await aRegion(db, "2026-11-22");
    const offerId = await anOffer(county);
    const night: OfferTime = { ...course, kind: "once", rule: null, timeZone: "UTC", startsAt: "2026-11-24T23:30", durationMinutes: 60 };
    const wholeDay: OfferTime = { ...night, timeZone: "Europe/London", startsAt: "2026-11-28T00:00", isAllDay: true, durationMinutes: 1440 };
    await save(county.ctx, offerId, [night, wholeDay]);
    await db.superuser.query("update offer_dates set starts_on = '2026-11-24' where offer_id = $1 and not is_all_day", [offerId]);
    await db.superuser.query(await readFile("db/migrations/20261123T2150-days-of-dates.sql", "utf8"));
    expect(await days(county.ctx, offerId)).toEqual(["2026-11-25", "2026-11-28"]);
  });

  test("makes dates for 18 months, however long a rule goes on", async () => {
    const county = await aRegion(db, "2026-11-22");
    const offerId = await anOffer(county);
    await save(county.ctx, offerId, [{ ...weekly, startsAt: "2024-01-01T09:00" }]);
    const found = await days(county.ctx, offerId);
    // From two months back.
    expect([found[0], found.at(-1)]).toEqual(["2026-09-21", "2028-05-22"]);
  });

  test("puts a date of another zone's clocks on its day here, and makes each once, night by night", async () => {
    const county = await aRegion(db, "2026-11-22");
    const offerId = await anOffer(county);
    // Tuesdays at half past eleven in London are Wednesdays here.
    await save(county.ctx, offerId, [{ ...course, startsAt: "2026-11-24T23:30", durationMinutes: 60, timeZone: "UTC", rule: "FREQ=DAILY" }]);
    expect((await days(county.ctx, offerId)).slice(0, 2)).toEqual(["2026-11-25", "2026-11-26"]);
    for (const day of ["2026-11-23", "2026-11-24", "2026-11-25"]) await night(onDay(county, day));
    const found = await days(county.ctx, offerId);
    expect([found.at(-1), new Set(found).size]).toEqual(["2028-05-26", found.length]);
    const gap = found.findIndex((day, place) => place > 0 && Date.parse(day) - Date.parse(found[place - 1] ?? "") !== 86_400_000);
    expect(gap).toBe(-1);
  });

  test("does not know an offer of another region", async () => {
    const [county, stranger] = [await aRegion(db), await aRegion(db)];
    const offerId = await anOffer(county);
    await expect(save(stranger.ctx, offerId, [course])).rejects.toThrow("no offer");
  });
});

describe("Each night", () => {
  test("a series gets the dates that came within 18 months, also after nights without a job", async () => {
    const county = await aRegion(db, "2026-11-22");
    const offerId = await anOffer(county);
    await save(county.ctx, offerId, [weekly]);
    await night(onDay(county, "2027-03-15"));
    await night(onDay(county, "2027-03-15"));
    const found = await days(county.ctx, offerId);
    expect([found[0], found.at(-1)]).toEqual(["2026-11-23", "2028-09-11"]);
    expect(new Set(found).size).toBe(95);
    expect(found).toHaveLength(95);
  });
});

describe("Holidays", () => {
  const christmas = { kind: "school", name: "Weihnachtsferien", firstDay: "2026-12-23", lastDay: "2027-01-09", source: "" } as const;

  test("take the dates of those that rest on them out, and give them back", async () => {
    const county = await aRegion(db, "2026-11-22");
    const [resting, going] = [await anOffer(county), await anOffer(county)];
    await save(county.ctx, resting, [weekly]);
    await save(county.ctx, going, [{ ...weekly, pausesInSchoolHolidays: false }]);
    const added = await addHoliday(county.as("coordinator"), christmas);
    if (!added.ok) throw new Error(added.refusal);
    await night(county.ctx, { anew: "pausing" });
    expect(await days(county.ctx, resting)).not.toContain("2026-12-28");
    expect(await days(county.ctx, going)).toContain("2026-12-28");
    expect(await deleteHoliday(county.as("editor"), { id: added.value.id, version: 1 })).toMatchObject({ ok: true });
    await night(county.ctx, { anew: "pausing" });
    expect(await days(county.ctx, resting)).toContain("2026-12-28");
  });

  test("are changed by who keeps the offers, and not over somebody else's change", async () => {
    const county = await aRegion(db);
    expect(await addHoliday(county.as("analyst"), christmas)).toEqual({ ok: false, refusal: "not-allowed" });
    const added = await addHoliday(county.as("coordinator"), christmas);
    if (!added.ok) throw new Error(added.refusal);
    const change = { ...christmas, lastDay: "2027-01-10", id: added.value.id, version: 1 };
    expect(await editHoliday(county.as("coordinator"), change)).toMatchObject({ ok: true });
    expect(await editHoliday(county.as("coordinator"), change)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await deleteHoliday(county.as("coordinator"), change)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    const stranger = await aRegion(db);
    expect(await editHoliday(stranger.as("coordinator"), { ...change, version: 2 })).toEqual({ ok: false, refusal: "holiday-not-found" });
    expect(await read(county.ctx, (reader) => listHolidays(county.ctx, reader))).toMatchObject([{ lastDay: "2027-01-10", version: 2 }]);
  });

  test("of the Land are those of the Land that was set, here alone", async () => {
    const [county, neighbour] = [await aRegion(db), await aRegion(db)];
    expect(await setLand(county.as("translator"), { land: "NI" })).toEqual({ ok: false, refusal: "not-allowed" });
    await setLand(county.as("coordinator"), { land: "NI" });
    expect(await read(county.ctx, (reader) => findLand(county.ctx, reader))).toBe("NI");
    expect(await read(neighbour.ctx, (reader) => findLand(neighbour.ctx, reader))).toBeNull();
  });
});

test("A rule's region is part of its key", async () => {
  const county = await aRegion(db);
  const offerId = await anOffer(county);
  await save(county.ctx, offerId, [course]);
  const stranger = await aRegion(db);
  expect(await read(stranger.ctx, (reader) => reader.select().from(offerTimes))).toEqual([]);
});
