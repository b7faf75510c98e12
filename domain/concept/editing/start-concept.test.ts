import { describe, expect, test } from "vitest";
import { read } from "#platform/db/index.ts";
import { aRegion } from "#tests/support/factories.ts";
import { testDatabase } from "#tests/support/database.ts";
import { findConcept } from "../concept-overview.ts";
import { addItem, startConcept } from "./index.ts";
import { outlineOf } from "./test-concept.ts";

const db = await testDatabase();
const today = "2026-11-12";
const cover = { title: "Integrationskonzept", adoptedOn: "2026-03-01" };

describe("Starting a concept by hand", () => {
  test("makes a place for fields, goals and recommendations", async () => {
    const county = await aRegion(db, today);
    const coordinator = county.as("coordinator");
    expect(await addItem(coordinator, { level: "action-field", parentId: null, text: "Sprache" })).toEqual({ ok: false, refusal: "no-concept" });
    expect(await startConcept(coordinator, cover)).toMatchObject({ ok: true });
    const add = async (level: "action-field" | "goal" | "recommendation", parentId: string | null, text: string) => {
      const added = await addItem(coordinator, { level, parentId, text });
      if (!added.ok) throw new Error(added.refusal);
      return added.value.id;
    };
    const goal = await add("goal", await add("action-field", null, "Sprache"), "Kurse");
    await add("recommendation", goal, "Am Abend");
    const concept = await read(coordinator, (reader) => findConcept(coordinator, reader));
    expect(concept).toMatchObject({ title: "Integrationskonzept", adoptedOn: "2026-03-01", edition: "1.0", releasedAt: null });
    expect(concept && outlineOf(concept)).toEqual(["1.1 Kurse: Am Abend"]);
  });
  test("is refused where there is one, also in a second click of the same moment, and not by a stranger's", async () => {
    const [here, there] = [await aRegion(db, today), await aRegion(db, today)];
    await startConcept(there.as("coordinator"), cover);
    const both = await Promise.all([startConcept(here.as("coordinator"), cover), startConcept(here.as("coordinator"), cover)]);
    expect(both.map((result) => (result.ok ? "started" : result.refusal)).toSorted()).toEqual(["concept-exists", "started"]);
  });
  test("is the coordinator's, with a day that has come", async () => {
    const county = await aRegion(db, today);
    expect(await startConcept(county.as("editor"), cover)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await startConcept(county.as("coordinator"), { ...cover, adoptedOn: "2026-11-13" })).toEqual({ ok: false, refusal: "adopted-in-the-future" });
    expect(await startConcept(county.as("coordinator"), { ...cover, adoptedOn: today })).toMatchObject({ ok: true });
  });
});
