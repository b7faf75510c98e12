import pg from "pg";
import { findAccountByEmail, insertMembership } from "#platform/auth/index.ts";
import { readSettings } from "#platform/config/index.ts";
import { makeContext, newId, openDatabase, transact } from "#platform/db/index.ts";
import { findRegionById } from "#platform/tenancy/index.ts";
import * as c from "#domain/concept/schema.ts";

/**
 * Adds a region to a running product: a released concept with 100 recommendations, and 200 measures with
 * two updates each. The account with this address coordinates it.
 */
export async function addLargeRegion(environment: NodeJS.ProcessEnv, email: string, slug: string): Promise<void> {
  const opened = await openDatabase(readSettings(environment));
  try {
    const regionId = newId();
    const admin = new pg.Client(opened.admin ?? {});
    await admin.connect();
    await admin.query("insert into directory.regions (id, slug, name, kind) values ($1, $2, $3, 'landkreis')", [regionId, slug, `Landkreis ${slug}`]);
    await admin.end();
    const region = await findRegionById(opened.database, regionId);
    const account = await findAccountByEmail(opened.database, email);
    if (!region || !account) throw new Error("The large region could not be made.");
    const ctx = makeContext(opened.database, region, { kind: "system", name: "bench" });
    await transact(ctx, async (tx) => {
      const released = { releasedAt: ctx.now, releasedBy: "Bench" };
      const conceptId = newId();
      const fields = Array.from({ length: 5 }, (_, index) => ({ regionId, id: newId(), conceptId, position: index + 1, title: `Handlungsfeld ${index + 1}` }));
      const goals = Array.from({ length: 40 }, (_, index) => ({
        regionId,
        id: newId(),
        actionFieldId: at(fields, index % 5).id,
        position: index,
        text: `Ziel Nummer ${index + 1} in einem ganzen Satz.`,
      }));
      const recommendations = Array.from({ length: 100 }, (_, index) => ({
        regionId,
        id: newId(),
        goalId: at(goals, index % 40).id,
        position: index,
        text: `Empfehlung ${index + 1}: Die Beteiligten stimmen ihr Angebot ab und machen es in allen Gemeinden bekannt.`,
      }));
      const measures = Array.from({ length: 200 }, (_, index) => ({
        regionId,
        id: newId(),
        title: `Maßnahme ${index + 1}`,
        state: "running" as const,
        ...released,
      }));
      await tx.insert(c.concepts).values({ regionId, id: conceptId, title: "Integrationskonzept", ...released });
      await tx.insert(c.actionFields).values(fields);
      await tx.insert(c.goals).values(goals);
      await tx.insert(c.recommendations).values(recommendations);
      await tx.insert(c.measures).values(measures);
      await tx
        .insert(c.measureRecommendations)
        .values(measures.map(({ id }, index) => ({ regionId, measureId: id, recommendationId: at(recommendations, index % 100).id })));
      const update = { regionId, dated: ctx.today, authorName: "Bench", assessment: "on-track" as const, text: "Es geht voran.", ...released };
      await tx.insert(c.progressUpdates).values(measures.flatMap(({ id }) => [1, 2].map(() => ({ ...update, id: newId(), measureId: id }))));
      await insertMembership(tx, ctx, account.id, { role: "coordinator" });
      tx.audit("bench.prepared", conceptId);
      tx.publish();
    });
  } finally {
    await opened.close();
  }
}

function at<T>(list: T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no item ${index}`);
  return found;
}
