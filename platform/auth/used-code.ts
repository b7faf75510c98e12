import { createHmac } from "node:crypto";
import { symmetricDecrypt } from "better-auth/crypto";
import type { House } from "#platform/house.ts";

const STEP_MS = 30_000;

/**
 * Takes note that a code of the authenticator app was accepted (RFC 6238 §5.2: a code counts once).
 *
 * @returns false when its half minute, or a later one, has been used before: somebody looked over a shoulder
 */
export async function spendCode({ database, settings }: House, accountId: string, code: string): Promise<boolean> {
  const found = await database.auth.query<{ secret: string }>(`select secret from auth."twoFactor" where "userId" = $1`, [accountId]);
  const stored = found.rows[0];
  if (!stored) return false;
  const secret = await symmetricDecrypt({ key: settings.authSecret, data: stored.secret });
  const now = Math.floor(Date.now() / STEP_MS);
  // One half minute around now is accepted, and a moment has passed since.
  const step = [now + 1, now, now - 1, now - 2].find((candidate) => codeAt(secret, candidate) === code);
  if (step === undefined) return false;
  const spent = await database.auth.query(`update auth."twoFactor" set last_step = $2 where "userId" = $1 and last_step < $2`, [accountId, step]);
  return spent.rowCount === 1;
}

/** Six digits of RFC 4226. */
function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
