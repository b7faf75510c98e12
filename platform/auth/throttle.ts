import { createHmac } from "node:crypto";
import type { House } from "#platform/house.ts";

/** Failures in a row before a quarter of an hour's pause. An address may stand for a whole office. */
const LIMITS = { account: 5, address: 20 };

/**
 * The server puts the caller's network address here, over whatever the caller sent under this name.
 * Requests without it (a command, a test) are counted per account only.
 */
export const CLIENT_ADDRESS = "x-client-address";

type Try = {
  permitted: boolean;
  forgive(): Promise<void>;
  /** A write that changes nothing, so that a locked try costs what a refused one costs to note. */
  weigh(): Promise<void>;
};

/**
 * Counts a try before its password is looked at, so that many tries at once are no way round the limit.
 * A try during a lock neither counts nor makes the lock longer. The same statements run for known and unknown accounts.
 */
export async function countTry(house: House, email: string, request: Request): Promise<Try> {
  const pool = house.database.auth;
  // Keyed hashes: the table tells nobody whose address it is.
  const key = (kind: string, value: string) => createHmac("sha256", house.settings.authSecret).update(`${kind} ${value}`).digest();
  const address = request.headers.get(CLIENT_ADDRESS);
  const accountKey = key("account", email);
  const addressKey = address === null ? null : key("address", address);

  const count = async (counted: Buffer, limit: number): Promise<boolean> => {
    const { rows } = await pool.query<{ failures: number }>(countStatement, [counted, limit]);
    return (rows[0]?.failures ?? Infinity) <= limit;
  };
  const accountOpen = await count(accountKey, LIMITS.account);
  const addressOpen = addressKey === null || (await count(addressKey, LIMITS.address));

  return {
    permitted: accountOpen && addressOpen,
    weigh: async () => void (await pool.query("update auth.sign_in_failures set last_at = now() where key = $1", [accountKey])),
    forgive: async () => {
      await pool.query("delete from auth.sign_in_failures where key = $1 or last_at < now() - interval '1 day'", [accountKey]);
      // Only this try is forgiven: an own account must not be a way to wipe out tries on others.
      if (addressKey) await pool.query("update auth.sign_in_failures set failures = failures - 1, locked_until = null where key = $1", [addressKey]);
    },
  };
}

/** Forgets an account's failures: its owner has proved themselves by mail. */
export async function forgetFailures(house: House, email: string): Promise<void> {
  const key = createHmac("sha256", house.settings.authSecret).update(`account ${email}`).digest();
  await house.database.auth.query("delete from auth.sign_in_failures where key = $1", [key]);
}

// During a lock: one over the limit. After a lock or a quiet quarter of an hour: a fresh start. The limit's own try may
// still succeed, and locks what comes after it.
const countStatement = `
  insert into auth.sign_in_failures as f (key, failures, last_at) values ($1, 1, now())
  on conflict (key) do update set
    last_at = now(),
    failures = case when f.locked_until > now() then $2 + 1
                    when f.locked_until is not null or f.last_at < now() - interval '15 minutes' then 1
                    else f.failures + 1 end,
    locked_until = case when f.locked_until > now() then f.locked_until
                        when f.locked_until is not null or f.last_at < now() - interval '15 minutes' then null
                        when f.failures + 1 >= $2 then now() + interval '15 minutes' end
  returning failures`;

/**
 * Counts what one network address writes without an account, in the same table and by the same rule: after so many in a row
 * it pauses for a quarter of an hour. Requests without an address (a command, a test) are not counted.
 *
 * @param limit may be high where a whole hall stands behind one address
 * @returns whether this one may be written
 */
export async function countVisitorWrite(
  house: House,
  kind: "registration" | "booking" | "interest" | "offer-proposal" | "course-list" | "idea-card" | "grant-application" | "ballot",
  limit: number,
  request: Request,
): Promise<boolean> {
  return (await countAt(house, kind, limit, request)).permitted;
}

/**
 * Counts a guess at something that a machine could guess: before it is looked up, and forgiven where it was right.
 *
 * @param subject what it is guessed for; "" where that is not known before
 */
export function countGuess(
  house: House,
  kind: "short-code" | "ballot-code" | "certificate-code",
  subject: string,
  limit: number,
  request: Request,
): Promise<Omit<Try, "weigh">> {
  return countAt(house, `${kind} ${subject}`, limit, request);
}

async function countAt(house: House, what: string, limit: number, request: Request): Promise<Omit<Try, "weigh">> {
  const address = request.headers.get(CLIENT_ADDRESS);
  if (address === null) return { permitted: true, forgive: () => Promise.resolve() };
  const key = createHmac("sha256", house.settings.authSecret).update(`${what} ${address}`).digest();
  const { rows } = await house.database.auth.query<{ failures: number }>(countStatement, [key, limit]);
  return {
    permitted: (rows[0]?.failures ?? Infinity) <= limit,
    forgive: async () => {
      await house.database.auth.query("update auth.sign_in_failures set failures = failures - 1, locked_until = null where key = $1", [key]);
    },
  };
}
