import pg from "pg";
import { BACKUP_ROLE, migrationNames, type Database } from "#platform/db/index.ts";
import { DAY_MS, fault, good, warning, type Finding } from "./finding.ts";

const LEAST_VERSION = 15;
/** A signed context lives for a minute: beyond this it may be dead on arrival. */
const APART_FAULT_MS = 30_000;
const APART_WARNING_MS = 2_000;
const LATE_MS = 15 * 60_000;

/** @param clock this process's, in ms since 1970 */
export async function examineDatabase(database: Database, clock: () => number): Promise<Finding[]> {
  const { app, auth } = database;
  let version: number;
  try {
    await auth.query("select 1");
    version = Number((await app.query<{ version: string }>("select current_setting('server_version_num') as version")).rows[0]?.version);
  } catch (error) {
    return [fault("database-away", error instanceof Error ? error.message : String(error))];
  }
  const words = `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}`;
  const reached = version < LEAST_VERSION * 10_000 ? fault("database-old", words) : good("database", words);
  const found = [reached, await examineClock(app, clock), ...(await examineRights(app, auth)), ...(await examineGrants(app, auth)), await examineWalls(app)];
  // Before the first migration there is no queue.
  const queues = await app.query<{ there: boolean }>("select to_regclass('pgboss.job') is not null as there");
  return queues.rows[0]?.there ? [...found, ...(await examineQueue(app))] : found;
}

/** What only the migration's login may look at. */
export async function examineAsAdmin(admin: pg.ClientConfig): Promise<Finding[]> {
  const client = new pg.Client(admin);
  try {
    await client.connect();
    return [...(await examineMigrations(client)), ...(await examineBackupRole(client))];
  } catch (error) {
    return [fault("database-away", error instanceof Error ? error.message : String(error))];
  } finally {
    await client.end();
  }
}

async function examineMigrations(client: pg.ClientBase): Promise<Finding[]> {
  const present = await client.query<{ there: boolean }>("select to_regclass('migrations.applied') is not null as there");
  const applied = present.rows[0]?.there ? (await client.query<{ name: string }>("select name from migrations.applied")).rows.map(({ name }) => name) : [];
  const known = migrationNames();
  const unknown = applied.filter((name) => !known.includes(name));
  const missing = known.filter((name) => !applied.includes(name));
  if (unknown.length > 0) return [fault("migrations-unknown", unknown.join(", "))];
  return [missing.length > 0 ? fault("migrations-missing", missing.join(", ")) : good("migrations", String(known.length))];
}

async function examineClock(app: pg.Pool, clock: () => number): Promise<Finding> {
  const before = clock();
  const found = await app.query<{ now: number }>("select extract(epoch from clock_timestamp())::float8 * 1000 as now");
  const after = clock();
  const now = found.rows[0]?.now ?? 0;
  // Inside the time that the question took, nothing can be said.
  const apart = Math.max(0, before - now, now - after);
  const words = (apart / 1000).toLocaleString("de-DE", { maximumFractionDigits: 1 });
  return apart > APART_FAULT_MS ? fault("clock-apart", words) : apart > APART_WARNING_MS ? warning("clock-apart", words) : good("clock", words);
}

/** Whoever the settings log in as: an application with more rights passes all policies. */
async function examineRights(...pools: pg.Pool[]): Promise<Finding[]> {
  const all: string[] = [];
  const strong: string[] = [];
  for (const pool of pools) {
    const found = await pool.query<{ name: string; strong: boolean }>(
      `select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
         or exists (select 1 from pg_class c where c.relowner = r.oid) or exists (select 1 from pg_proc p where p.proowner = r.oid)
         or exists (select 1 from pg_namespace n where n.nspowner = r.oid) or exists (select 1 from pg_auth_members m where m.member = r.oid) as strong
       from pg_roles r where r.rolname = current_user`,
    );
    all.push(...found.rows.map(({ name }) => name));
    strong.push(...found.rows.filter((row) => row.strong).map(({ name }) => name));
  }
  return [strong.length > 0 ? fault("rights-many", strong.join(", ")) : good("rights", all.join(", "))];
}

/**
 * Each policy names whom it lets do what: without the grant beside it, pages fail that nobody opened yet.
 * The tables of the search and the urn of the votes have policies for the application, too, which reaches them through functions only.
 */
async function examineGrants(app: pg.Pool, auth: pg.Pool): Promise<Finding[]> {
  const ofPolicies = await app.query<{ missing: string }>(
    `select distinct format('%s on %s.%s (%s)', g.right, n.nspname, c.relname, r.rolname) as missing
     from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = any (p.polroles)
       join (values ('r', 'select'), ('a', 'insert'), ('w', 'update'), ('d', 'delete')) as g (command, "right") on g.command = p.polcmd::text
     where n.nspname not in ('search', 'urn') and not (has_schema_privilege(r.oid, n.oid, 'usage')
       and case g.right when 'delete' then has_table_privilege(r.oid, c.oid, 'delete') else has_any_column_privilege(r.oid, c.oid, g.right) end)
     order by 1`,
  );
  const ofSignIn = await auth.query<{ missing: string }>(
    `select format('select on auth.%s (%s)', c.relname, current_user) as missing from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'auth' and c.relkind = 'r' and not (has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select')) order by 1`,
  );
  const ofContext = await app.query<{ missing: string }>(
    `select format('usage on schema ctx (%s)', current_user) as missing from pg_namespace where nspname = 'ctx' and not has_schema_privilege(oid, 'usage')`,
  );
  const missing = [ofPolicies, ofSignIn, ofContext].flatMap(({ rows }) => rows.map((row) => row.missing));
  return missing.length > 0 ? [fault("rights-few", missing.join(", "))] : [];
}

/** Tables outside these schemas belong to regions. */
async function examineWalls(app: pg.Pool): Promise<Finding> {
  const found = await app.query<{ name: string; walled: boolean }>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity
         and exists (select 1 from pg_policy p where p.polrelid = c.oid) as walled
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('information_schema', 'auth', 'ctx', 'directory', 'migrations', 'pgboss') and n.nspname not like 'pg\\_%'
     order by 1`,
  );
  const open = found.rows.filter(({ walled }) => !walled).map(({ name }) => name);
  return open.length > 0 ? fault("walls-open", open.join(", ")) : good("walls", String(found.rows.length));
}

async function examineQueue(app: pg.Pool): Promise<Finding[]> {
  const found = await app.query<{ failed: number; waiting: number; waited: number | null }>(
    `select count(*) filter (where state = 'failed' and completed_on > now() - $1 * interval '1 ms')::int as failed,
       count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as waiting,
       extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry')))::float8 * 1000 as waited
     from pgboss.job`,
    [7 * DAY_MS],
  );
  const { failed = 0, waiting = 0, waited = null } = found.rows[0] ?? {};
  const findings: Finding[] = [];
  if (waited !== null && waited > LATE_MS) findings.push(warning("queue-late", String(Math.round(waited / 60_000))));
  if (failed > 0) findings.push(warning("queue-failed", String(failed)));
  return findings.length > 0 ? findings : [good("queue", String(waiting))];
}

async function examineBackupRole(client: pg.ClientBase): Promise<Finding[]> {
  const found = await client.query("select 1 from pg_roles where rolname = $1 and rolbypassrls and pg_has_role(current_user, oid, 'member')", [BACKUP_ROLE]);
  return found.rowCount === 1 ? [] : [warning("backup-role", BACKUP_ROLE)];
}
