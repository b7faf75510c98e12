import { sql, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { read, type Context } from "#platform/db/index.ts";
import { leadsTo, named, othersAtAddress } from "./find-rows.ts";
import type { KnownSubject, PersonalTable, Register } from "./register.ts";

/** What one table holds about somebody. */
export type Trace = {
  table: PersonalTable;
  /** Column → value as text; empty ones and secrets are left out. */
  rows: Record<string, string>[];
  /** How many there are; `rows` holds the newest MOST of them. */
  total: number;
};

/** Beyond this many of one table, e.g. entries of the log, a report states the number. */
export const MOST = 200;

/** Everything the register's tables hold about a subject, in the register's order. One query per table. */
export async function findTraces(ctx: Context, register: Register, subject: KnownSubject): Promise<Trace[]> {
  const asked = register.tables.flatMap((table) => {
    const condition = leadsTo(register, table, subject);
    return condition ? [{ table, query: rowsOf(ctx, table, condition, subject) }] : [];
  });
  const inRegion = await read(ctx, async (db) => {
    const found: Trace[] = [];
    for (const { table, query } of asked.filter(({ table }) => !table.login)) found.push(traceOf(table, (await db.execute<RawRow>(query)).rows));
    return found;
  });
  const signIn: Trace[] = [];
  for (const { table, query } of asked.filter(({ table }) => table.login)) {
    const { sql: text, params } = new PgDialect().sqlToQuery(query);
    signIn.push(traceOf(table, (await ctx.database.auth.query<RawRow>(text, params)).rows));
  }
  const place = ({ table }: Trace) => register.tables.indexOf(table);
  return [...inRegion, ...signIn].filter(({ total }) => total > 0).toSorted((a, b) => place(a) - place(b));
}

/** How many rows stand under an address or a number of the subject and are not theirs: with another name, or none where others share the address. What they say is not the subject's to read (Art. 15 (4) GDPR). */
export async function countOthers(ctx: Context, register: Register, subject: KnownSubject): Promise<number> {
  const counts = register.tables.flatMap((table) => {
    const condition = table.login ? null : othersAtAddress(register, table, subject);
    return condition ? [sql`select count(*) as n from ${named(table.table)} t where t.region_id = ${ctx.region.id} and ${condition}`] : [];
  });
  if (counts.length === 0) return 0;
  const { rows } = await read(ctx, (db) => db.execute<{ others: number }>(sql`select sum(n)::int as others from (${sql.join(counts, sql` union all `)}) c`));
  return rows[0]?.others ?? 0;
}

type RawRow = { row: Record<string, unknown>; total: number };

function rowsOf(ctx: Context, table: PersonalTable, condition: SQL, subject: KnownSubject): SQL {
  const shown = Object.entries(table.columns).filter(([, use]) => use !== "secret" && use !== "kept");
  const values = shown.map(([column, use]) => sql`${sql.raw(`'${column}'`)}, ${valueOf(ctx, column, use, subject)}`);
  const here = table.login ? sql`true` : sql`t.region_id = ${ctx.region.id}`;
  const newest = table.table === "audit.entries" ? sql`order by t.seq desc` : sql``;
  return sql`select json_build_object(${sql.join(values, sql`, `)}) as row, count(*) over ()::int as total
    from ${named(table.table)} t where ${here} and ${condition} ${newest} limit ${MOST}`;
}

function valueOf(ctx: Context, column: string, use: string, { names }: KnownSubject): SQL {
  const value = sql`t.${named(column)}`;
  // Who released or decided may be somebody else: a report about one person does not name others (Art. 15 (4) GDPR).
  if (use === "name") return sql`case when ${value} = any(${sql.param(names)}::text[]) then ${value} end`;
  const [first = "", ...others] = use.split(" as ");
  return [...(first.startsWith("ref ") ? [first.slice("ref ".length)] : []), ...others].reduce((id, step) => referred(ctx, id, step), value);
}

/** What a row says that is found by a value, see `ref` in the register. @param step "schema.table.column", or with "by" and its key */
function referred(ctx: Context, value: SQL, step: string): SQL {
  const [path = "", key = "id"] = step.split(" by ");
  const [schema = "", table = "", shown = ""] = path.split(".");
  return sql`(select r.${named(shown)} from ${named(`${schema}.${table}`)} r where r.region_id = ${ctx.region.id} and r.${named(key)} = ${value}
    order by to_jsonb(r) ->> 'language' is distinct from 'de' limit 1)`;
}

function traceOf(table: PersonalTable, found: RawRow[]): Trace {
  const rows = found.map(({ row }) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([column, value]) => {
        const text = value === null ? "" : typeof value === "string" ? value : Array.isArray(value) ? value.join("\n\n") : JSON.stringify(value);
        return text === "" ? [] : [[column, text]];
      }),
    ),
  );
  return { table, rows, total: found[0]?.total ?? 0 };
}
