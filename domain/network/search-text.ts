import { sql, type SQL } from "drizzle-orm";

/** Every word of the search occurs somewhere in the text, whatever its case. Nothing to search: true. */
export function containsWords(text: SQL, search: string): SQL {
  const words = search
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 8);
  if (words.length === 0) return sql`true`;
  const parts = words.map((word) => sql`${text} ilike ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}
