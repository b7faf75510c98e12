import type { Db } from "pg-boss";

/** pg-boss on a connection, a pool or a transaction of ours. */
export function over(connection: { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }): Db {
  return { executeSql: (text, values) => connection.query(text, values) };
}
