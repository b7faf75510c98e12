import { sql, type SQL } from "drizzle-orm";
import { DatabaseError } from "pg";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { isOwn, leadsTo, named, wordsOf } from "./find-rows.ts";
import { ERASED_NAME, type ColumnUse, type KnownSubject, type PersonalTable, type Register } from "./register.ts";
import { erasures, type ErasureCause } from "./schema.ts";

/**
 * Erases somebody from all tables of the region as the register says, and writes down what was done, in ids and counts.
 * Doing it again changes nothing more. What stands outside the region follows with `noteErasures`, after the commit.
 *
 * @returns table → rows changed
 */
export async function eraseSubject(
  tx: Writer,
  ctx: Context,
  register: Register,
  subject: KnownSubject,
  { cause, id = newId(ctx.now) }: { cause: ErasureCause; id?: string },
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  // Names go out of approved minutes, too, whose trigger keeps everything else as it is.
  await tx.execute(sql`select set_config('miteinander.erasing', 'on', true)`);
  const inOrder = register.tables.toSorted((a, b) => turnOf(a) - turnOf(b));
  for (const table of inOrder.filter(({ login }) => !login)) {
    const changed = await eraseFrom(tx, ctx, register, table, subject);
    if (changed > 0) rows[table.table] = changed;
  }
  await tx.execute(sql`select set_config('miteinander.erasing', '', true)`);
  await tx
    .insert(erasures)
    .values({ regionId: ctx.region.id, id, subjectKind: subject.kind, subjectId: subject.id, cause, rows, erasedAt: ctx.now })
    .onConflictDoNothing();
  tx.audit("privacy.erased", subject.id, { kind: subject.kind, cause });
  tx.publish();
  return rows;
}

/** First what is found by way of another table's row, while that stands; last those whose row may go when nothing points at it any more. */
function turnOf({ columns, erase }: PersonalTable): number {
  if (erase.by === "deleting-or-blanking") return 2;
  return Object.values(columns).some((use) => use.startsWith("via ")) ? 0 : 1;
}

async function eraseFrom(tx: Writer, ctx: Context, register: Register, table: PersonalTable, subject: KnownSubject): Promise<number> {
  if (table.erase.by === "keeping") return 0;
  const here = sql`t.region_id = ${ctx.region.id}`;
  const own = leadsTo(register, table, subject, isOwn);
  let changed = 0;
  if (own) {
    // A link that opened a row of theirs opens nothing any more. By way of JSON, because not every table has an id.
    await tx.execute(sql`update directory.codes set revoked_at = now() where region_id = ${ctx.region.id} and revoked_at is null
      and subject_id in (select (to_jsonb(t) ->> ${table.opens ?? "id"})::uuid from ${named(table.table)} t where ${here} and ${own})`);
    changed += await eraseOwn(tx, table, sql`${here} and ${own}`);
  }
  for (const [column, use] of Object.entries(table.columns)) {
    const value = withoutPerson(column, use, subject);
    const found = value && leadsTo(register, { ...table, columns: { [column]: use } }, subject);
    if (found) changed += await count(tx, sql`update ${named(table.table)} t set ${named(column)} = ${value} where ${here} and ${found}`);
  }
  return changed;
}

async function eraseOwn(tx: Writer, { table, erase }: PersonalTable, which: SQL): Promise<number> {
  if (erase.by === "deleting") return count(tx, sql`delete from ${named(table)} t where ${which}`);
  if (!("set" in erase)) return 0;
  const set = Object.entries(erase.set).map(([column, value]) => sql`${named(column)} = ${sql.raw(value)}`);
  const blank = () => count(tx, sql`update ${named(table)} t set ${sql.join(set, sql`, `)} where ${which}`);
  if (erase.by === "blanking") return blank();
  await tx.execute(sql`savepoint whole`);
  try {
    return await count(tx, sql`delete from ${named(table)} t where ${which}`);
  } catch (error) {
    if (!(error instanceof Error && error.cause instanceof DatabaseError && error.cause.code === "23503")) throw error;
    await tx.execute(sql`rollback to savepoint whole`);
    return blank();
  }
}

/** What a column says once nobody is named in it; null where erasing leaves it alone. */
function withoutPerson(column: string, use: ColumnUse, { names }: KnownSubject): SQL | null {
  if (use === "person" || use === "email") return sql`null`;
  if (use === "name") return sql`${ERASED_NAME}`;
  if (use === "mention") return sql`regexp_replace(t.${named(column)}, ${wordsOf(names)}, ${ERASED_NAME}, 'gi')`;
  return null;
}

async function count(tx: Writer, query: SQL): Promise<number> {
  return (await tx.execute(query)).rowCount ?? 0;
}
