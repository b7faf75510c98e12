import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RouterContextProvider } from "react-router";
import { afterAll, describe, expect, test } from "vitest";
import { houseContext, requestContext } from "#app/request.ts";
import { aCounty, aMeasure } from "#domain/concept/measures/test-county.ts";
import { findMeasure, readMeasureFields } from "#domain/concept/measures/index.ts";
import { testHouse } from "#platform/auth/test-house.ts";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { action as deleteOrganisation } from "../network/delete.tsx";
import { action as editOrganisation } from "../network/edit.tsx";
import { action as newOrganisation } from "../network/new.tsx";
import { loader as download } from "./download.ts";
import { action as edit, loader as editForm } from "./edit.tsx";
import { loader as list } from "./list.tsx";
import { action as enter, loader as show } from "./measure.tsx";
import { action as create } from "./new.tsx";
import { action as release } from "./release-update.tsx";

const db = await testDatabase();
const house = testHouse(db);
const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-pages-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

/** What a route module is called with. @param form a posted form; none: the page is opened */
function visit(ctx: Context, given: { id?: string; update?: string; file?: string; query?: string; form?: Record<string, string | string[] | File> }) {
  const context = new RouterContextProvider();
  context.set(houseContext, { ...house, settings: { ...house.settings, dataFolder } });
  context.set(requestContext, ctx);
  const url = new URL(`http://localhost/app/x${given.query ?? ""}`);
  const body = new FormData();
  for (const [name, value] of Object.entries(given.form ?? {})) for (const one of [value].flat()) body.append(name, one);
  const request = new Request(url, given.form ? { method: "POST", body } : {});
  const params = { region: ctx.region.slug, id: given.id ?? "", update: given.update ?? "", file: given.file ?? "" };
  return { request, context, params, url, pattern: "" };
}
/** Where an act led; a page with faults shows its status and its data instead. */
async function answer(result: Promise<unknown>) {
  const found = await result.catch((thrown: unknown) => thrown);
  if (found instanceof Response) return { leadsTo: found.headers.get("location"), status: found.status };
  if (typeof found === "object" && found !== null && "data" in found && "init" in found) {
    return { data: found.data, status: typeof found.init === "object" && found.init !== null && "status" in found.init ? found.init.status : 200 };
  }
  throw found;
}
const form = { title: "Mama lernt Deutsch", state: "running" };
const saved = (ctx: Context, id: string) => read(ctx, (reader) => readMeasureFields(ctx, reader, id));

describe("The form for a new measure", () => {
  test("leads to the measure", async () => {
    const { office } = await aCounty(db);
    const done = await answer(create(visit(office, { form: { ...form, "budgetLines.0.source": "Land", "budgetLines.0.amount": "20.400" } })));
    expect(done).toMatchObject({ status: 303, leadsTo: expect.stringMatching(/\/massnahmen\/[0-9a-f-]{36}\?hinweis=created$/) });
    expect((await read(office, (reader) => reader.execute("select amount_cents::int as cents from budget_lines"))).rows).toEqual([{ cents: 2_040_000 }]);
  });
  test("comes back with everything typed and every fault at its input", async () => {
    const { office } = await aCounty(db);
    const typed = {
      ...form,
      startsOn: "2026-05-02",
      endsOn: "2026-05-01",
      totalCost: "1",
      "budgetLines.1.source": "Land",
      "budgetLines.1.amount": "2",
      "budgetLines.1.calledUp": "3",
    };
    expect(await answer(create(visit(office, { form: typed })))).toMatchObject({
      status: 422,
      data: {
        draft: { title: "Mama lernt Deutsch", endsOn: "2026-05-01" },
        errors: [
          { field: "endsOn", code: "period-reversed" },
          { field: "budgetLines.1.calledUp", code: "called-up-over-amount" },
          { field: "totalCost", code: "lines-over-total" },
        ],
      },
    });
  });
  test("gives another row without JavaScript, and saves nothing", async () => {
    const { office } = await aCounty(db);
    const more = await answer(create(visit(office, { form: { ...form, intent: "rows:results", "results.0.name": "Kurse" } })));
    expect(more).toMatchObject({ status: 200, data: { draft: { results: [{ name: "Kurse" }, {}, {}, {}] } } });
    expect((await list(visit(office, {}))).list.total).toBe(0);
  });
  test("is closed to a partner that leads nothing here", async () => {
    const { as, jobcenter, vhs } = await aCounty(db);
    expect(await answer(create(visit(as("organisation-member", vhs), { form: { ...form, leadOrganisationId: jobcenter } })))).toMatchObject({ status: 403 });
  });
});

