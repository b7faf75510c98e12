import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { ColumnUse, KnownSubject, PersonalTable, Register } from "./register.ts";

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
export function leadsTo(register: Register, table: PersonalTable, subject: KnownSubject, only?: (use: ColumnUse) => boolean): SQL | null {
  const parts = Object.entries(table.columns).flatMap(([column, use]) => {
    const part = only && !only(use) ? null : byColumn(register, sql`t.${named(column)}`, use, subject);
    if (!part) return [];
    return [use === "subject-email" || use === "subject-phone" ? sql`(${part} and ${nameFits(table, subject)})` : part];
  });
  return parts.length === 0 ? null : sql`(${sql.join(parts, sql` or `)})`;
}

/**
 * The condition under which a row stands under an address or a number of the subject and is not theirs by the name beside it: it may be
 * somebody else's.
 *
 * @returns null where neither leads to the table's rows
 */
export function othersAtAddress(register: Register, table: PersonalTable, subject: KnownSubject): SQL | null {
  const ways = Object.entries(table.columns).flatMap(([column, use]) => {
    const way = use === "subject-email" || use === "subject-phone" ? byColumn(register, sql`t.${named(column)}`, use, subject) : null;
    return way ? [way] : [];
  });
  return ways.length === 0 ? null : sql`(${sql.join(ways, sql` or `)}) and not coalesce(${leadsTo(register, table, subject) ?? sql`false`}, false)`;
}

/** Whether one of the names beside address or number is the subject's, however it is written, or none stands there and the row is theirs so, too. */
function nameFits({ columns }: PersonalTable, { names, sharedEmails }: KnownSubject): SQL {
  const beside = Object.entries(columns).flatMap(([column, use]) => (use === "subject-name" ? [sql`coalesce(t.${named(column)}, '')`] : []));
  const fits = beside.map((name) => sql`search.name_key(${name}) in (select search.name_key(known) from unnest(${sql.param(names)}::text[]) known)`);
  const addresses = Object.entries(columns).flatMap(([column, use]) => (use === "subject-email" ? [sql`lower(t.${named(column)})`] : []));
  const unnamed = [
    sql`true`,
    ...beside.map((name) => sql`${name} !~ '\\S'`),
    ...addresses.map((email) => sql`coalesce(${email} <> all(${sql.param(sharedEmails)}::text[]), true)`),
  ];
  return sql`((${sql.join(unnamed, sql` and `)})${sql.join(
    fits.map((fit) => sql` or ${fit}`),
    sql``,
  )})`;
}

/**
 * Whether a telephone number has the one searched for within it, both however they are written. Fewer than four figures, a letter or
 * an "@" make it no number.
 */
export function hasNumber(phone: SQLWrapper, words: string): SQL {
  if (/[\p{L}@]/u.test(words)) return sql`false`;
  const key = sql`search.number_key(${words})`;
  return sql`(length(${key}) >= 4 and position(${key} in search.number_key(${phone})) > 0)`;
}

/** Whether the row is about the subject itself, and not only names it. */
export function isOwn(use: ColumnUse): boolean {
  return use.startsWith("subject-") || use.startsWith("via ");
}

function byColumn(register: Register, column: SQL, use: ColumnUse, subject: KnownSubject): SQL | null {
  const { kind, id, names, emails, phones } = subject;
  if (use.startsWith("via ")) {
    const [schema, name, key = "id"] = (use.slice("via ".length).split(" as ")[0] ?? "").split(".");
    const parent = register.tables.find(({ table }) => table === `${schema}.${name}`);
    const condition = parent && leadsTo(register, parent, subject, (found) => found.startsWith("subject-"));
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
    case "email":
    case "subject-email":
      return emails.length > 0 && (use === "subject-email" || kind !== "address") ? sql`lower(${column}) = any(${sql.param(emails)}::text[])` : null;
    case "subject-phone":
      return phones.length > 0 ? sql`search.number_key(${column}) = any(${sql.param(phones)}::text[])` : null;
    // Who is known by an address or a number may have the name of somebody of the house: only what stands under these is theirs.
    case "name":
      return kind !== "address" && names.length > 0 ? sql`${column} = any(${sql.param(names)}::text[])` : null;
    case "mention":
      return kind !== "address" && names.length > 0
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
