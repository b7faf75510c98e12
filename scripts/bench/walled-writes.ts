import pg from "pg";
import { sql } from "drizzle-orm";
import { readSettings } from "#platform/config/index.ts";
import { makeContext, newId, openDatabase, openPool, transact, type Context, type Reader } from "#platform/db/index.ts";
import { findRegion } from "#platform/tenancy/index.ts";

/** Writes each second, with the walls and without them. */
export type WriteRates = { walled: number; bare: number };

/**
 * How many entries of measures can be written each second with signed context, row policies and audit, and without.
 *
 * Both sides send the same statements through the same `transact`: read a measure, insert an entry for it, commit. The
 * walled side does so as the application's role, where the policies check the signature, and appends to the audit's
 * chain. The bare side does so as a superuser, for whom no policy counts, appends nothing, and has the triggers switched
 * off that would miss the entry. It still sends the setting that nobody reads there, as part of `begin`. Sides take
 * turns, so that a busy moment of the machine strikes both.
 *
 * @param writers how many write at once, all in this one region: its chain takes one transaction after the other
 */
export async function timeWrites(environment: NodeJS.ProcessEnv, slug: string, writers: number): Promise<WriteRates> {
  const opened = await openDatabase(readSettings(environment));
  const admin = new pg.Client(opened.admin ?? {});
  const superuser = openPool({ ...opened.admin, max: writers });
  try {
    await admin.connect();
    const region = await findRegion(opened.database, slug);
    if (!region) throw new Error(`There is no region ${slug}.`);
    const actor = { kind: "system", name: "bench" } as const;
    const found = await admin.query<{ id: string }>("select id from measures where region_id = $1 limit 1", [region.id]);
    const measureId = found.rows[0]?.id ?? "";
    const walled = () => makeContext(opened.database, region, actor);
    const bare = () => makeContext({ ...opened.database, app: superuser }, region, actor);
    const total = { walled: 0, bare: 0 };
    for (let turn = 0; turn < TURNS; turn++) {
      total.walled += await writesPerSecond(writers, () => writeAudited(walled(), measureId));
      await switchAudited(admin, "disable");
      total.bare += await writesPerSecond(writers, () => writeBare(bare(), measureId));
      await switchAudited(admin, "enable");
    }
    return { walled: total.walled / TURNS, bare: total.bare / TURNS };
  } finally {
    await Promise.all([superuser.end(), admin.end()]);
    await opened.close();
  }
}

/** An entry changes its measure's internals as well. */
async function switchAudited(admin: pg.Client, how: "enable" | "disable"): Promise<void> {
  for (const table of ["progress_updates", "measure_internals"]) await admin.query(`alter table ${table} ${how} trigger ${table}_audited`);
}

const TURNS = 4;
const SECONDS = 3;

async function insertEntry(ctx: Context, db: Reader, measureId: string): Promise<string> {
  const id = newId();
  await db.execute(sql`select title, state from measures where region_id = ${ctx.region.id} and id = ${measureId}`);
  await db.execute(sql`
    insert into progress_updates (region_id, id, measure_id, dated, author_name, assessment, text)
    values (${ctx.region.id}, ${id}, ${measureId}, ${ctx.today}, 'Bench', 'on-track', 'Es geht voran.')`);
  return id;
}

const writeAudited = (ctx: Context, measureId: string) =>
  transact(ctx, async (tx) => tx.audit("measure.entry-added", measureId, { updateId: await insertEntry(ctx, tx, measureId) }));

const writeBare = (ctx: Context, measureId: string) => transact(ctx, (tx) => insertEntry(ctx, tx, measureId));

async function writesPerSecond(writers: number, write: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let written = 0;
  const writeOn = async () => {
    while (performance.now() - started < SECONDS * 1000) {
      await write();
      written += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, writeOn));
  return (written * 1000) / (performance.now() - started);
}
