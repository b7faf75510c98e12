import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newId, read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { sweepRemoved } from "#tests/support/sweep.ts";
import { progressUpdates } from "../schema.ts";
import { aCounty, aMeasure } from "./test-county.ts";
import {
  addProgressUpdate,
  attachFile,
  editMeasure,
  findMeasure,
  readMeasureFields,
  releaseMeasure,
  releaseUpdate,
  withdrawUpdate,
  type AddProgressUpdate,
} from "./index.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-measures-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));
const note = { dataFolder, name: "Belegung.txt", bytes: new TextEncoder().encode("Fünf Kurse sind voll.\n") };

const entry = (measureId: string, more: Partial<AddProgressUpdate> = {}): AddProgressUpdate => ({
  measureId,
  dated: "2026-11-12",
  assessment: "on-track",
  text: "Fünf Kurse laufen.",
  state: null,
  stateReason: null,
  figures: {},
  released: false,
  ...more,
});
async function add(ctx: Context, measureId: string, more: Partial<AddProgressUpdate> = {}): Promise<string> {
  const added = await addProgressUpdate(ctx, entry(measureId, more), null);
  if (!added.ok) throw new Error(added.refusal);
  return added.value.id;
}
const page = async (ctx: Context, id: string) => read(ctx, (reader) => findMeasure(ctx, reader, id));
const form = async (ctx: Context, id: string) => {
  const found = await read(ctx, (reader) => readMeasureFields(ctx, reader, id));
  if (!found) throw new Error("The measure is not there.");
  return found;
};
/** What a citizen finds of a region's entries. */
const published = async (ctx: Context) => {
  const citizen = db.ctx(ctx.region, { kind: "public" });
  return (await read(citizen, (reader) => reader.select().from(progressUpdates))).map((row) => row.assessment);
};

describe("Writing an entry into a measure's history", () => {
  test("sent twice at once is one entry; another form with the same words is another", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    const form = newId();
    const send = (formId?: string) => addProgressUpdate(office, entry(id), null, formId);
    expect(await Promise.all([send(form), send(form)])).toEqual([1, 2].map(() => ({ ok: true, value: { id: form } })));
    expect(await send()).not.toEqual(await send());
  });

  test("of a stranger's region finds nothing", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    expect(await addProgressUpdate(here.office, entry(await aMeasure(there.office)), null)).toEqual({ ok: false, refusal: "measure-not-found" });
  });
  test("keeps all entries, newest day first, with author, file, figures and the new state", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office, { state: "planned", results: [{ id: null, name: "Kurse", unit: "Kommunen", planned: 9, reached: 0 }] });
    const [courses] = (await form(office, id)).results;
    await add(office, id, { dated: "2026-11-12", text: "Der jüngste." });
    const added = await addProgressUpdate(office, entry(id, { dated: "2026-06-03", state: "running", figures: { [courses?.id ?? ""]: 4.5 } }), note);
    expect(added).toMatchObject({ ok: true });
    expect(await page(office, id)).toMatchObject({
      fields: { state: "running", results: [{ reached: 4.5 }] },
      history: [
        { text: "Der jüngste." },
        { dated: "2026-06-03", authorName: "Frau Albers", state: "running", file: { name: "Belegung.txt" }, releasedAt: null },
      ],
      since: "2026-06-03",
    });
  });
  test("is a partner's right for what it leads, and nobody else's", async () => {
    const { office, as, vhs, jobcenter } = await aCounty(db);
    const id = await aMeasure(office, { leadOrganisationId: vhs });
    expect(await addProgressUpdate(as("organisation-member", vhs), entry(id), null)).toMatchObject({ ok: true });
    for (const ctx of [as("organisation-member", jobcenter), as("analyst")]) {
      expect(await addProgressUpdate(ctx, entry(id), null)).toEqual({ ok: false, refusal: "not-allowed" });
    }
  });
  test("refuses a day that has not come, a pause without a reason, a figure that is not the measure's", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    expect(await addProgressUpdate(office, entry(id, { dated: "2026-11-13" }), null)).toEqual({ ok: false, refusal: "dated-in-future" });
    expect(await addProgressUpdate(office, entry(id, { state: "paused" }), null)).toEqual({ ok: false, refusal: "reason-missing" });
    expect(await addProgressUpdate(office, entry(id, { figures: { [newId()]: 3 } }), null)).toEqual({ ok: false, refusal: "result-unknown" });
    expect((await page(office, id))?.history).toEqual([]);
  });
  test("refuses a file that is not what it may be, and writes nothing", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    const result = await addProgressUpdate(office, entry(id), { ...note, name: "x.pdf", bytes: new Uint8Array([0x4d, 0x5a, 0, 0, 1, 2]) });
    expect(result).toMatchObject({ ok: false, refusal: "file-refused" });
    expect((await page(office, id))?.history).toEqual([]);
  });
  test("that changes the state meets an edit form that lay open", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office, { state: "running" });
    const open = await form(office, id);
    await add(office, id, { state: "dropped", stateReason: "Kein Träger" });
    expect(await editMeasure(office, { ...open, id })).toMatchObject({ refusal: "version-conflict", stored: { state: "dropped", stateReason: "Kein Träger" } });
    expect((await page(office, id))?.fields.state).toBe("dropped");
  });
});

