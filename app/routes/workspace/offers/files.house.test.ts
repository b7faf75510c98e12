import { expect, test } from "vitest";
import { readTableFile } from "#domain/concept/import/index.ts";
import { bookFor, saveCapacity } from "#domain/offers/bookings/index.ts";
import { startOfferImport } from "#domain/offers/list-import/index.ts";
import { anOffer } from "#domain/offers/test-offer.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, ask, origin } = await runningHouse(db);

/** A county with one of its editors at the browser. */
async function aCounty() {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "editor");
  const at = (path: string) => ask(`/app/${county.region.slug}/angebote/${path}`, { headers: { cookie } });
  const table = async (path: string) => {
    const read = await readTableFile(new Uint8Array(await (await at(path)).arrayBuffer()));
    return read.ok ? read.value.map(({ cells }) => cells) : read.refusal;
  };
  return { county, editor: county.as("editor"), cookie, at, table };
}

test("Who has a place and who waits comes as a table, and the page leads there; it is noted who took it", async () => {
  const { county, editor, at, table } = await aCounty();
  const { id: offerId } = await anOffer(county);
  await saveCapacity(editor, { offerId, version: null, minimum: null, maximum: 1, takenElsewhere: 0, bookingUntil: null, answerDays: null });
  const who = { ageBand: null, guardian: "", phone: "", language: "de" as const };
  await bookFor(editor, { offerId, participant: { ...who, name: "=Anna", email: "anna@example.org" } });
  await bookFor(editor, { offerId, participant: { ...who, name: "Bilal", email: null, phone: "04261 55", ageBand: "under-16", guardian: "Samir" } });
  expect(await (await at(`${offerId}/anmeldungen`)).text()).toContain("anmeldungen.xlsx");
  for (const kind of ["xlsx", "csv"]) {
    expect(await table(`${offerId}/anmeldungen/datei/anmeldungen.${kind}`)).toMatchObject([
      ["Nr.", "Name", "Angemeldet von", "Stand", "E-Mail", "Telefon", "Seit"],
      ["1", expect.stringMatching(/^'?=Anna$/), "", "hat einen Platz", "anna@example.org", "", expect.any(String)],
      ["2", "Bilal", "Samir", "wartet", "", "04261 55", expect.any(String)],
    ]);
  }
  const { rows } = await db.superuser.query("select 1 from audit.entries where region_id = $1 and event = 'bookings.exported'", [county.region.id]);
  expect(rows).toHaveLength(2);
  expect((await at(`${offerId}/anmeldungen/datei/anders.csv`)).status).toBe(404);
});

test("The rows of a list of offers that stay out come as a table with their reasons; mended it is read as the first was", async () => {
  const { county, editor, cookie, at, table } = await aCounty();
  const lines = ["Titel;Anbieter;Bereich", "Schach;Unbekannt;Spiele", ";;"];
  const rows = lines.map((line, place) => ({ row: place + 1, cells: line.split(";") }));
  const started = await startOfferImport(editor, { fileName: "liste.csv", rows });
  if (!started.ok) throw new Error(started.refusal);
  const here = `einlesen/${started.value.importId}`;
  expect(await (await at(here)).text()).toContain("offene-zeilen.xlsx");
  const open = await table(`${here}/datei/offene-zeilen.xlsx`);
  expect(open).toMatchObject([
    ["Titel", "Anbieter", "Bereich", "Zeile in Ihrer Tabelle", "Warum nicht übernommen"],
    ["Schach", "Unbekannt", "Spiele", "2", expect.stringContaining("Unbekannt")],
    ["", "", "", "3", expect.stringContaining("Titel")],
  ]);
  const again = new FormData();
  const text = (Array.isArray(open) ? open : []).map((cells) => cells.join(";")).join("\n");
  again.set("file", new File([text], "verbessert.csv"));
  const sent = await ask(`/app/${county.region.slug}/angebote/einlesen`, { method: "POST", headers: { cookie, origin }, body: again });
  expect(sent.status).toBe(303);
  const { rows: kept } = await db.superuser.query<{ headings: string }>("select headings from offer_imports where region_id = $1", [county.region.id]);
  expect(new Set(kept.map(({ headings }) => headings)).size).toBe(1);
});
