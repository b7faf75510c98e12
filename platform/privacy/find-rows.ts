import { sql, type SQL } from "drizzle-orm";
import type { ColumnUse, PersonalTable, Register, Subject } from "./register.ts";

/** A table's or column's name as SQL. The names come from the register, never from a request. */
export function named(name: string): SQL {
  return sql.join(
    name.split(".").map((part) => sql.identifier(part)),
    sql`.`,
  );
}

/**
 * The condition under which a row of the table has to do with the subject, by all its columns that lead to somebody.
 *
 * @param only leave the others out, e.g. to change one column only
 * @returns null where no column leads to this kind of subject
 */
export function leadsTo(register: Register, table: PersonalTable, subject: Subject, only?: (use: ColumnUse) => boolean): SQL | null {
  const parts = Object.entries(table.columns).flatMap(([column, use]) => {
    const part = only && !only(use) ? null : byColumn(register, sql`t.${named(column)}`, use, subject);
    return part ? [part] : [];
  });
  return parts.length === 0 ? null : sql`(${sql.join(parts, sql` or `)})`;
}

/** Whether the row is about the subject itself, and not only names it. */
export function isOwn(use: ColumnUse): boolean {
  return use.startsWith("subject-") || use.startsWith("via ");
}

function byColumn(register: Register, column: SQL, use: ColumnUse, { kind, id, names, emails }: Subject): SQL | null {
  if (use.startsWith("via ")) {
    const [schema, name, key = "id"] = use.slice("via ".length).split(".");
    const parent = register.tables.find(({ table }) => table === `${schema}.${name}`);
    const condition = parent && leadsTo(register, parent, { kind, id, names, emails }, (found) => found.startsWith("subject-"));
    return parent && condition ? sql`${column} in (select t.${named(key)} from ${named(parent.table)} t where ${condition})` : null;
  }
  switch (use) {
    case "subject-any":
      return sql`${column} = ${id}`;
    case "subject-person":
    case "person":
    case "kept-person":
      return kind === "person" ? sql`${column} = ${id}` : null;
    case "subject-account":
      // The log keeps ids as text, other tables as uuid.
      return kind === "account" ? sql`${column}::text = ${id}` : null;
    case "subject-email":
    case "email":
      return emails.length > 0 ? sql`lower(${column}) = any(${sql.param(emails)}::text[])` : null;
    case "name":
      return names.length > 0 ? sql`${column} = any(${sql.param(names)}::text[])` : null;
    case "mention":
      return names.length > 0
        ? sql`exists (select 1 from unnest(${sql.param(names)}::text[]) as n where position(lower(n) in lower(${column}::text)) > 0)`
        : null;
    default:
      return null;
  }
}

/**
 * A pattern (PostgreSQL's) of the full names among these, for texts. A single word may be anything: "Weber" is also a trade.
 *
 * @returns "" where there is no full name
 */
export function wordsOf(names: readonly string[]): string {
  const full = names.filter((name) => name.trim().includes(" ")).toSorted((a, b) => b.length - a.length);
  const escaped = full.map((name) =>
    name
      .trim()
      .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/\s+/g, String.raw`\s+`),
  );
  return escaped.length === 0 ? "" : String.raw`\m(${escaped.join("|")})\M`;
}
