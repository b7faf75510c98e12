import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { findEntry } from "../entry.ts";
import { organisations, people } from "../schema.ts";
import { chooseColumns, findOrganisationImport, keepChoices, listOrganisationImports, startOrganisationImport } from "./preview.ts";
import { takeOverOrganisations } from "./take-over.ts";

const db = await testDatabase();
const words = {
  kinds: new Map([
    ["verein", "club"],
    ["schule", "school"],
    ["migrantenorganisation", "migrant-organisation"],
  ]),
  languages: new Map([
    ["deutsch", "de"],
    ["arabisch", "ar"],
  ]),
};
const listOf = (lines: readonly string[]) => lines.map((line, at) => ({ row: at + 1, cells: line.split(";") }));

async function started(ctx: Context, lines: readonly string[]): Promise<string> {
  const result = await startOrganisationImport(ctx, { fileName: "liste.csv", rows: listOf(lines) });
  if (!result.ok) throw new Error(`Not started: ${result.refusal}`);
  return result.value.importId;
}
const preview = async (county: County, importId: string) => {
  const found = await read(county.ctx, (reader) => findOrganisationImport(county.ctx, reader, importId, words));
  if (!found) throw new Error("No import.");
  return found;
};
const all = (county: County) => read(county.ctx, (reader) => reader.select().from(organisations).where(eq(organisations.regionId, county.region.id)));
const takeOver = (ctx: Context, importId: string) => takeOverOrganisations(ctx, { importId, words });

/** 300 rows, nine of them broken: each 33rd in another way. */
const BROKEN = [";Verein", "X;Verein;x@", "Y;Raumschiff", "Z;Verein;;kein netz", "V 7;Verein", "Q;Verein;;;Klingonisch", "Ü;Verein;a@b", ";", "V 3;Schule"];
const HEAD = "Organisation;Art;E-Mail;Homepage;Sprachen";
const THREE_HUNDRED = [
  HEAD,
  ...Array.from({ length: 300 }, (_, n) =>
    n % 33 === 32 ? (BROKEN[(n - 32) / 33] ?? "") : `V ${n};Verein;v${n}@verein-${n}.example;www.verein-${n}.example;Deutsch, Arabisch`,
  ),
];

describe("A list of 300 rows, of which 3 in 100 are broken", () => {
  test("offers the good ones, and lists the bad ones with row number and reason", async () => {
    const county = await aRegion(db);
    const { good, badRows } = await preview(county, await started(county.as("editor"), THREE_HUNDRED));
    expect(good).toHaveLength(291);
    expect(badRows.map(({ row, faults }) => [row, faults.map((fault) => ("field" in fault ? fault.field : fault.code)).join()])).toEqual([
      [34, "name-missing"],
      [67, "email"],
      [100, "kind-unknown"],
      [133, "website"],
      [166, "twice-in-file"],
      [199, "language-unknown"],
      [232, "email"],
      [265, "name-missing"],
      [298, "twice-in-file"],
    ]);
  });

  test("is taken over with all good rows, and a second time makes no doubles", async () => {
    const county = await aRegion(db);
    const ctx = county.as("editor");
    const first = await started(ctx, THREE_HUNDRED);
    expect(await takeOver(ctx, first)).toEqual({ ok: true, value: { added: 291, filled: 0, leftOut: 0, bad: 9 } });
    expect(await takeOver(ctx, first)).toEqual({ ok: false, refusal: "already-taken-over" });
    expect(await takeOver(ctx, await started(ctx, THREE_HUNDRED))).toEqual({ ok: true, value: { added: 0, filled: 0, leftOut: 291, bad: 9 } });
    const stored = await all(county);
    expect(stored).toHaveLength(291);
    expect(stored.find(({ name }) => name === "V 0")).toMatchObject({
      kind: "club",
      email: "v0@verein-0.example",
      website: "https://www.verein-0.example",
      languages: ["de", "ar"],
      isPublic: false,
    });
  }, 60_000);
});

describe("Columns", () => {
  test("are known by German and English words, and what nobody knows is left out", async () => {
    const county = await aRegion(db);
    const importId = await started(county.as("editor"), [
      "Name der Einrichtung;PLZ/Ort;Phone;Ansprechpartner/-in;Lieblingsfarbe",
      "Tafel;27312 Osterwehr;05555 1;Frau Amira Haddad;rot",
    ]);
    const { columns, good } = await preview(county, importId);
    expect(columns).toEqual(["name", "postalPlace", "phone", "contactName", null]);
    expect(good[0]).toMatchObject({
      fields: { name: "Tafel", postalCode: "27312", place: "Osterwehr", phone: "05555 1" },
      person: { salutation: "Frau", firstName: "Amira", lastName: "Haddad" },
    });
  });

  test("as somebody chose them are remembered for the next list with the same headings", async () => {
    const county = await aRegion(db);
    const lines = ["Wer;Wo", "Tafel;Osterwehr"];
    const importId = await started(county.as("editor"), lines);
    expect(await preview(county, importId)).toMatchObject({ nameMissing: true, good: [] });
    expect(await chooseColumns(county.as("editor"), { importId, columns: ["name", "name"] })).toEqual({ ok: false, refusal: "chosen-twice" });
    expect(await chooseColumns(county.as("editor"), { importId, columns: ["name", "place"] })).toMatchObject({ ok: true });
    expect(await preview(county, await started(county.as("editor"), lines))).toMatchObject({
      columns: ["name", "place"],
      good: [{ fields: { name: "Tafel" } }],
    });
    const elsewhere = await aRegion(db);
    expect(await preview(elsewhere, await started(elsewhere.as("editor"), lines))).toMatchObject({ nameMissing: true });
  });
});

