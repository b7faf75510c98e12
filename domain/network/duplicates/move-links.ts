import { sql } from "drizzle-orm";
import type { Context, Reader, Writer } from "#platform/db/index.ts";

type Link = { table: string; column: string };

/**
 * Everything that points at a row by a foreign key, as the database itself names it: areas above and tables that come
 * later are found without the network knowing them.
 */
export async function linksTo(db: Reader, target: "organisations" | "people"): Promise<Link[]> {
  const found = await db.execute<Link>(sql`
    select format('%I.%I', n.nspname, t.relname) as table, quote_ident(a.attname) as column
    from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      join pg_namespace n on n.oid = t.relnamespace
      join unnest(c.conkey, c.confkey) as k(own, theirs) on true
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
      join pg_attribute o on o.attrelid = c.confrelid and o.attnum = k.theirs
    where c.contype = 'f' and c.confrelid = ${`public.${target}`}::regclass and o.attname = 'id'
    order by 1, 2`);
  return found.rows;
}

/** Which of these rows anything points at. @param except tables that do not count, as `public.name` */
export async function linkedIds(
  ctx: Context,
  db: Reader,
  target: "organisations" | "people",
  ids: readonly string[],
  except: readonly string[] = [],
): Promise<Set<string>> {
  const found = new Set<string>();
  if (ids.length === 0) return found;
  for (const { table, column } of await linksTo(db, target)) {
    if (except.includes(table)) continue;
    const { rows } = await db.execute<{ id: string }>(
      sql`select distinct ${sql.raw(column)} as id from ${sql.raw(table)} where region_id = ${ctx.region.id} and ${sql.raw(column)} = any(${sql.param(ids)})`,
    );
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Points all of them at another row. @throws what the database says where a key does not allow two of them */
export async function moveLinks(ctx: Context, tx: Writer, target: "organisations" | "people", fromId: string, toId: string): Promise<void> {
  for (const { table, column } of await linksTo(tx, target)) {
    await tx.execute(sql`update ${sql.raw(table)} set ${sql.raw(column)} = ${toId} where region_id = ${ctx.region.id} and ${sql.raw(column)} = ${fromId}`);
  }
}

/** Where both rows stand under one key already ("works in the same municipality"), one link says what both said. */
export async function dropDoubleLinks(ctx: Context, tx: Writer, target: "organisations" | "people", fromId: string, toId: string): Promise<void> {
  for (const { table, column } of await linksTo(tx, target)) {
    for (const others of await keysWith(tx, table, column)) {
      const same = others.map((other) => `double.${other} = kept.${other}`).join(" and ");
      await tx.execute(sql`delete from ${sql.raw(table)} double using ${sql.raw(table)} kept
        where double.region_id = ${ctx.region.id} and ${sql.raw(`double.${column}`)} = ${fromId} and ${sql.raw(`kept.${column}`)} = ${toId} and ${sql.raw(same)}`);
    }
  }
}

/** For each unique key that the column is part of, the other columns of the key. */
async function keysWith(db: Reader, table: string, column: string): Promise<string[][]> {
  const found = await db.execute<{ columns: string[] }>(sql`
    select array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisunique and i.indpred is null and i.indexprs is null
    group by i.indexrelid having ${column} = any(array_agg(quote_ident(a.attname)))`);
  return found.rows.map(({ columns }) => columns.filter((name) => name !== column));
}