describe("What becomes public of the history", () => {
  test("is nothing by itself", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    await releaseMeasure(office, { id });
    await add(office, id);
    expect(await published(office)).toEqual([]);
  });
  test.each(["on-track", "at-risk"] as const)("may be %s at once, if the coordination wants it", async (assessment) => {
    const { office, as, vhs } = await aCounty(db);
    const id = await aMeasure(office, { leadOrganisationId: vhs });
    await releaseMeasure(office, { id });
    await add(office, id, { assessment, released: true });
    expect(await published(office)).toEqual([assessment]);
    for (const ctx of [as("organisation-member", vhs), as("editor")]) {
      expect(await addProgressUpdate(ctx, entry(id, { assessment, released: true }), null)).toEqual({ ok: false, refusal: "release-not-allowed" });
    }
  });
  test("is off track only by an act of its own, with name and date", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    await releaseMeasure(office, { id });
    expect(await addProgressUpdate(office, entry(id, { assessment: "off-track", released: true }), null)).toEqual({
      ok: false,
      refusal: "off-track-needs-own-release",
    });
    const updateId = await add(office, id, { assessment: "off-track" });
    expect(await published(office)).toEqual([]);
    expect(await releaseUpdate(office, { measureId: id, updateId })).toEqual({ ok: true, value: null });
    expect(await published(office)).toEqual(["off-track"]);
    expect((await page(office, id))?.history[0]).toMatchObject({ releasedBy: "Frau Albers", releasedAt: "2026-11-12T09:00:00Z" });
    expect(await releaseUpdate(office, { measureId: id, updateId })).toEqual({ ok: false, refusal: "already-released" });
  });
  test("can be taken back, off track too; the history tells who did it when, and it may be released anew", async () => {
    const { office, as } = await aCounty(db);
    const id = await aMeasure(office);
    await releaseMeasure(office, { id });
    const updateId = await add(office, id, { assessment: "off-track" });
    expect(await withdrawUpdate(office, { measureId: id, updateId })).toEqual({ ok: false, refusal: "not-released" });
    await releaseUpdate(office, { measureId: id, updateId });
    expect(await withdrawUpdate(as("coordinator", null, "Herr Wessels"), { measureId: id, updateId })).toEqual({ ok: true, value: null });
    expect(await published(office)).toEqual([]);
    expect(await page(office, id)).toMatchObject({
      history: [{ releasedAt: null, releasedBy: null, text: "Fünf Kurse laufen." }],
      changes: [{ kind: "withdrawn", updateId, dated: "2026-11-12", byName: "Herr Wessels", releasedBy: "Frau Albers" }],
    });
    await releaseUpdate(office, { measureId: id, updateId });
    expect(await published(office)).toEqual(["off-track"]);
  });
  test("is taken back neither from a stranger's region nor by others than the coordination", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const id = await aMeasure(there.office, { leadOrganisationId: there.vhs });
    const updateId = await add(there.office, id, { released: true });
    expect(await withdrawUpdate(here.office, { measureId: id, updateId })).toEqual({ ok: false, refusal: "update-not-found" });
    for (const ctx of [there.as("editor"), there.as("organisation-member", there.vhs)])
      expect(await withdrawUpdate(ctx, { measureId: id, updateId })).toEqual({ ok: false, refusal: "not-allowed" });
  });
  test("is nothing that a partner writes: on a released measure neither a state nor a figure", async () => {
    const { office, as, vhs } = await aCounty(db);
    const id = await aMeasure(office, { leadOrganisationId: vhs, results: [{ id: null, name: "Kurse", unit: "", planned: 9, reached: 0 }] });
    const [courses] = (await form(office, id)).results;
    await releaseMeasure(office, { id });
    const partner = as("organisation-member", vhs);
    for (const change of [{ state: "done" as const }, { figures: { [courses?.id ?? ""]: 4 } }])
      expect(await addProgressUpdate(partner, entry(id, change), null)).toEqual({ ok: false, refusal: "public-part-by-office" });
    expect(await addProgressUpdate(partner, entry(id), null)).toMatchObject({ ok: true });
    expect(await addProgressUpdate(office, entry(id, { state: "done" }), null)).toMatchObject({ ok: true });
  });
  test("is nothing of a measure that is not public itself", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    await add(office, id, { released: true });
    expect(await published(office)).toEqual([]);
  });
  test("is released neither from a stranger's region, nor by others than the coordination, nor below another measure", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const id = await aMeasure(there.office, { leadOrganisationId: there.vhs });
    const updateId = await add(there.office, id);
    expect(await releaseUpdate(here.office, { measureId: id, updateId })).toEqual({ ok: false, refusal: "update-not-found" });
    expect(await releaseUpdate(there.as("editor"), { measureId: id, updateId })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await releaseUpdate(there.as("organisation-member", there.vhs), { measureId: id, updateId })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await releaseUpdate(there.office, { measureId: await aMeasure(there.office), updateId })).toEqual({ ok: false, refusal: "update-not-found" });
  });
});

