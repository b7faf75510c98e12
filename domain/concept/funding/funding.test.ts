import { describe, expect, test } from "vitest";
import { newId, read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { createMeasure, deleteMeasure, editMeasure, readMeasureFields } from "../measures/index.ts";
import { addBooking, cancelBooking, createFund, deleteFund, editFund, findFund, listBookings, listFreeSources, listFunds, matchSource } from "./index.ts";
import { aFund, fundFields } from "./test-fund.ts";

const db = await testDatabase();
type Found = Awaited<ReturnType<typeof aFund>>;
const sums = async ({ office, fundId }: Found) => {
  const fund = await read(office, (reader) => findFund(office, reader, fundId));
  return [fund?.approvedCents, fund?.calledUpCents, fund?.spentCents];
};

describe("A fund", () => {
  test("shows what was applied for, approved, called up and spent, each the sum of its lines", async () => {
    const found = await aFund(db);
    await found.aLine({ state: "applied", amountCents: 700_00 });
    await found.aLine({ amountCents: 1_000_00, appliedCents: 1_500_00, calledUpCents: 300_00 });
    await found.book("called-up", 2_000_00);
    await found.book("spent", 1_999_99);
    const fund = await read(found.office, (reader) => findFund(found.office, reader, found.fundId));
    expect(fund).toMatchObject({ appliedCents: 7_200_00, approvedCents: 6_000_00, calledUpCents: 2_300_00, spentCents: 1_999_99, measures: 3 });
    for (const part of ["appliedCents", "approvedCents", "calledUpCents", "spentCents"] as const)
      expect(fund?.lines.reduce((sum, line) => sum + line[part], 0)).toBe(fund?.[part]);
    expect(fund?.years).toEqual([2026, 2025]);
  });

  test("made twice by one form is one fund; another region and the public see none", async () => {
    const [here, there] = [await aFund(db), await aFund(db)];
    const id = newId();
    await createFund(here.office, fundFields, id);
    await createFund(here.office, fundFields, id);
    const filter = { search: "sprache", states: [], sort: "name" } as const;
    expect(await read(here.office, (reader) => listFunds(here.office, reader, { ...filter, states: [] }))).toHaveLength(2);
    expect(await read(there.office, (reader) => findFund(there.office, reader, id))).toBeNull();
    const { publicCtx } = here.county;
    expect(await read(publicCtx, (reader) => listFunds(publicCtx, reader, { ...filter, states: [] }))).toEqual([]);
  });

  test.each(["council-reader", "organisation-member", "administrator"] as const)("is not kept by the role %s", async (role) => {
    const { county, fundId, line } = await aFund(db);
    const ctx = county.as(role);
    const no = { ok: false, refusal: "not-allowed" };
    expect(await createFund(ctx, fundFields)).toEqual(no);
    expect(await editFund(ctx, { id: fundId, version: 1, fields: fundFields })).toEqual(no);
    expect(await deleteFund(ctx, { id: fundId, version: 1 })).toEqual(no);
    const booking = { fundId, budgetLineId: line.id, kind: "spent", bookedOn: "2026-03-10", amountCents: 1, note: "", receipt: "", reason: "" } as const;
    expect(await addBooking(ctx, booking)).toEqual(no);
    expect(await matchSource(ctx, { source: "Land", fundId })).toEqual(no);
  });

  test("edited by two shows the second what the first one saved", async () => {
    const { office, fundId } = await aFund(db);
    await editFund(office, { id: fundId, version: 1, fields: { ...fundFields, name: "Zuerst", deadlines: [{ dueOn: "2026-12-01", what: "Antrag" }] } });
    expect(await editFund(office, { id: fundId, version: 1, fields: { ...fundFields, name: "Zuletzt" } })).toMatchObject({
      refusal: "version-conflict",
      stored: { name: "Zuerst", version: 2, deadlines: [{ what: "Antrag" }] },
      changed: { by: "Test coordinator" },
    });
  });

  test("has no total below what is approved, and none is needed", async () => {
    const { office, fundId } = await aFund(db);
    expect(await editFund(office, { id: fundId, version: 1, fields: { ...fundFields, totalCents: 4_999_99 } })).toEqual({
      ok: false,
      refusal: "under-approved",
      approvedCents: 5_000_00,
    });
    expect(await editFund(office, { id: fundId, version: 1, fields: { ...fundFields, totalCents: null } })).toMatchObject({ ok: true });
  });

  test("that measures draw on is not deleted; without them it is", async () => {
    const { office, county, fundId, line } = await aFund(db);
    expect(await deleteFund(office, { id: fundId, version: 1 })).toMatchObject({ refusal: "drawn-on", measures: [{ id: line.measureId }] });
    const made = await createFund(office, fundFields);
    if (!made.ok) throw new Error(made.refusal);
    expect(await deleteFund(county.as("editor"), { id: made.value.id, version: 1 })).toMatchObject({ ok: true });
  });
});

describe("A booking", () => {
  test("moves what the line says is called up; cancelled it moves back and stays legible", async () => {
    const found = await aFund(db);
    const { office, fundId, book } = found;
    const booked = await book("called-up", 1_234_56, { receipt: "B-17" });
    if (!booked.ok) throw new Error(booked.refusal);
    expect(await sums(found)).toEqual([5_000_00, 1_234_56, 0]);
    for (let time = 0; time < 2; time += 1) await cancelBooking(office, { fundId, id: booked.value.id, reason: "doppelt" });
    expect(await sums(found)).toEqual([5_000_00, 0, 0]);
    expect(await read(office, (reader) => listBookings(office, reader, fundId))).toMatchObject([{ receipt: "B-17", cancelledReason: "doppelt" }]);
  });

  test.each([
    // booked                                                  answer
    ["called up to the last cent", "called-up", 5_000_00, {}, { ok: true }],
    ["called up over the approval", "called-up", 5_000_01, {}, { refusal: "over-approved", leftCents: 5_000_00 }],
    ["spent without calling up, without a reason", "spent", 1, {}, { refusal: "reason-needed" }],
    ["spent without calling up, with a reason", "spent", 1, { reason: "Wir gehen in Vorleistung." }, { ok: true }],
    ["spent the year before the period", "spent", 1, { reason: "x", bookedOn: "2024-12-31" }, { refusal: "outside-period" }],
    ["spent in the first year", "spent", 1, { reason: "x", bookedOn: "2025-01-01" }, { ok: true }],
    ["on a day that has not come", "called-up", 1, { bookedOn: "2026-11-13" }, { refusal: "day-ahead" }],
    ["on another fund's page", "called-up", 1, { fundId: newId() }, { refusal: "line-not-found" }],
  ] as const)("%s", async (_, kind, amountCents, more, answer) => {
    const { book } = await aFund(db);
    expect(await book(kind, amountCents, more)).toMatchObject(answer);
  });

  test("needs money that is approved", async () => {
    const { aLine, book } = await aFund(db);
    const { id } = await aLine({ state: "applied" });
    expect(await book("called-up", 1, { budgetLineId: id })).toEqual({ ok: false, refusal: "not-approved" });
  });

  test("by two at once never calls up more than is approved", async () => {
    const found = await aFund(db);
    const answers = await Promise.all(Array.from({ length: 6 }, () => found.book("called-up", 2_000_00)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await sums(found)).toEqual([5_000_00, 4_000_00, 0]);
  });
});

describe("A measure that draws on a fund", () => {
  test.each([
    ["goes without the line", { budgetLines: [] }, "line-has-bookings"],
    ["is only applied for again", { state: "applied" }, "line-has-bookings"],
    ["goes to another fund", { fundId: null }, "line-has-bookings"],
    ["says less is called up than was booked", { calledUpCents: 999_99 }, "called-up-under-bookings"],
  ] as const)("and was booked on, %s: refused", async (_, change, code) => {
    const { office, line, book } = await aFund(db);
    await book("called-up", 1_000_00);
    const fields = await read(office, (reader) => readMeasureFields(office, reader, line.measureId));
    if (!fields) throw new Error("gone");
    const edited = "budgetLines" in change ? fields : { ...fields, budgetLines: fields.budgetLines.map((row) => ({ ...row, ...change })) };
    const input = { ...edited, ...("budgetLines" in change ? { budgetLines: [] } : {}), id: line.measureId };
    expect(await editMeasure(office, input)).toMatchObject({ refusal: "does-not-fit", faults: [{ code }] });
    // A booking while the form lay open gives it another version.
    expect(await editMeasure(office, { ...input, version: fields.version - 1 })).toMatchObject({ refusal: "version-conflict" });
  });

  test("gets no more than the fund has, also when two are saved at once", async () => {
    const { office, measureWith } = await aFund(db);
    expect(await createMeasure(office, measureWith({ amountCents: 5_000_01 }))).toMatchObject({
      refusal: "does-not-fit",
      faults: [{ code: "over-fund-total", path: ["budgetLines", 0, "amountCents"] }],
    });
    expect(await createMeasure(office, measureWith({ amountCents: 5_000_01, state: "applied" }))).toMatchObject({ ok: true });
    const answers = await Promise.all([3_000_00, 3_000_00].map((amountCents) => createMeasure(office, measureWith({ amountCents }))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("names a fund of its own region", async () => {
    const [here, there] = [await aFund(db), await aFund(db)];
    expect(await createMeasure(here.office, here.measureWith({ fundId: there.fundId }))).toMatchObject({ faults: [{ code: "fund-lost" }] });
  });

  test("and carries approved money is not deleted", async () => {
    const { office, line } = await aFund(db);
    expect(await deleteMeasure(office, { id: line.measureId })).toEqual({ ok: false, refusal: "carries-money" });
  });
});

test("A source written as free text is given to a fund with all its lines, as long as the fund has room", async () => {
  const { office, fundId, aLine } = await aFund(db);
  await aLine({ fundId: null, source: "Land, SvO", amountCents: 2_000_00 });
  const { measureId } = await aLine({ fundId: null, source: "Land, SvO", amountCents: 3_000_00 });
  await aLine({ fundId: null, source: "Stiftung", amountCents: 1 });
  const free = () => read(office, (reader) => listFreeSources(office, reader));
  expect(await free()).toMatchObject([
    { source: "Land, SvO", lines: 2, amountCents: 5_000_00 },
    { source: "Stiftung", lines: 1 },
  ]);
  await editFund(office, { id: fundId, version: 1, fields: { ...fundFields, totalCents: 9_999_99 } });
  expect(await matchSource(office, { source: "Land, SvO", fundId })).toEqual({ ok: false, refusal: "over-fund-total", leftCents: 4_999_99 });
  await editFund(office, { id: fundId, version: 2, fields: fundFields });
  expect(await matchSource(office, { source: "Land, SvO", fundId })).toEqual({ ok: true, value: { lines: 2 } });
  expect(await free()).toMatchObject([{ source: "Stiftung" }]);
  expect(await read(office, (reader) => readMeasureFields(office, reader, measureId))).toMatchObject({
    version: 2,
    budgetLines: [{ source: "Land, SvO", fundId }],
  });
});
