import { verifyAudit, verifySignIns } from "#platform/audit/index.ts";
import { createSetupLink } from "#platform/auth/index.ts";
import { makeContext } from "#platform/db/index.ts";
import { openHouse, type House } from "#platform/house.ts";
import { installJobs } from "#platform/jobs/index.ts";
import { readWaitingMails } from "#platform/mail/index.ts";
import { listRegions } from "#platform/tenancy/index.ts";

type Output = { json?: boolean };

export function migrateDatabase(options: Output): Promise<void> {
  return withHouse(async (house) => {
    const applied = await bringUp(house);
    print(options, { applied }, applied.length === 0 ? "The database is at this version." : `Applied: ${applied.join(", ")}`);
  });
}

export function setup(options: Output & { again?: boolean }): Promise<void> {
  return withHouse(async (house) => {
    await bringUp(house);
    const link = await createSetupLink(house, { again: options.again ?? false });
    if (!link.ok) throw new Error("There is an operator already. Use --again to make another link.");
    print(options, link.value, `Open this link once within 24 hours:\n${link.value.url}`);
  });
}

export function loadDemo(options: Output): Promise<void> {
  return withHouse(async (house) => {
    await bringUp(house);
    const { loadStory } = await import("#db/seed/load.ts");
    const loaded = await loadStory(house, { skipIfPresent: false });
    print(options, loaded, `Loaded ${loaded.recommendations} recommendations and ${loaded.measures} measures in ${(loaded.ms / 1000).toFixed(1)} s.`);
  });
}

export function verifyChains(options: Output): Promise<void> {
  return withHouse(async (house) => {
    const { dataFolder } = house.settings;
    const chains = [...(await verifyAudit(admin(house), dataFolder)), await verifySignIns(admin(house), dataFolder)];
    const broken = chains.filter((chain) => !chain.ok);
    const words = chains.map((chain) =>
      [
        `${chain.regionId}: ${chain.entries} entries, ${chain.ok ? "unbroken" : "BROKEN"}`,
        ...chain.findings.map(({ kind, seq }) => `  entry ${seq}: ${kind}`),
      ].join("\n"),
    );
    print(options, chains, words.join("\n") || "There is no chain yet.");
    if (broken.length > 0) process.exitCode = 1;
  });
}

export function showOutbox(options: Output): Promise<void> {
  return withHouse(async (house) => {
    const all = [];
    for (const region of await listRegions(house.database)) {
      const mails = await readWaitingMails(makeContext(house.database, region, { kind: "system", name: "miteinander outbox" }));
      all.push(...mails.map((mail) => ({ region: region.slug, ...mail })));
    }
    const words = all.map(
      ({ region, createdAt, toAddress, subject, body }) => `${region}, ${createdAt.toISOString()}\nTo: ${toAddress}\nSubject: ${subject}\n\n${body}\n`,
    );
    print(options, all, words.join(`\n${"-".repeat(72)}\n`) || "No mail waits.");
  });
}

async function bringUp(house: House): Promise<string[]> {
  const applied = await house.open.migrate();
  await installJobs(admin(house));
  return applied;
}

function admin(house: House) {
  if (!house.open.admin) throw new Error("MIGRATION_DATABASE_URL is not set: this command needs a login that may create and read all tables.");
  return house.open.admin;
}

async function withHouse(work: (house: House) => Promise<void>): Promise<void> {
  const house = await openHouse();
  try {
    await work(house);
  } finally {
    await house.open.close();
  }
}

function print({ json }: Output, value: unknown, words: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : words}\n`);
}
