import pg from "pg";
import { verifyAudit } from "#platform/audit/index.ts";
import { readSettings } from "#platform/config/index.ts";
import { newId, openDatabase } from "#platform/db/index.ts";

/** Gives a region of its own an audit chain of that many entries, and verifies all chains. @returns ms of the verification */
export async function timeVerification(environment: NodeJS.ProcessEnv, entries: number): Promise<number> {
  const settings = readSettings(environment);
  const opened = await openDatabase(settings);
  const regionId = newId();
  const client = new pg.Client(opened.admin ?? {});
  try {
    await client.connect();
    await client.query("insert into directory.regions (id, slug, name, kind) values ($1, 'protokoll', 'Landkreis Protokoll', 'landkreis')", [regionId]);
    await client.query(`
      do $$
      declare e audit.entries; before bytea := sha256(convert_to('${regionId}', 'UTF8'));
      begin
        for n in 1..${entries} loop
          e := row('${regionId}', n, clock_timestamp(), pg_current_xact_id(), gen_random_uuid()::text, 'Frau Albers', 'measure.edited',
            gen_random_uuid(), '{"fields": ["state", "title"]}', null);
          before := audit.hash_of(before, e);
          e.hash := before;
          insert into audit.entries values (e.*);
        end loop;
        insert into audit.heads values ('${regionId}', ${entries}, before);
      end $$`);
    await client.query("vacuum analyze audit.entries");
    const started = performance.now();
    const verified = await verifyAudit(opened.admin ?? {}, settings.dataFolder);
    const ms = performance.now() - started;
    const long = verified.find((region) => region.regionId === regionId);
    if (!long?.ok || long.entries !== entries) throw new Error(`The chain was not verified: ${JSON.stringify(long?.findings)}`);
    return ms;
  } finally {
    await client.end();
    await opened.close();
  }
}
