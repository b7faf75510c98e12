import type { Db } from "pg-boss";

/** pg-boss on a connection, a pool or a transaction of ours. */
export function over(connection: { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }): Db {
  return { executeSql: (text, values) => connection.query(text, values) };
}

/**
 * The same on a pool that others share, one statement after the other. All queues ask at the same moment when they start, and once
 * a minute: side by side they would spread over all connections, and the pages would find ones that have planned nothing yet.
 */
export function oneByOne(pool: Parameters<typeof over>[0]): Db {
  let last: Promise<unknown> = Promise.resolve();
  return {
    executeSql: (text, values) => {
      const answer = last.then(() => pool.query(text, values));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
