import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { startImport, takeOver } from "#domain/concept/imports/index.ts";
import { newId } from "#platform/db/index.ts";
import { sweepFiles } from "#platform/files/index.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "concept-previews-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

test("A preview of a concept goes after twelve months, with its document; what was taken over stays", async () => {
  const county = await aRegion(db, "2026-11-12");
  const office = county.as("coordinator");
  const file = { name: "konzept.csv", bytes: new TextEncoder().encode("Handlungsfeld;Ziel;Empfehlung\r\nSprache;Kurse;Ein Kurs am Vormittag."), dataFolder };
  const begun = async () => {
    const started = await startImport(office, file);
    if (!started.ok) throw new Error(started.refusal);
    return started.value.importId;
  };
  const [taken, open] = [await begun(), await begun()];
  expect(await takeOver(office, { importId: taken, file, title: "Konzept", selection: "all" })).toMatchObject({ ok: true });
  const night = async (on: string) => {
    const then = db.ctx(county.region, undefined, new Date(`${on}T02:00:00Z`));
    const job = { id: newId(), payload: { regionId: county.region.id }, attempt: 1, isLastAttempt: true };
    await keepRetention(register, dataFolder)(then, job);
    await sweepFiles(dataFolder)(then, job);
    const kept = async (table: "concept_imports" | "files") =>
      (await db.superuser.query<{ id: string }>(`select id from ${table} where region_id = $1`, [county.region.id])).rows.map(({ id }) => id);
    return { previews: (await kept("concept_imports")).toSorted(), files: (await kept("files")).length };
  };
  expect(await night("2027-11-12")).toEqual({ previews: [taken, open].toSorted(), files: 2 });
  expect(await night("2027-11-13")).toEqual({ previews: [taken], files: 1 });
});
