import { describe, expect, test } from "vitest";
import { addDecision, removeDecision } from "#domain/network/minutes/index.ts";
import { newId, read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { aGremium } from "#tests/support/gremium.ts";
import { createMeasure, decisionsOfMeasure, decisionsOfMeeting, deleteMeasure, emptyMeasure, findDecision, linkDecision, unlinkDecision } from "./index.ts";

const db = await testDatabase();

async function aDecision(county?: County) {
  const gremium = await aGremium(db, { county });
  const meeting = await gremium.aMeeting({ number: 14 });
  const coordinator = gremium.county.as("coordinator");
  const added = await addDecision(coordinator, { itemId: meeting.itemIds[0] ?? "", text: "Die Schulung findet samstags statt.", votes: null, isPublic: false });
  return { ...gremium, meeting, coordinator, decisionId: added.ok ? added.value.id : "" };
}
const fromDecisions = (ctx: Context, measureId: string) => read(ctx, (reader) => decisionsOfMeasure(ctx, reader, measureId));

describe("A decision becomes a measure", () => {
  test("which says where it comes from, and the minutes say what became of it", async () => {
    const { coordinator, decisionId, meeting } = await aDecision();
    const made = await createMeasure(coordinator, { ...emptyMeasure("Schulung am Samstag") }, newId(), decisionId);
    const measureId = made.ok ? made.value.id : "";
    expect(await fromDecisions(coordinator, measureId)).toMatchObject([{ id: decisionId, number: "2026/1", kind: "began", meetingId: meeting.id }]);
    expect(await read(coordinator, (reader) => decisionsOfMeeting(coordinator, reader, meeting.id))).toEqual([
      { decisionId, measureId, title: "Schulung am Samstag", kind: "began" },
    ]);
  });

  test("only where the decision can be read: else nothing is made", async () => {
    const { county, decisionId } = await aDecision();
    const organisation = await county.anOrganisation();
    const partner = county.as("organisation-member", organisation.id);
    const fields = { ...emptyMeasure("Schulung"), leadOrganisationId: organisation.id };
    const id = newId();
    expect(await createMeasure(partner, fields, id, decisionId)).toEqual({ ok: false, refusal: "decision-not-found" });
    expect(await createMeasure(partner, fields, id, newId())).toEqual({ ok: false, refusal: "decision-not-found" });
    expect(await read(partner, (reader) => findDecision(partner, reader, decisionId))).toBeNull();
    const stranger = (await aRegion(db)).as("coordinator");
    expect(await read(stranger, (reader) => findDecision(stranger, reader, decisionId))).toBeNull();
  });
});

describe("A decision about a measure", () => {
  test("is linked once and can be untied; until then the decision cannot be struck", async () => {
    const { county, coordinator, decisionId } = await aDecision();
    const { id: measureId } = await county.aMeasure();
    const link = { measureId, decisionId, kind: "changed" as const };
    expect(await linkDecision(coordinator, link)).toMatchObject({ ok: true });
    expect(await linkDecision(coordinator, link)).toMatchObject({ ok: true });
    expect(await fromDecisions(coordinator, measureId)).toHaveLength(1);
    expect(await removeDecision(coordinator, { decisionId })).toEqual({ ok: false, refusal: "has-measure" });
    expect(await unlinkDecision(coordinator, { measureId, decisionId })).toMatchObject({ ok: true });
    expect(await unlinkDecision(coordinator, { measureId, decisionId })).toEqual({ ok: false, refusal: "decision-not-found" });
    expect(await removeDecision(coordinator, { decisionId })).toMatchObject({ ok: true });
  });

  test("is not for those who may not change the measure, and goes with it", async () => {
    const { county, coordinator, decisionId } = await aDecision();
    const { id: measureId } = await county.aMeasure();
    const link = { measureId, decisionId, kind: "changed" as const };
    expect(await linkDecision(county.as("caseworker"), link)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await linkDecision(coordinator, { ...link, measureId: newId() })).toEqual({ ok: false, refusal: "measure-not-found" });
    await linkDecision(coordinator, link);
    expect(await deleteMeasure(coordinator, { id: measureId })).toMatchObject({ ok: true });
    expect(await removeDecision(coordinator, { decisionId })).toMatchObject({ ok: true });
  });
});
