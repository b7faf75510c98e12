import type pg from "pg";

/**
 * Tables whose rows are not backed up, each with the reason. All other tables of our schemas are, also those that
 * later migrations bring.
 */
export const NOT_SAVED: Record<string, string> = {
  "migrations.applied": "The manifest names them; a restore applies them itself.",
  "ctx.keys": "Follows from the secret of the house that is running, not of the one that was saved.",
  "auth.session": "A session that was ended after the backup would live again. Everybody signs in anew.",
  "auth.verification": "Links for passwords and set-up: used ones would work again.",
};

/** pg-boss makes its schema itself; of its rows only jobs that are still to do are saved, in these columns. */
export const JOB_COLUMNS = [
  ["id", "uuid"],
  ["name", "text"],
  ["priority", "integer"],
  ["data", "jsonb"],
  ["retry_limit", "integer"],
  ["retry_count", "integer"],
  ["retry_delay", "integer"],
  ["retry_backoff", "boolean"],
  ["retry_delay_max", "integer"],
  ["expire_seconds", "integer"],
  ["deletion_seconds", "integer"],
  ["singleton_key", "text"],
  ["start_after", "timestamptz"],
  ["created_on", "timestamptz"],
  ["keep_until", "timestamptz"],
  ["policy", "text"],
  ["heartbeat_seconds", "integer"],
] as const;

export type Table = { schema: string; name: string; columns: string[] };

const OURS = "n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg\\_%'";

/** The tables to be saved, with the columns that hold something of their own. */
export async function savedTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and ${OURS} and n.nspname || '.' || c.relname <> all($1) order by 1, 2`,
    [Object.keys(NOT_SAVED)],
  );
  return rows;
}

export type Sequence = { schema: string; name: string; value: string; isCalled: boolean };

export async function sequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${OURS} order by 1, 2`,
  );
  const found: Sequence[] = [];
  for (const { schema, name } of rows) {
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${quoted(client, schema, name)}`,
    );
    for (const row of state.rows) found.push({ schema, name, ...row });
  }
  return found;
}

export function quoted(client: pg.ClientBase, schema: string, name: string): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}