describe("The form of a measure that somebody else saved in between", () => {
  test("shows both versions, and saving again with what was seen is the decision", async () => {
    const { office, as } = await aCounty(db);
    const id = await aMeasure(office, { state: "running" });
    const opened = await editForm(visit(office, { id }));
    const mine = { ...form, version: String(opened.version), title: "Eltern lernen Deutsch" };
    await edit(visit(as("editor", null, "Herr Wessels"), { id, form: { ...form, version: "1", title: "Mama lernt Deutsch in Lünmoor" } }));
    const conflict = await answer(edit(visit(office, { id, form: mine })));
    expect(conflict).toMatchObject({
      status: 409,
      data: {
        version: 2,
        draft: { title: "Eltern lernen Deutsch" },
        conflict: { theirs: { title: "Mama lernt Deutsch in Lünmoor" }, yours: { title: "Eltern lernen Deutsch" }, changed: { by: "Herr Wessels" } },
      },
    });
    expect(await saved(office, id)).toMatchObject({ title: "Mama lernt Deutsch in Lünmoor" });
    expect(await answer(edit(visit(office, { id, form: { ...mine, version: "2" } })))).toMatchObject({ status: 303 });
    expect(await saved(office, id)).toMatchObject({ title: "Eltern lernen Deutsch" });
  });
  test("is not there for a stranger, and closed to those who only read", async () => {
    const [here, there] = [await aCounty(db), await aCounty(db)];
    const id = await aMeasure(here.office);
    expect(await answer(editForm(visit(there.office, { id })))).toMatchObject({ status: 404 });
    expect(await answer(edit(visit(there.office, { id, form: { ...form, version: "1" } })))).toMatchObject({ status: 404 });
    expect(await answer(editForm(visit(here.as("council-reader"), { id })))).toMatchObject({ status: 403 });
    expect(await answer(editForm(visit(here.office, { id: "kein-schluessel" })))).toMatchObject({ status: 404 });
  });
});