describe("An entry that is there already", () => {
  const lines = ["Name;Telefon;E-Mail;Ort", "Volkshochschule Ellerland e.V.;05555 910;info@vhs.example;Osterwehr"];

  test.each([
    ["skip", { added: 0, filled: 0, leftOut: 1, bad: 0 }, 1, null],
    ["fill", { added: 0, filled: 1, leftOut: 0, bad: 0 }, 1, "info@vhs.example"],
    ["new", { added: 1, filled: 0, leftOut: 0, bad: 0 }, 2, null],
    [undefined, { added: 0, filled: 0, leftOut: 1, bad: 0 }, 1, null],
  ] as const)("is by the choice „%s“ …", async (choice, report, count, email) => {
    const county = await aRegion(db);
    const { id } = await county.anOrganisation({ name: "VHS Ellerland", phone: "05555-910", place: "Osterwehr" });
    const importId = await started(county.as("editor"), lines);
    expect((await preview(county, importId)).good).toMatchObject([{ proposed: "skip", alike: { id, reasons: ["name", "phone"] } }]);
    if (choice) await keepChoices(county.as("editor"), importId, { 2: choice });
    expect(await takeOver(county.as("editor"), importId)).toEqual({ ok: true, value: report });
    expect(await all(county)).toHaveLength(count);
    expect(await read(county.ctx, (reader) => findEntry(county.ctx, reader, id))).toMatchObject({ name: "VHS Ellerland", phone: "05555-910", email });
  });

  test("with only a similar name is proposed as a new one", async () => {
    const county = await aRegion(db);
    await county.anOrganisation({ name: "Tafel Osterwehr", place: "Osterwehr", phone: "05555 1" });
    const { good } = await preview(county, await started(county.as("editor"), ["Name;Ort;Telefon", "Osterwehrer Tafel;Osterwehr;05555 2"]));
    expect(good).toMatchObject([{ proposed: "new", alike: { name: "Tafel Osterwehr" } }]);
  });
});

describe("People", () => {
  test("of a migrant organisation are never imported: the row is refused and says why", async () => {
    const county = await aRegion(db);
    const importId = await started(county.as("editor"), [
      "Name;Art;Vorstand",
      "Viele Stimmen;Migrantenorganisation;Amira Haddad",
      "Zeytin;Migrantenorganisation;",
      "Schachclub;Verein;Jan Peters",
    ]);
    expect(await preview(county, importId)).toMatchObject({ badRows: [{ row: 2, faults: [{ code: "people-of-migrant-organisation" }] }] });
    await takeOver(county.as("editor"), importId);
    expect((await all(county)).map(({ name }) => name).toSorted()).toEqual(["Schachclub", "Zeytin"]);
    const staff = await read(county.ctx, (reader) => reader.select().from(people).where(eq(people.regionId, county.region.id)));
    expect(staff.map(({ lastName }) => lastName)).toEqual(["Peters"]);
  });

  test("are gone from the kept list once it is taken over", async () => {
    const county = await aRegion(db);
    const importId = await started(county.as("editor"), ["Name;Ansprechperson", "Schachclub;Jan Peters"]);
    await takeOver(county.as("editor"), importId);
    const { rows } = await db.superuser.query("select rows from organisation_imports where id = $1", [importId]);
    expect(rows).toEqual([{ rows: "[]" }]);
  });
});

describe("Taking a list over", () => {
  test("is all or nothing: a name that somebody else entered meanwhile stops it", async () => {
    const county = await aRegion(db);
    const ctx = county.as("editor");
    const importId = await started(ctx, ["Name", "Neu eins", "Neu zwei"]);
    const along = { stored: () => Promise.resolve(), finish: () => Promise.reject(new Error("The connection broke.")) };
    await expect(takeOverOrganisations(ctx, { importId, words, along })).rejects.toThrow("broke");
    expect(await all(county)).toEqual([]);
  });

  test.each([
    ["somebody who only reads", "council-reader", "not-allowed"],
    ["nobody who knows no such list", "editor", "import-not-found"],
  ] as const)("is not for %s", async (_, role, refusal) => {
    const county = await aRegion(db);
    const elsewhere = await aRegion(db);
    const importId = role === "editor" ? await started(elsewhere.as("editor"), ["Name", "Tafel"]) : newId();
    expect(await takeOver(county.as(role), importId)).toEqual({ ok: false, refusal });
    expect(await startOrganisationImport(county.as("council-reader"), { fileName: "x", rows: [] })).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("The lists that were read in", () => {
  test("stand with when, by whom and what became of them, the latest first, and in their own region alone", async () => {
    const county = await aRegion(db);
    const ctx = county.as("editor");
    const first = await started(ctx, ["Name", "Tafel"]);
    await takeOver(ctx, first);
    const second = await started({ ...ctx, now: new Date(ctx.now.getTime() + 60_000) }, ["Name", "Chor", "Verein"]);
    const list = (by: Context) => read(by, (reader) => listOrganisationImports(by, reader));
    const createdBy = expect.stringMatching(/./) as unknown;
    expect(await list(ctx)).toMatchObject([
      { id: second, fileName: "liste.csv", rowCount: 2, createdBy, takenOverAt: null, added: null },
      { id: first, rowCount: 1, createdBy, takenOverAt: ctx.now, added: 1, filled: 0, bad: 0 },
    ]);
    expect(Object.keys((await list(ctx))[0] ?? {})).not.toContain("rows");
    expect(await list((await aRegion(db)).as("editor"))).toEqual([]);
    expect(await list(county.publicCtx)).toEqual([]);
  });
});
