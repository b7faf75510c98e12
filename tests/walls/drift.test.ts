import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { toSnakeCase } from "drizzle-orm/casing";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();

/** Tables that no schema.ts describes, because no query of Drizzle's asks them. */
const WITHOUT_SCHEMA = /^(auth|directory|ctx|migrations|pgboss|search)\./;

type Column = { table: string; column: string; type: string; required: boolean; hasDefault: boolean };

const modules = import.meta.glob<Record<string, unknown>>(["/platform/*/schema.ts", "/domain/**/schema.ts"], { eager: true });

function described(): Column[] {
  const tables = Object.values(modules).flatMap((module) => Object.values(module).filter((value) => value instanceof PgTable));
  return tables.flatMap((table) => {
    const { schema = "public", name, columns } = getTableConfig(table);
    return columns.map((column) => ({
      table: `${schema}.${name}`,
      column: column.keyAsName ? toSnakeCase(column.name) : column.name,
      type: column
        .getSQLType()
        .replace(", ", ",")
        .replace(/^(time|timestamp)(?=$|\[)/, "$1 without time zone"),
      required: column.notNull,
      hasDefault: column.hasDefault || column.generated !== undefined,
    }));
  });
}

async function present(): Promise<Column[]> {
  const found = await db.superuser.query<Column>(
    `select n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.atthasdef as "hasDefault"
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  return found.rows.filter((row) => !WITHOUT_SCHEMA.test(row.table));
}

const lines = (columns: Column[]) =>
  columns
    .map(({ table, column, type, required, hasDefault }) => `${table}.${column} ${type}${required ? " not null" : ""}${hasDefault ? " default" : ""}`)
    .toSorted();

test("What the schema files say of columns is what the migrations made", async () => {
  expect(Object.keys(modules).length).toBeGreaterThanOrEqual(6);
  expect(lines(described())).toEqual(lines(await present()));
});