describe("A document beside a measure", () => {
  test("comes, keeps its place through an edit, and goes with its file", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    expect(await attachFile(office, { measureId: id, title: "" }, note)).toMatchObject({ ok: true });
    const open = await form(office, id);
    expect(open.links).toMatchObject([{ title: "Belegung.txt", url: null }]);
    await editMeasure(office, { ...open, id, links: open.links.map((link) => ({ ...link, title: "Belegung im Frühjahr" })) });
    const kept = await page(office, id);
    expect(kept?.links).toMatchObject([{ title: "Belegung im Frühjahr", fileId: expect.any(String) }]);
    await editMeasure(office, { ...open, id, version: 3, links: [] });
    await sweepRemoved(db, office, dataFolder);
    expect((await db.superuser.query("select 1 from files where region_id = $1", [office.region.id])).rowCount).toBe(0);
  });
  test("is refused to strangers, to readers, and where the content is not what its name says", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const measureId = await aMeasure(here.office);
    expect(await attachFile(there.office, { measureId, title: "" }, note)).toEqual({ ok: false, refusal: "measure-not-found" });
    expect(await attachFile(here.as("council-reader"), { measureId, title: "" }, note)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await attachFile(here.office, { measureId, title: "" }, { ...note, bytes: new Uint8Array() })).toMatchObject({
      refusal: "file-refused",
      reason: "empty",
    });
  });
});
