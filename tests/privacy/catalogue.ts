import type pg from "pg";
import type { Register } from "#platform/privacy/index.ts";

type Column = { table: string; column: string; type: string; referred: string | null };

/** Types in which somebody's data can stand as written; the others are numbers, days, yes and no. */
const FREE_TEXT = /^(text|character varying|character|citext|json|jsonb|inet|cidr|bytea|xml)(\(|\[|$)/;

/**
 * Every column of the real database that may hold or lead to a person and that the register does not mention:
 * free text, keys to a table about people, and ids that no key explains.
 *
 * @returns one sentence for each
 */
export async function unregistered(superuser: Pick<pg.Pool, "query">, register: Register): Promise<string[]> {
  const { rows } = await superuser.query<Column>(
    `select n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
       (select rn.nspname || '.' || rc.relname from pg_constraint k join pg_class rc on rc.oid = k.confrelid join pg_namespace rn on rn.oid = rc.relnamespace
        where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any(k.conkey) and a.attname <> 'region_id' limit 1) as referred
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     order by 1, a.attnum`,
  );
  const aboutPeople = new Set(register.tables.filter(({ about }) => about === "person").map(({ table }) => table));
  const mentioned = ({ table, column }: Column) =>
    register.tables.some((entry) => entry.table === table && column in entry.columns) ||
    [table, `${table}.${column}`, `${table.split(".")[0]}.*`].some((name) => name in register.reviewed);
  return rows.flatMap((row) => {
    if (mentioned(row)) return [];
    const name = `${row.table}.${row.column}`;
    if (row.referred !== null && aboutPeople.has(row.referred)) return [`${name} leads to ${row.referred}`];
    if (FREE_TEXT.test(row.type)) return [`${name} is free text`];
    const isUnexplainedId = row.type === "uuid" && row.referred === null && !["id", "region_id"].includes(row.column);
    return isUnexplainedId ? [`${name} is an id that no key explains`] : [];
  });
}

/** What the register mentions and the database does not have: left over from a table that is gone or renamed. */
export async function leftOver(superuser: Pick<pg.Pool, "query">, register: Register): Promise<string[]> {
  const { rows } = await superuser.query<{ table: string; column: string }>(
    `select n.nspname || '.' || c.relname as table, a.attname as column
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  );
  const present = new Set(rows.flatMap(({ table, column }) => [table, `${table}.${column}`, `${table.split(".")[0]}.*`]));
  const listed = register.tables.flatMap(({ table, columns, erase }) => [
    ...Object.keys(columns).map((column) => `${table}.${column}`),
    ...("set" in erase ? Object.keys(erase.set).map((column) => `${table}.${column}`) : []),
    ...Object.values(columns).flatMap((use) =>
      /^(ref|via) /.test(use)
        ? use
            .slice(4)
            .split(" as ")
            .map((step) => step.split(" by ")[0] ?? "")
        : [],
    ),
  ]);
  return [...listed, ...Object.keys(register.reviewed)].filter((name) => !present.has(name));
}
