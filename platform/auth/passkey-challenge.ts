import { isIP } from "node:net";
import type { Settings } from "#platform/config/index.ts";
import { newId, type Database } from "#platform/db/index.ts";

const MINUTES = 5;

/** What browsers tie a passkey to: the host's name. Null under a bare address, where they know no passkeys. */
export function passkeyHost({ origin }: Pick<Settings, "origin">): string | null {
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[|\]$/g, "")) === 0 ? hostname : null;
}

export type Purpose = "add" | "sign-in";
const identifier = (purpose: Purpose, challenge: string) => `passkey-${purpose}:${challenge}`;

/** @param account whose passkey it will be; "" before anybody is known */
export async function keepChallenge({ auth }: Database, purpose: Purpose, challenge: string, account: string): Promise<void> {
  await auth.query(`delete from auth.verification where "expiresAt" < now() and starts_with(identifier, 'passkey-')`);
  await auth.query(`insert into auth.verification (id, identifier, value, "expiresAt") values ($1, $2, $3, now() + make_interval(mins => $4))`, [
    newId(),
    identifier(purpose, challenge),
    account,
    MINUTES,
  ]);
}

/** Whether we asked this challenge for that purpose and account, and it is less than five minutes old. It is gone with the answer. */
export async function spendChallenge({ auth }: Database, purpose: Purpose, challenge: string, account: string): Promise<boolean> {
  const spent = await auth.query(`delete from auth.verification where identifier = $1 and value = $2 and "expiresAt" > now()`, [
    identifier(purpose, challenge),
    account,
  ]);
  return spent.rowCount === 1;
}
