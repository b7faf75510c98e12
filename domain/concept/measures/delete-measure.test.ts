import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { addPerson } from "#domain/network/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { sweepRemoved } from "#tests/support/sweep.ts";
import { closeRound, openStatusRound } from "../rounds/index.ts";
import { aCounty, aMeasure } from "./test-county.ts";
import { addProgressUpdate, attachFile, deleteMeasure, findDeletion, findMeasure, releaseMeasure, withdrawMeasure } from "./index.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-delete-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));
const note = { dataFolder, name: "Belegung.txt", bytes: new TextEncoder().encode("Fünf Kurse sind voll.\n") };
const entry = { dated: "2026-11-12", assessment: "on-track", text: "Läuft.", state: null, stateReason: null, figures: {}, released: false } as const;
const count = async (ctx: Context, table: string) => (await db.superuser.query(`select 1 from ${table} where region_id = $1`, [ctx.region.id])).rowCount;

describe("Deleting a measure", () => {
  test("takes all that hangs on it along, with its files, and leaves a trace", async () => {
    const { office, recommendationIds } = await aCounty(db);
    const id = await aMeasure(office, { recommendationIds, links: [{ id: null, title: "Flyer", url: "https://example.org" }] });
    await attachFile(office, { measureId: id, title: "" }, note);
    await addProgressUpdate(office, { ...entry, measureId: id }, note);
    const deletion = await read(office, (reader) => findDeletion(office, reader, id));
    expect(deletion).toMatchObject({ title: "Mama lernt Deutsch", isPublic: false, rounds: [], goes: { updates: 1, files: 2, links: 1, answers: 0 } });
    expect(await deleteMeasure(office, { id })).toEqual({ ok: true, value: null });
    expect(await read(office, (reader) => findMeasure(office, reader, id))).toBeNull();
    await sweepRemoved(db, office, dataFolder);
    for (const table of ["measures", "measure_links", "progress_updates", "measure_recommendations", "files"])
      expect([table, await count(office, table)]).toEqual([table, 0]);
    expect(await count(office, "recommendations")).toBe(2);
    const traces = await db.superuser.query("select actor, details from audit.entries where region_id = $1 and event = 'measure.deleted'", [office.region.id]);
    expect(traces.rows).toEqual([{ actor: "Frau Albers", details: { updates: 1, files: 2, links: 1, answers: 0 } }]);
  });
  test("is refused while it is public, and possible when it was taken back", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    await releaseMeasure(office, { id });
    expect(await deleteMeasure(office, { id })).toEqual({ ok: false, refusal: "is-public" });
    await withdrawMeasure(office, { id });
    expect(await deleteMeasure(office, { id })).toMatchObject({ ok: true });
  });
  test("is refused while a running round asks about it; its answer goes with it when the round is over", async () => {
    const { office, vhs, recommendationIds } = await aCounty(db);
    const person = await addPerson(office, {
      organisationId: vhs,
      salutation: "Frau",
      firstName: "Inga",
      lastName: "Petersen",
      function: "",
      responsibilities: "",
      email: "petersen@example.org",
      phone: null,
      isMigrationContact: false,
    });
    if (!person.ok) throw new Error(person.refusal);
    const id = await aMeasure(office, { state: "running", leadOrganisationId: vhs, leadPersonId: person.value.id, recommendationIds });
    const fields = await db.superuser.query<{ id: string }>("select id from action_fields where region_id = $1", [office.region.id]);
    const round = await openStatusRound(office, { title: "Herbst", fieldIds: fields.rows.map((row) => row.id), dueOn: "2026-12-01" });
    if (!round.ok) throw new Error(round.refusal);
    expect(await deleteMeasure(office, { id })).toEqual({ ok: false, refusal: "in-running-round" });
    expect(await read(office, (reader) => findDeletion(office, reader, id))).toMatchObject({ rounds: [{ title: "Herbst" }] });
    await closeRound(office, { roundId: round.value.roundId });
    expect(await deleteMeasure(office, { id })).toMatchObject({ ok: true });
    expect(await count(office, "status_answers")).toBe(0);
  });
  test("is the office's: no partner's, no reader's, no stranger's", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const id = await aMeasure(here.office, { leadOrganisationId: here.vhs });
    expect(await deleteMeasure(there.office, { id })).toEqual({ ok: false, refusal: "measure-not-found" });
    for (const ctx of [here.as("organisation-member", here.vhs), here.as("administrator")])
      expect(await deleteMeasure(ctx, { id })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await deleteMeasure(here.as("editor"), { id })).toMatchObject({ ok: true });
  });
});
