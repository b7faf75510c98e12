import type pg from "pg";
import { DEFINER_FUNCTIONS, SCHEMAS_WITHOUT_REGION, TABLES_WITHOUT_REGION, WRITTEN_BY_FUNCTION } from "./tables-without-region.ts";

const OUR_SCHEMAS = "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')";
const SYSTEM = Object.keys(SCHEMAS_WITHOUT_REGION);

type TableRow = { name: string; oid: number; forced: boolean; region: boolean };

/** Everything in the database's own catalogue that breaks the third wall's rules, in words. */
export async function catalogueFaults(superuser: pg.Pool): Promise<string[]> {
  const tables = (
    await superuser.query<TableRow>(
      `select n.nspname || '.' || c.relname as name, c.oid::int, c.relrowsecurity and c.relforcerowsecurity as forced,
         exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'region_id' and a.atttypid = 'uuid'::regtype and a.attnotnull) as region
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and ${OUR_SCHEMAS} and n.nspname <> all($1) and n.nspname not like 'pg\\_%' order by 1`,
      [SYSTEM],
    )
  ).rows;
  const faults: string[] = [];
  for (const listed of Object.keys(TABLES_WITHOUT_REGION)) {
    if (!tables.some((table) => table.name === listed)) faults.push(`${listed}: listed without a region, but does not exist`);
  }
  for (const table of tables.filter(({ name }) => !(name in TABLES_WITHOUT_REGION))) {
    faults.push(...(await tableFaults(superuser, table)).map((fault) => `${table.name}: ${fault}`));
  }
  return [...faults, ...(await otherFaults(superuser))];
}

async function tableFaults(superuser: pg.Pool, table: TableRow): Promise<string[]> {
  if (!table.region) return ["has no region_id uuid not null, and is not listed"];
  const faults = table.forced ? [] : ["row-level security is not enabled and forced"];
  const keys = (
    await superuser.query<{ name: string; primary: boolean; region: boolean }>(
      `select i.relname as name, x.indisprimary as primary,
         exists (select 1 from pg_attribute a where a.attrelid = x.indrelid and a.attname = 'region_id' and a.attnum = any(x.indkey)) as region
       from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = $1 and x.indisunique`,
      [table.oid],
    )
  ).rows;
  if (!keys.some((key) => key.primary)) faults.push("has no primary key");
  for (const key of keys) if (!key.region) faults.push(`${key.name} is unique across regions`);

  // Position by position: the child's region is compared with the parent's region, not with anything else.
  const links = (
    await superuser.query<{ name: string; paired: boolean }>(
      `select k.conname as name, exists (
         select 1 from unnest(k.conkey, k.confkey) as pair(child, parent)
           join pg_attribute c on c.attrelid = k.conrelid and c.attnum = pair.child and c.attname = 'region_id'
           join pg_attribute p on p.attrelid = k.confrelid and p.attnum = pair.parent
         where p.attname = 'region_id' or (k.confrelid = 'directory.regions'::regclass and p.attname = 'id')) as paired
       from pg_constraint k where k.contype = 'f' and k.conrelid = $1`,
      [table.oid],
    )
  ).rows;
  for (const link of links) if (!link.paired) faults.push(`${link.name} leaves the region`);

  const commands = table.name in WRITTEN_BY_FUNCTION ? ["r"] : ["r", "a", "w", "d"];
  const policies = (
    await superuser.query<{ command: string; condition: string }>(
      `select polcmd::text as command, coalesce(pg_get_expr(polqual, polrelid), '') || ' ' || coalesce(pg_get_expr(polwithcheck, polrelid), '') as condition
       from pg_policy where polrelid = $1 and 'miteinander_app'::regrole = any(polroles)`,
      [table.oid],
    )
  ).rows;
  for (const command of commands)
    if (!policies.some((policy) => policy.command === command)) faults.push(`has no policy for the application, command ${command}`);
  for (const { command, condition } of policies) {
    if (!condition.includes("region_id = ( SELECT ctx.region()")) faults.push(`a policy (${command}) does not ask for the region`);
  }
  return faults;
}

async function otherFaults(superuser: pg.Pool): Promise<string[]> {
  const views = await superuser.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('v', 'm') and ${OUR_SCHEMAS} and n.nspname <> all($1)`,
    [SYSTEM],
  );
  const functions = await superuser.query<{ name: string; fixed: boolean }>(
    `select n.nspname || '.' || p.proname as name, coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false) as fixed
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${OUR_SCHEMAS} and n.nspname <> all($1)`,
    [SYSTEM],
  );
  const roles = await superuser.query<{ name: string; strong: boolean; owns: boolean; member: boolean }>(
    `select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as strong,
       exists (select 1 from pg_class c where c.relowner = r.oid) or exists (select 1 from pg_proc p where p.proowner = r.oid)
         or exists (select 1 from pg_namespace n where n.nspowner = r.oid) as owns,
       exists (select 1 from pg_auth_members m where m.member = r.oid) as member
     from pg_roles r where r.rolname in ('miteinander_app', 'miteinander_auth')`,
  );
  return [
    // A view reads with its owner's rights, past the policies.
    ...views.rows.map(({ name }) => `${name}: a view stands beside the walls`),
    ...functions.rows.filter(({ name }) => !(name in DEFINER_FUNCTIONS)).map(({ name }) => `${name}: runs with its owner's rights, and is not listed`),
    ...functions.rows.filter(({ fixed }) => !fixed).map(({ name }) => `${name}: runs with its owner's rights on the caller's search path`),
    ...roles.rows
      .filter(({ strong, owns, member }) => strong || owns || member)
      .map(({ name }) => `${name}: owns something, belongs to a role or has rights of its own`),
  ];
}
