import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll } from "vitest";
import { anchorAllHeads } from "#platform/audit/index.ts";
import { createAccount, findAccountByEmail, hashPassword, insertMembership, signIn } from "#platform/auth/index.ts";
import { writeBackup, type Manifest } from "#platform/backup/index.ts";
import type { Settings } from "#platform/config/index.ts";
import { transact } from "#platform/db/index.ts";
import { checkFiles, storeFile } from "#platform/files/index.ts";
import type { House } from "#platform/house.ts";
import { enqueue } from "#platform/jobs/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { externalHouse } from "./external-house.ts";

export const EMAIL = "koordination@example.org";
export const PASSWORD = "Apfelbaum am Deich 7";

/** The house that will be lost, and a backup of it: people, a concept, a measure, an upload, a waiting job, an account with a session. */
export async function houseToLose(db: TestDatabase) {
  const now = new Date();
  const county = await aRegion(db);
  const concept = await county.aConcept({ recommendations: 12, fields: 3, released: true });
  await county.aMeasure({ recommendationIds: concept.recommendationIds.slice(0, 2), title: "Sprachcafé – ملتقى\t\\ \n🥨", released: true });
  const erased = await county.aPerson({ lastName: "Vergessen" });
  const kept = await county.aPerson();
  await (await aRegion(db)).aConcept();
  const house = await externalHouse(db);
  const ctx = house.of(county);
  const asHouse: House = { ...house, open: { database: house.database, admin: db.admin, migrate: async () => [], close: async () => {} } };
  await createAccount(asHouse, { email: EMAIL, name: "Koordination", operator: false, passwordHash: await hashPassword(PASSWORD) });
  const account = await findAccountByEmail(house.database, EMAIL);
  // In a stream: outside of one, chance writes /EF ("a file inside") into one of sixty such files, which then is refused.
  const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nstream\n"), randomBytes(300_000), Buffer.from("\nendstream\nendobj\n")]);
  const stored = await transact(ctx, async (tx) => {
    await insertMembership(tx, ctx, account?.id ?? "", { role: "coordinator" });
    await enqueue(tx, "mail.send", { regionId: ctx.region.id, mailId: kept.id }, { startAfter: new Date(now.getTime() + 86_400_000) });
    return storeFile(tx, ctx, { dataFolder: house.settings.dataFolder, name: "zeugnis.pdf", bytes: pdf, allowed: ["pdf"] });
  });
  await checkFiles({ dataFolder: house.settings.dataFolder, clamd: null })(ctx, {
    id: "",
    payload: { regionId: ctx.region.id },
    attempt: 1,
    isLastAttempt: true,
  });
  if (!stored.ok) throw new Error(`The upload was refused: ${stored.refusal}`);
  const fileId = stored.value.id;
  await signIn(asHouse, { email: EMAIL, password: PASSWORD }, new Request("http://localhost:3000/app/anmelden"));
  await anchorAllHeads(house.database, house.settings.dataFolder);

  const backups = mkdtempSync(join(tmpdir(), "miteinander-backups-"));
  afterAll(() => rmSync(backups, { recursive: true }));
  async function backUp(settings: Settings, admin: pg.ClientConfig, moment: Date): Promise<{ file: string; manifest: Manifest }> {
    const written = await writeBackup(settings, { admin, folder: backups, now: moment });
    if (!written.ok) throw new Error(written.refusal);
    return written.value;
  }
  const { file, manifest } = await backUp(house.settings, db.admin, now);
  return { now, county, erased, kept, house, pdf, fileId, backups, backUp, file, manifest };
}
