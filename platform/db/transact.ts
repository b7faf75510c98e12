import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { escapeLiteral, type PoolClient, type QueryConfig } from "pg";
import { actorName, signContext, type Context } from "./context.ts";

/** Anything that reads: a transaction with the region's walls up. */
export type Reader = NodePgDatabase;

export type Writer = Reader & {
  /** Notes an entry for the region's audit chain; written as the last statement before commit. Ids and codes, no texts. */
  audit(event: string, subjectId: string | null, details?: Record<string, unknown>): void;
  /** Raises the region's content version with this commit: public pages are rendered anew. */
  publish(): void;
};

/** A refusal thrown out of `transact` rolls back; `transact` gives its value back to the caller. */
class RolledBack {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * Runs one act in one transaction under the context's signature. An answer `{ ok: false }` leaves nothing behind.
 *
 * @throws whatever the act throws, after rolling back; errors of the database with their code
 */
export function transact<T>(ctx: Context, act: (tx: Writer) => Promise<T>): Promise<T> {
  return within(ctx, "begin", async (db, run) => {
    const entries: { actor: string; event: string; subjectId: string | null; details: unknown }[] = [];
    let published = false;
    const tx = Object.assign(db, {
      audit: (event: string, subjectId: string | null, details: Record<string, unknown> = {}) => {
        entries.push({ actor: actorName(ctx.actor), event, subjectId, details: { ...details, ...accountBehind(ctx) } });
      },
      publish: () => {
        published = true;
      },
    });
    const value = await act(tx);
    if (isRefusal(value)) throw new RolledBack(value);
    if (published) await run("select directory.raise_content_version()");
    if (entries.length > 0) await run("select audit.append($1::jsonb)", [JSON.stringify(entries)]);
    return value;
  });
}

/** Reads in one snapshot, so that all figures of a page belong together. */
export function read<T>(ctx: Context, question: (db: Reader) => Promise<T>): Promise<T> {
  return within(ctx, "begin isolation level repeatable read read only", (db) => question(db));
}

/** A link's signature names what it opens; who opened it signed in stands beside it, because two people may share a name. */
function accountBehind({ actor }: Context): { accountId?: string } {
  return actor.kind === "link" && actor.accountId !== undefined ? { accountId: actor.accountId } : {};
}

type Run = (text: string, values?: unknown[]) => Promise<unknown>;

async function within<T>(ctx: Context, begin: string, work: (db: Reader, run: Run) => Promise<T>): Promise<T> {
  const client = await ctx.database.app.connect();
  const run: Run = (text, values) => client.query(text, values);
  let broken: Error | undefined;
  try {
    // Both in one message: every page waits for it.
    await run(`${begin}; select set_config('miteinander.context', ${escapeLiteral(signContext(ctx))}, true)`);
    const db = drizzle(preparing(client), { casing: "snake_case", logger: { logQuery: () => (ctx.statistics.queries += 1) } });
    const value = await work(db, run);
    await run("commit");
    return value;
  } catch (error) {
    await run("rollback").catch((lost: Error) => (broken = lost));
    if (error instanceof RolledBack) return error.value as T;
    throw error;
  } finally {
    client.release(broken);
  }
}

// Names of statements that every connection keeps planned. Texts made anew each time (lists of changing length) would fill it.
const names = new Map<string, string>();
const MOST_NAMES = 400;

/**
 * Planning the row policies takes longer than running them (the concept's eight queries: 17 ms, then 9), so a statement
 * gets a name and each connection plans it once.
 */
function preparing(client: PoolClient): PoolClient {
  return new Proxy(client, {
    get: (target, property) =>
      property === "query"
        ? (query: QueryConfig, values: unknown[]) => target.query({ ...query, name: nameOf(query.text) }, values)
        : Reflect.get(target, property),
  });
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

function isRefusal(value: unknown): boolean {
  return typeof value === "object" && value !== null && "ok" in value && value.ok === false;
}
