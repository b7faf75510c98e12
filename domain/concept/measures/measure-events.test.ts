import { describe, expect, test } from "vitest";
import { addResult, deleteResult, releaseResult } from "#domain/offers/events/index.ts";
import { anOffer } from "#domain/offers/test-offer.ts";
import { newId, read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { linkEvent, listEventsOfMeasure, measuresOfEvent, unlinkEvent } from "./index.ts";

const db = await testDatabase();

async function aMeasureWithAnEvent() {
  const county = await aRegion(db);
  await county.aConcept({ recommendations: 1 });
  const office = county.as("coordinator");
  const { id: measureId } = await county.aMeasure({ releasedAt: county.ctx.now });
  const { id: offerId } = await anOffer(county, { kind: "event" });
  expect(await linkEvent(office, { measureId, offerId })).toEqual({ ok: true, value: null });
  const result = { offerId, label: "neue Vereinsmitglieder", number: 7, countsPeople: true, sentence: "" };
  const added = await addResult(office, result);
  const resultId = added.ok ? added.value.id : "";
  const labels = async (ctx = office) =>
    (await read(ctx, (reader) => listEventsOfMeasure(ctx, reader, measureId))).map(({ title, results }) => [title, ...results.map(({ label }) => label)]);
  return { county, office, offerId, measureId, resultId, result, labels };
}

describe("What came of an event", () => {
  test("stands at the measure, in public only once it is released", async () => {
    const { county, office, offerId, measureId, resultId, labels } = await aMeasureWithAnEvent();
    const everybody = county.publicCtx;
    expect(await labels()).toEqual([["Deutsch am Abend", "neue Vereinsmitglieder"]]);
    expect(await labels(everybody)).toEqual([["Deutsch am Abend"]]);
    await releaseResult(office, { offerId, id: resultId, isReleased: true });
    expect(await labels(everybody)).toEqual([["Deutsch am Abend", "neue Vereinsmitglieder"]]);
    await releaseResult(office, { offerId, id: resultId, isReleased: false });
    expect(await labels(everybody)).toEqual([["Deutsch am Abend"]]);
    await deleteResult(office, { offerId, id: resultId });
    expect(await labels()).toEqual([["Deutsch am Abend"]]);
    await unlinkEvent(office, { measureId, offerId });
    expect(await labels()).toEqual([]);
  });

  test("of a measure that is not public is read by nobody outside", async () => {
    const { county, office, offerId, resultId } = await aMeasureWithAnEvent();
    const { id: measureId } = await county.aMeasure();
    await linkEvent(office, { measureId, offerId });
    await releaseResult(office, { offerId, id: resultId, isReleased: true });
    const everybody = county.publicCtx;
    expect(await read(everybody, (reader) => listEventsOfMeasure(everybody, reader, measureId))).toEqual([]);
  });

  test("is entered once by a form sent twice, and by the office of its own region alone", async () => {
    const { county, office, offerId, measureId, result, labels } = await aMeasureWithAnEvent();
    const id = newId();
    await addResult(office, { ...result, label: "Freiwillige" }, id);
    await addResult(office, { ...result, label: "Freiwillige" }, id);
    expect(await labels()).toEqual([["Deutsch am Abend", "neue Vereinsmitglieder", "Freiwillige"]]);
    expect(await addResult(county.as("analyst"), result)).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = (await aRegion(db)).as("coordinator");
    expect(await addResult(stranger, result)).toEqual({ ok: false, refusal: "not-found" });
    expect(await linkEvent(stranger, { measureId, offerId })).toEqual({ ok: false, refusal: "measure-not-found" });
    expect(await linkEvent(office, { measureId, offerId: newId() })).toEqual({ ok: false, refusal: "event-not-found" });
    expect(await read(office, (reader) => measuresOfEvent(office, reader, offerId))).toMatchObject([{ id: measureId }]);
  });
});
