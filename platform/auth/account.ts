import { hashPassword } from "better-auth/crypto";
import type pg from "pg";
import { newId, type Database } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";

export { hashPassword };

export type StaffLocale = "de" | "en";

/** A person who may sign in. What they may do stands in their memberships. */
export type Account = {
  id: string;
  email: string;
  name: string;
  salutation: string;
  /** Runs this instance: may set it up, sees no region's content. */
  operator: boolean;
  locale: StaffLocale;
  twoFactorEnabled: boolean;
};

export type NewAccount = {
  /** For seeds that want the same ids each time. */
  id?: string;
  email: string;
  name: string;
  salutation?: string;
  operator?: boolean;
  locale?: StaffLocale;
  /** One of the two: a hash saves the 70 ms of hashing where many accounts share a password. Null: none, the house vouches. */
  password?: string;
  passwordHash?: string | null;
};

/** As stored and compared: people write their address in many ways. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Makes an account with a password. The password's rules are the caller's (see passwordFault).
 *
 * @throws Error when neither password nor passwordHash is given
 */
export async function createAccount({ database }: { database: Database }, input: NewAccount): Promise<Result<{ accountId: string }, "email-taken">> {
  const hash = input.passwordHash === undefined && input.password !== undefined ? await hashPassword(input.password) : input.passwordHash;
  if (hash === undefined) throw new Error("An account needs a password or its hash.");
  return withAuth(database, async (client) => {
    const accountId = input.id ?? newId();
    const made = await client.query(
      `insert into auth."user" (id, email, name, salutation, operator, locale, "emailVerified")
       values ($1, $2, $3, $4, $5, $6, true) on conflict (email) do nothing`,
      [accountId, normaliseEmail(input.email), input.name, input.salutation ?? "", input.operator ?? false, input.locale ?? "de"],
    );
    if (made.rowCount === 0) return refused("email-taken");
    if (hash !== null) await storePassword(client, accountId, hash);
    return done({ accountId });
  });
}

/** Gives an account its one password, in the sign-in role's transaction. */
export async function storePassword(client: pg.PoolClient, accountId: string, passwordHash: string): Promise<void> {
  await client.query(`delete from auth.account where "userId" = $1 and "providerId" = 'credential'`, [accountId]);
  await client.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password) select $1, id::text, 'credential', id, $3 from auth."user" where id = $2`,
    [newId(), accountId, passwordHash],
  );
}

export async function findAccountByEmail(database: Database, email: string): Promise<Account | null> {
  const found = await database.auth.query<Account>(`select ${accountColumns} from auth."user" where email = $1`, [normaliseEmail(email)]);
  return found.rows[0] ?? null;
}

export async function findAccountsById(database: Database, ids: string[]): Promise<Account[]> {
  return (await database.auth.query<Account>(`select ${accountColumns} from auth."user" where id = any($1::uuid[])`, [ids])).rows;
}

export async function setLocale(database: Database, account: Account, locale: StaffLocale): Promise<void> {
  await database.auth.query(`update auth."user" set locale = $2, "updatedAt" = now() where id = $1`, [account.id, locale]);
}

const accountColumns = `id, email, name, salutation, operator, locale, coalesce("twoFactorEnabled", false) as "twoFactorEnabled"`;

/**
 * One transaction of the sign-in role; an answer `{ ok: false }` leaves nothing behind.
 * It knows no regions and writes no audit: what it does for a region, the act notes there.
 */
export async function withAuth<T>(database: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.auth.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const value = await work(client);
    const isRefusal = typeof value === "object" && value !== null && "ok" in value && value.ok === false;
    await client.query(isRefusal ? "rollback" : "commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}