describe("The form for the next entry", () => {
  test("takes an assessment, two sentences, a figure and a file", async () => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office, { results: [{ id: null, name: "Kurse", unit: "", planned: 9, reached: 1 }] });
    const resultId = (await saved(office, id))?.results[0]?.id ?? "";
    const file = new File(["Belegung\n"], "Belegung.txt", { type: "text/plain" });
    const typed = { intent: "entry", assessment: "at-risk", text: "Fünf Kurse laufen.", [`figure.${resultId}`]: "4,5", file, released: "on" };
    expect(await answer(enter(visit(office, { id, form: typed })))).toMatchObject({
      status: 303,
      leadsTo: expect.stringContaining("hinweis=entered-public#h-history"),
    });
    expect(await read(office, (reader) => findMeasure(office, reader, id))).toMatchObject({
      history: [{ assessment: "at-risk", file: { name: "Belegung.txt" }, releasedBy: "Frau Albers" }],
      fields: { results: [{ reached: 4.5 }] },
    });
  });
  test.each<[string, Record<string, string>, { field: string; code: string }]>([
    ["no text", { text: " " }, { field: "text", code: "required" }],
    ["off track with release at once", { assessment: "off-track", released: "on" }, { field: "released", code: "off-track-needs-own-release" }],
    ["a pause without a reason", { state: "paused" }, { field: "stateReason", code: "reason-missing" }],
    ["a day to come", { dated: "2026-11-13" }, { field: "dated", code: "dated-in-future" }],
  ])("comes back with what was typed for %s", async (_, typed, fault) => {
    const { office } = await aCounty(db);
    const id = await aMeasure(office);
    const entry = { intent: "entry", assessment: "on-track", text: "Gut.", ...typed };
    expect(await answer(enter(visit(office, { id, form: entry })))).toMatchObject({
      status: 422,
      data: { entry: { errors: [fault], draft: { text: entry.text.trim() } } },
    });
  });
  test("leads to the release of an entry, which only the coordination reaches", async () => {
    const { office, as } = await aCounty(db);
    const id = await aMeasure(office);
    await enter(visit(office, { id, form: { intent: "entry", assessment: "off-track", text: "Die Stelle ist nicht besetzt." } }));
    const update = (await show(visit(office, { id }))).measure.history[0]?.id ?? "";
    expect(await answer(release(visit(as("editor"), { id, update, form: {} })))).toMatchObject({ status: 403 });
    expect(await answer(release(visit(office, { id, update, form: {} })))).toMatchObject({ status: 303 });
    expect((await show(visit(office, { id }))).measure.history[0]).toMatchObject({ releasedBy: "Frau Albers" });
  });
});

describe("The download of the list", () => {
  test("holds what the list shows under the same address, and nothing under another name", async () => {
    const { office } = await aCounty(db);
    await aMeasure(office, { title: "=1+1", state: "running" });
    await aMeasure(office, { title: "Räume", state: "done" });
    const csv = await (await download(visit(office, { file: "massnahmen.csv", query: "?stand=running" }))).text();
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain("\r\n'=1+1;läuft;");
    expect(await answer(download(visit(office, { file: "massnahmen.exe" })))).toMatchObject({ status: 404 });
  });
});

describe("The pages of the network", () => {
  test("add an organisation and its people, and refuse to delete what is in use", async () => {
    const { office } = await aCounty(db);
    const made = await answer(newOrganisation(visit(office, { form: { name: "Familienbüro", kind: "county", isPublic: "on" } })));
    const id = /netzwerk\/([0-9a-f-]{36})/.exec(made.leadsTo ?? "")?.[1] ?? "";
    expect(await answer(newOrganisation(visit(office, { form: { name: "familienbüro", kind: "county" } })))).toMatchObject({
      status: 409,
      data: { alike: [{ id, reasons: ["name"] }] },
    });
    expect(await answer(newOrganisation(visit(office, { form: { name: "familienbüro", kind: "county", intent: "create-anyway" } })))).toMatchObject({
      status: 422,
      data: { errors: { name: "name-taken" } },
    });
    expect(await answer(editOrganisation(visit(office, { id, form: { intent: "add-person", lastName: " " } })))).toMatchObject({
      status: 422,
      data: { about: "new", errors: { lastName: "required" } },
    });
    expect(await answer(editOrganisation(visit(office, { id, form: { intent: "add-person", lastName: "Petersen" } })))).toMatchObject({ status: 303 });
    expect(await answer(deleteOrganisation(visit(office, { id, form: {} })))).toMatchObject({ status: 409, data: { inUse: true } });
  });
  test("show both versions where two edit at once", async () => {
    const { office, vhs } = await aCounty(db);
    const typed = { name: "Volkshochschule", kind: "course-provider", version: "1" };
    expect(await answer(editOrganisation(visit(office, { id: vhs, form: { ...typed, phone: "1" } })))).toMatchObject({ status: 303 });
    expect(await answer(editOrganisation(visit(office, { id: vhs, form: { ...typed, phone: "2" } })))).toMatchObject({
      status: 409,
      data: { version: 2, conflict: { fields: expect.arrayContaining([{ field: "phone", yours: "2", theirs: "1" }]) } },
    });
  });
});
