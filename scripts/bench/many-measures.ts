import { sql } from "drizzle-orm";
import pg from "pg";
import { readSettings } from "#platform/config/index.ts";
import { makeContext, newId, openDatabase, transact, type Context } from "#platform/db/index.ts";
import { findRegion } from "#platform/tenancy/index.ts";

/**
 * Puts 30,000 measures into a region that has a concept: of every state, led by 40 organisations, each with two
 * entries, a result and a budget line, and for one of the concept's recommendations.
 */
export async function addManyMeasures(environment: NodeJS.ProcessEnv, slug: string): Promise<void> {
  const opened = await openDatabase(readSettings(environment));
  try {
    const region = await findRegion(opened.database, slug);
    if (!region) throw new Error(`There is no region ${slug}.`);
    await fill(makeContext(opened.database, region, { kind: "system", name: "bench" }));
    // What autovacuum does by itself, but only a minute later.
    const client = new pg.Client(opened.admin ?? {});
    await client.connect();
    await client.query("vacuum analyze");
    await client.end();
  } finally {
    await opened.close();
  }
}

async function fill(ctx: Context): Promise<void> {
  const regionId = ctx.region.id;
  // One transaction each: on a busy machine all of them take longer than a context lives.
  for (const statement of [
    sql`
      insert into organisations (region_id, id, name, kind) select ${regionId}, gen_random_uuid(), 'Verein ' || n, 'other' from generate_series(1, 40) n`,
    sql`
      with o as (select id, row_number() over () as place from organisations where region_id = ${regionId})
      insert into measures (region_id, id, title, description, state, state_reason, lead_organisation_id, starts_on, ends_on)
      select ${regionId}, gen_random_uuid(), 'Vorhaben ' || n, 'Wir treffen uns jede Woche und lernen zusammen.',
        (array['running', 'running', 'running', 'planned', 'done', 'continuous', 'paused', 'dropped', 'idea', 'approved'])[1 + n % 10], 'kein Geld',
        o.id, date '2024-01-01' + n % 600, date '2026-01-01' + n % 900
      from generate_series(1, 30000) n left join o on o.place = 1 + n % 41`,
    sql`
      with m as (select id, row_number() over () as n from measures where region_id = ${regionId} and title like 'Vorhaben %'),
        r as (select id, row_number() over () as n, count(*) over () as all from recommendations where region_id = ${regionId})
      insert into measure_recommendations (region_id, measure_id, recommendation_id)
      select ${regionId}, m.id, r.id from m join r on r.n = 1 + m.n % r.all`,
    sql`
      with m as (select id, row_number() over () as n from measures where region_id = ${regionId} and title like 'Vorhaben %')
      insert into progress_updates (region_id, id, measure_id, dated, author_name, assessment, text)
      select ${regionId}, gen_random_uuid(), m.id, date '2026-01-01' + ((m.n * turn) % 300)::int, 'Bench',
        (array['on-track', 'at-risk', 'off-track'])[1 + (m.n + turn) % 3], 'Es geht voran.'
      from m cross join generate_series(1, 2) turn where m.n % 7 > 0`,
    sql`
      insert into results (region_id, id, measure_id, position, name, planned, reached)
      select ${regionId}, gen_random_uuid(), id, 0, 'Kurse', 9, 4 from measures where region_id = ${regionId} and title like 'Vorhaben %'`,
    sql`
      insert into budget_lines (region_id, id, measure_id, position, source, state, amount_cents, called_up_cents)
      select ${regionId}, gen_random_uuid(), id, 0, 'Land', 'approved', 500000, 100000 from measures where region_id = ${regionId} and title like 'Vorhaben %'`,
  ]) {
    await transact(ctx, async (tx) => {
      await tx.execute(statement);
      tx.audit("bench.prepared", newId());
    });
  }
}
