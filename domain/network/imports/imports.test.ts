import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { findEntry } from "../entry.ts";
import { organisations, people } from "../schema.ts";
import { chooseColumns, findOrganisationImport, keepChoices, listOrganisationImports, startOrganisationImport } from "./preview.ts";
import { takeOverOrganisations } from "./take-over.ts";
import { undoOrganisationImport } from "./undo.ts";

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

  test("are gone from the kept list once it is taken over, those of a refused row with them", async () => {
    const county = await aRegion(db);
    const importId = await started(county.as("editor"), [
      "Name;Art;Vorstand",
      "Schachclub;Verein;Jan Peters",
      "Viele Stimmen;Migrantenorganisation;Amira Haddad",
    ]);
    await takeOver(county.as("editor"), importId);
    const { rows } = await db.superuser.query<{ rows: string; bad_rows: string }>("select * from organisation_imports where id = $1", [importId]);
    expect(rows[0]?.rows).toBe(JSON.stringify(listOf(["Name;Art;Vorstand"])));
    expect(rows[0]?.bad_rows).toContain("Viele Stimmen");
    expect(JSON.stringify(rows)).not.toMatch(/Peters|Haddad/);
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

describe("Rows that stay out", () => {
  test("can be had with their reasons before and after the list is taken over", async () => {
    const county = await aRegion(db);
    const importId = await started(county.as("editor"), ["Name;E-Mail", "Tafel;t@tafel.example", "Chor;kein at"]);
    const bad = [{ row: 3, name: "Chor", cells: ["Chor", "kein at"], faults: [{ code: "field", field: "email", text: "kein at" }] }];
    expect(await preview(county, importId)).toMatchObject({ headings: ["Name", "E-Mail"], badRows: bad });
    await takeOver(county.as("editor"), importId);
    expect(await preview(county, importId)).toMatchObject({ headings: ["Name", "E-Mail"], badRows: bad, good: [] });
  });
});

describe("Taking a list back", () => {
  const undo = (county: County, importId: string) => undoOrganisationImport(county.as("editor"), importId);
  const staff = async (county: County) =>
    (await read(county.ctx, (reader) => reader.select().from(people).where(eq(people.regionId, county.region.id)))).map(({ lastName }) => lastName).toSorted();
  const names = async (county: County) => (await all(county)).map(({ name }) => name).toSorted();
  const LINES = ["Name;Ansprechperson", "Tafel;Jan Peters", "Chor;Ute Brandt", "Verein;"];

  test("removes the organisations and people that it brought, and only those; then it can be read in again", async () => {
    const county = await aRegion(db);
    await county.anOrganisation({ name: "War schon da" });
    const importId = await started(county.as("editor"), LINES);
    expect(await undo(county, importId)).toEqual({ ok: false, refusal: "not-taken-over" });
    await takeOver(county.as("editor"), importId);
    expect(await undo(county, importId)).toEqual({ ok: true, value: { removed: 5, emptied: 0, kept: 0 } });
    expect([await names(county), await staff(county)]).toEqual([["War schon da"], []]);
    expect(await undo(county, importId)).toEqual({ ok: false, refusal: "not-taken-over" });
    expect(await takeOver(county.as("editor"), await started(county.as("editor"), LINES))).toMatchObject({ value: { added: 3 } });
  });

  const TAFEL = "region_id = $region and name = 'Tafel'";
  const PETERS = "region_id = $region and last_name = 'Peters'";
  test.each([
    ["changed the organisation", `update organisations set version = 2 where ${TAFEL}`],
    ["confirmed the organisation", `update organisations set confirmed_on = confirmed_on + 1 where ${TAFEL}`],
    ["put it to an action field", `insert into organisation_action_fields select region_id, id, id from organisations where ${TAFEL}`],
    ["changed its person", `update people set version = 2 where ${PETERS}`],
    [
      "released its person",
      `insert into person_releases (region_id, person_id, organisation_id, name, confirmed_at)
         select region_id, id, organisation_id, last_name, now() from people where ${PETERS}`,
    ],
    ["blocked its person", `update people set restricted_at = now(), restricted_for = 'request' where ${PETERS}`],
  ])("leaves what is used since: somebody %s", async (_, act) => {
    const county = await aRegion(db);
    const importId = await started(county.as("editor"), LINES);
    await takeOver(county.as("editor"), importId);
    await db.superuser.query(`begin; set local session_replication_role = replica; ${act.replaceAll("$region", `'${county.region.id}'`)}; commit`);
    const undone = await undo(county, importId);
    if (!undone.ok) throw new Error(undone.refusal);
    expect(undone.value.kept).toBeGreaterThan(0);
    expect(await names(county)).toEqual(["Tafel"]);
    expect(await preview(county, importId)).toMatchObject({ undoneAt: expect.any(Date) as Date, kept: undone.value.kept });
  });

  test("gives an entry that it filled what it had before, unless somebody has changed it since", async () => {
    const county = await aRegion(db);
    const ids: string[] = [];
    for (const name of ["VHS Ellerland", "Tafel Osterwehr"]) ids.push((await county.anOrganisation({ name, phone: "05555 1", languages: ["de"] })).id);
    const lines = [
      "Name;Telefon;E-Mail;Straße;Sprachen;Ansprechperson",
      ...["VHS Ellerland", "Tafel Osterwehr"].map((name) => `${name};05555 2;a@b.example;Weg 1;Deutsch, Arabisch;Jan Peters`),
    ];
    const importId = await started(county.as("editor"), lines);
    await keepChoices(county.as("editor"), importId, { 2: "fill", 3: "fill" });
    await takeOver(county.as("editor"), importId);
    const entries = () => read(county.ctx, (reader) => Promise.all(ids.map((id) => findEntry(county.ctx, reader, id))));
    const filled = { phone: "05555 1", email: "a@b.example", street: "Weg 1", languages: ["de", "ar"] };
    expect(await entries()).toMatchObject([filled, filled]);
    await transact(county.ctx, async (tx) => {
      await tx
        .update(organisations)
        .set({ version: 9 })
        .where(eq(organisations.id, ids[1] ?? ""));
      tx.audit("test.prepared", null);
    });
    expect(await undo(county, importId)).toEqual({ ok: true, value: { removed: 2, emptied: 1, kept: 1 } });
    expect(await entries()).toMatchObject([{ phone: "05555 1", email: null, street: null, languages: ["de"] }, filled]);
    expect(await staff(county)).toEqual([]);
  });

  test("shows on the public pages at once, as taking over did", async () => {
    const county = await aRegion(db);
    await county.anOrganisation({ name: "VHS Ellerland", isPublic: true });
    const published = async () =>
      Number((await db.superuser.query("select version from directory.content_versions where region_id = $1", [county.region.id])).rows[0]?.version ?? 0);
    const importId = await started(county.as("editor"), ["Name;Telefon", "VHS Ellerland;05555 2"]);
    await keepChoices(county.as("editor"), importId, { 2: "fill" });
    const before = await published();
    await takeOver(county.as("editor"), importId);
    const filled = await published();
    await undo(county, importId);
    expect([filled > before, (await published()) > filled]).toEqual([true, true]);
  });

  test.each([
    ["somebody who only reads", "council-reader", "not-allowed"],
    ["a stranger", "editor", "import-not-found"],
  ] as const)("is not for %s", async (_, role, refusal) => {
    const [county, stranger] = [await aRegion(db), await aRegion(db)];
    const importId = await started(county.as("editor"), LINES);
    await takeOver(county.as("editor"), importId);
    expect(await undoOrganisationImport(role === "editor" ? stranger.as("editor") : county.as(role), importId)).toEqual({ ok: false, refusal });
    expect(await all(county)).toHaveLength(3);
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
