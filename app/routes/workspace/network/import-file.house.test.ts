import { expect, test } from "vitest";
import { readTableFile } from "#domain/concept/import/index.ts";
import { startOrganisationImport } from "#domain/network/imports/index.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);

test("The rows that stay out come as a table with their reasons; read in again mended they are a list like the first, and it goes back", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "editor");
  const lines = ["Name;Ort;E-Mail", "Chor;Hohenwede;kein at", "Tafel;Torfhude;t@tafel.example"];
  const rows = lines.map((line, at) => ({ row: at + 1, cells: line.split(";") }));
  const started = await startOrganisationImport(county.as("editor"), { fileName: "liste.csv", rows });
  if (!started.ok) throw new Error(started.refusal);
  const list = `/app/${county.region.slug}/netzwerk/einlesen`;
  const here = `${list}/${started.value.importId}`;
  const file = async () => readTableFile(new Uint8Array(await (await ask(`${here}/datei/offene-zeilen.xlsx`, { headers: { cookie } })).arrayBuffer()));
  const page = async (path: string) => (await ask(path, { headers: { cookie } })).text();
  const send = (path: string, form: Record<string, string>) =>
    ask(path, { method: "POST", headers: { cookie, origin: house.settings.origin }, body: new URLSearchParams(form) });

  const open = await file();
  expect(open).toMatchObject({
    value: [
      { cells: ["Name", "Ort", "E-Mail", "Zeile in Ihrer Tabelle", "Warum nicht übernommen"] },
      { cells: ["Chor", "Hohenwede", "kein at", "2", "E-Mail: „kein at“ können wir nicht lesen."] },
    ],
  });
  expect((await send(here, { act: "take-over" })).status).toBe(303);
  expect(await file()).toEqual(open);
  expect(await page(here)).toContain("Ganze Tabelle zurücknehmen");

  expect((await send(here, { act: "undo" })).status).toBe(303);
  expect((await send(here, { act: "undo" })).status).toBe(303);
  expect(await page(here)).toContain("Alles aus dieser Tabelle ist wieder weg.");
  expect(await page(here)).not.toContain("<h1>Übernommen");
  expect(await page(here)).not.toContain("Ganze Tabelle zurücknehmen");
  expect(await page(list)).toContain("zurückgenommen");
  expect(await page(`/app/${county.region.slug}/netzwerk`)).not.toContain("Tafel");
});
