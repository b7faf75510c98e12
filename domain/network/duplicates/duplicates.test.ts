import { describe, expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { organisationInternals, organisations } from "../schema.ts";
import { findAlike } from "./find-alike.ts";
import type { Compared } from "./likeness.ts";
import { listDuplicates, markDifferent } from "./list-duplicates.ts";
import { SAME } from "./test-pairs.ts";

const db = await testDatabase();
const nothing = { shortName: null, phone: null, email: null, website: null, street: null, postalCode: null, place: null, municipality: null };
const alikeTo = (county: County, entry: Partial<Compared> & { name: string }) =>
  read(county.ctx, (reader) => findAlike(county.ctx, reader, { ...nothing, ...entry }));
const named = (found: { name: string }[]) => found.map(({ name }) => name);

describe("Writing a new organisation", () => {
  test.each([
    ["name written out", { name: "DRK Kreisverband Ellerland" }, { name: "Deutsches Rotes Kreuz – Kreisverband Ellerland e.V." }],
    ["name mistyped", { name: "Jugendmigrationsdienst Hohenwede" }, { name: "Jugentmigrationsdinst Hohenwede" }],
    ["telephone number", { name: "ZAB", phone: "+49 5555/9182-0" }, { name: "Zentrum für Ausbildung und Beruf", phone: "05555 91820" }],
    ["address", { name: "ZAB", street: "Schloßstr. 6" }, { name: "Zentrum für Ausbildung und Beruf", street: "Schlossstraße 6" }],
    ["website", { name: "ZAB", website: "https://www.zab.example/wir" }, { name: "Zentrum für Ausbildung und Beruf", website: "http://zab.example" }],
  ])("finds one there by its %s", async (_, stored, typed) => {
    const county = await aRegion(db);
    await county.anOrganisation(stored);
    await county.anOrganisation({ name: "Schützenverein Lünmoor", phone: "05554 1", street: "Heideweg 3" });
    expect(named(await alikeTo(county, typed))).toEqual([stored.name]);
  });

  test("says why", async () => {
    const county = await aRegion(db);
    await county.anOrganisation({ name: "Sozialwerk Ellerland", phone: "05555 330", email: "info@sozialwerk.example" });
    const [found] = await alikeTo(county, { name: "Sozialwerk Ellerland gGmbH", phone: "05555-330", email: "INFO@sozialwerk.example" });
    expect(found?.reasons).toEqual(["name", "phone", "email"]);
  });

  test("finds by what is kept inside the house, too", async () => {
    const county = await aRegion(db);
    const { id } = await county.anOrganisation({ name: "Frauenhaus Ellerland" });
    await transact(county.ctx, async (tx) => {
      await tx.insert(organisationInternals).values({ regionId: county.region.id, organisationId: id, phone: "05555 63310", street: "Deichweg 1" });
      tx.audit("test.prepared", id);
    });
    const found = await alikeTo(county, { name: "Schutzhaus für Frauen", phone: "05555 63310", street: "Deichweg 1" });
    expect(found).toMatchObject([{ id, reasons: ["phone", "address"] }]);
  });

  test("shows at most five, the likeliest first, and none of another region", async () => {
    const [county, elsewhere] = [await aRegion(db), await aRegion(db)];
    for (let n = 0; n < 7; n++) await county.anOrganisation({ name: `Tafel Osterwehr${" ".repeat(n)}${n === 0 ? "" : `Gruppe${n}`}` });
    await elsewhere.anOrganisation({ name: "Tafel Osterwehr" });
    const found = await alikeTo(county, { name: "Tafel Osterwehr" });
    expect(found).toHaveLength(5);
    expect(found[0]).toMatchObject({ name: "Tafel Osterwehr", reasons: ["name"] });
  });

  test("of the written duplicates, the database names nearly as many candidates as the rule would find", async () => {
    const county = await aRegion(db);
    const entries = SAME.map(([stored]) => entryOf(stored));
    await transact(county.ctx, async (tx) => {
      await tx.insert(organisations).values(uniqueNames(entries).map((entry) => ({ regionId: county.region.id, id: newId(), kind: "other", ...entry })));
      tx.audit("test.prepared", null);
    });
    let found = 0;
    for (const [stored, typed] of SAME) if (named(await alikeTo(county, entryOf(typed))).some((name) => name.startsWith(entryOf(stored).name))) found++;
    process.stdout.write(`Duplicates found by the database's candidates: ${found} of ${SAME.length}\n`);
    expect(found).toBeGreaterThanOrEqual(90);
  });
});

/** Two of the written entries have one name, which a region does not allow. */
function uniqueNames<Entry extends { name: string }>(entries: Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function entryOf(line: string) {
  const [name = "", street = "", town = "", phone = "", email = "", website = ""] = line.split(";");
  const [, postalCode = "", place = ""] = /^(\d{5})?\s*(.*)$/.exec(town) ?? [];
  return {
    name,
    street: street || null,
    postalCode: postalCode || null,
    place: place || null,
    phone: phone || null,
    email: email || null,
    website: website || null,
  };
}

describe("The list of duplicates", () => {
  test("shows pairs that may be one, and no longer those that somebody told apart", async () => {
    const county = await aRegion(db);
    const one = await county.anOrganisation({ name: "Tafel Osterwehr" });
    const other = await county.anOrganisation({ name: "Osterwehrer Tafel e.V." });
    await county.anOrganisation({ name: "Schützenverein Lünmoor" });
    const pairs = () => read(county.ctx, (reader) => listDuplicates(county.ctx, reader));
    expect((await pairs()).map((pair) => named([pair.one, pair.other]))).toEqual([["Osterwehrer Tafel e.V.", "Tafel Osterwehr"]]);
    for (const [oneId, otherId] of [
      [one.id, other.id],
      [other.id, one.id],
    ] as const)
      expect(await markDifferent(county.as("editor"), { oneId, otherId })).toEqual({ ok: true, value: null });
    expect(await pairs()).toEqual([]);
  });

  test.each([
    ["nobody who only reads", "council-reader", false, "not-allowed"],
    ["nobody from elsewhere", "editor", true, "organisation-not-found"],
  ] as const)("is told apart by %s", async (_, role, foreign, refusal) => {
    const county = await aRegion(db);
    const { id: oneId } = await county.anOrganisation();
    const { id: otherId } = foreign ? await (await aRegion(db)).anOrganisation() : await county.anOrganisation();
    expect(await markDifferent(county.as(role), { oneId, otherId })).toEqual({ ok: false, refusal });
  });
});
