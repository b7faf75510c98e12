import { describe, expect, test } from "vitest";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { findConcept } from "../concept-overview.ts";
import { enterResolution, readAdoption } from "../versions/index.ts";
import { editConcept, releaseConcept, withdrawConcept, type EditConcept } from "./index.ts";
import { aCountyWithConcept } from "./test-concept.ts";

const db = await testDatabase();

const cover: EditConcept = {
  title: "Integrationskonzept",
  periodFrom: 2024,
  periodTo: 2029,
  adoptedOn: "2024-03-14",
  adoptedBy: "Kreistag",
  edition: "1.0",
  version: 1,
};

describe("Releasing the concept", () => {
  test("changes nothing in a stranger's region", async () => {
    const county = await aCountyWithConcept(db);
    const stranger = await aCountyWithConcept(db);
    await releaseConcept(stranger.coordinator, cover);
    expect((await county.overview()).releasedAt).toBeNull();
  });

  test("is the coordinator's act", async () => {
    const county = await aCountyWithConcept(db);
    expect(await releaseConcept(county.editor, cover)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await withdrawConcept(county.editor)).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test("makes it public until it is withdrawn", async () => {
    const county = await aCountyWithConcept(db);
    const seenByAll = () => read(county.publicCtx, (reader) => findConcept(county.publicCtx, reader));
    expect(await withdrawConcept(county.coordinator)).toEqual({ ok: false, refusal: "not-released" });
    expect(await seenByAll()).toBeNull();
    expect(await releaseConcept(county.coordinator, cover)).toEqual({ ok: true, value: { version: 2 } });
    expect(await seenByAll()).toMatchObject({ periodTo: 2029, adoptedBy: "Kreistag" });
    expect(await withdrawConcept(county.coordinator)).toEqual({ ok: true, value: null });
    expect(await seenByAll()).toBeNull();
  });

  test("keeps its first day when the cover is corrected later", async () => {
    const county = await aCountyWithConcept(db);
    await releaseConcept(county.coordinator, cover);
    const { releasedAt } = await county.overview();
    await releaseConcept({ ...county.coordinator, now: new Date("2027-01-01T10:00:00Z"), today: "2027-01-01" }, { ...cover, version: 2, edition: "1.1" });
    expect(await county.overview()).toMatchObject({ releasedAt, edition: "1.1" });
  });

  test("refuses a period that runs backwards, a day to come, and a text that somebody changed meanwhile", async () => {
    const county = await aCountyWithConcept(db);
    expect(await editConcept(county.coordinator, { ...cover, periodFrom: 2030 })).toEqual({ ok: false, refusal: "period-backwards" });
    expect(await editConcept(county.coordinator, { ...cover, adoptedOn: "2026-11-13" })).toEqual({ ok: false, refusal: "adopted-in-the-future" });
    expect(await editConcept(county.coordinator, { ...cover, adoptedOn: "2026-11-12" })).toMatchObject({ ok: true });
    expect(await editConcept(county.coordinator, { ...cover, title: "Zweite" })).toMatchObject({
      refusal: "version-conflict",
      stored: { adoptedOn: "2026-11-12", version: 2 },
    });
  });

  test("leaves edition, day and body to the resolution once there is one", async () => {
    const { coordinator, overview } = await aCountyWithConcept(db);
    const { title, periodFrom, periodTo } = cover;
    const parts = (await read(coordinator, (reader) => readAdoption(coordinator, reader)))?.parts ?? [];
    const entered = await enterResolution(coordinator, {
      kind: "adopted",
      gremiumId: null,
      body: "Kreistag",
      resolvedOn: "2026-11-05",
      wording: "Der Kreistag beschließt das Konzept.",
      meetingId: null,
      partIds: parts.map(({ id }) => id),
      edition: "2.0",
    });
    expect(entered).toMatchObject({ ok: true });
    const stored = (await overview()).version;
    expect(await editConcept(coordinator, { ...cover, version: stored })).toEqual({ ok: false, refusal: "resolution-says" });
    expect(await editConcept(coordinator, { title: `${title} neu`, periodFrom, periodTo, version: stored })).toMatchObject({ ok: true });
    expect(await overview()).toMatchObject({ title: `${title} neu`, edition: "2.0", adoptedOn: "2026-11-05", adoptedBy: "Kreistag" });
  });
});
