import { verifyPassword } from "better-auth/crypto";
import type { Database } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { normaliseEmail } from "./account.ts";
import { noteEvent } from "./events.ts";
import { countTry } from "./throttle.ts";

/** Costs as much to check as a real hash and fits no password: unknown accounts answer in the same time. */
const NOBODYS_HASH = `${"0".repeat(32)}:${"0".repeat(128)}`;

/**
 * Whose account this is, if the password is right and nothing is locked.
 *
 * Unknown account, wrong password and lock take the same steps: two counts, one look-up, one scrypt.
 */
export async function checkPassword(house: House, email: string, password: string, request: Request): Promise<{ accountId: string } | null> {
  const tried = await countTry(house, normaliseEmail(email), request);
  const stored = await findPasswordHash(house.database, normaliseEmail(email));
  const right = await verifyPassword({ hash: stored?.hash ?? NOBODYS_HASH, password });
  if (!tried.permitted || !stored || !right) {
    // Tries during a lock would only fill the chain; they take as long.
    if (tried.permitted) await noteEvent(house.database.auth, "password.refused", stored?.accountId ?? null);
    else await tried.weigh();
    log("info", "password.refused", { account: stored?.accountId, locked: !tried.permitted });
    return null;
  }
  await tried.forgive();
  return { accountId: stored.accountId };
}

async function findPasswordHash(database: Database, email: string): Promise<{ accountId: string; hash: string } | undefined> {
  const found = await database.auth.query<{ accountId: string; hash: string }>(
    `select u.id as "accountId", a.password as hash from auth."user" u join auth.account a on a."userId" = u.id
     where u.email = $1 and a."providerId" = 'credential' and a.password is not null`,
    [email],
  );
  return found.rows[0];
}
