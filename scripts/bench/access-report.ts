import { sql } from "drizzle-orm";
import { register } from "#app/privacy.ts";
import { readSettings } from "#platform/config/index.ts";
import { makeContext, newId, openDatabase, transact } from "#platform/db/index.ts";
import { makeAccessReport } from "#platform/privacy/index.ts";
import { findRegion } from "#platform/tenancy/index.ts";

/**
 * Asks for everything that is held about one person, in a region with many rows.
 *
 * @param looks how often a list that showed the person was read before
 * @returns ms of each of five reports
 */
export async function timeAccessReport(environment: NodeJS.ProcessEnv, slug: string, looks: number): Promise<number[]> {
  const opened = await openDatabase(readSettings(environment));
  try {
    const region = await findRegion(opened.database, slug);
    if (!region) throw new Error(`There is no region ${slug}.`);
    const ctx = makeContext(opened.database, region, { kind: "system", name: "bench" });
    const personId = newId();
    await transact(ctx, async (tx) => {
      await tx.execute(sql`
        insert into people (region_id, id, organisation_id, last_name)
        select ${region.id}, ${personId}, id, 'Beispiel' from organisations where region_id = ${region.id} limit 1`);
      for (let look = 0; look < looks; look++) tx.audit("privacy.list-read", null, { ids: [newId(), personId, newId()] });
    });
    const administrator = { role: "administrator", organisationId: null, language: null };
    const asked = makeContext(opened.database, region, { kind: "staff", accountId: newId(), name: "bench", memberships: [administrator] });
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const started = performance.now();
      const report = await makeAccessReport(asked, register, { kind: "person", id: personId });
      times.push(performance.now() - started);
      if (!report.ok || report.value.lookTotal !== looks) throw new Error(`The report was ${report.ok ? "not complete" : report.refusal}.`);
    }
    return times;
  } finally {
    await opened.close();
  }
}
