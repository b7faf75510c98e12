import type pg from "pg";

/** What stands in the chain of sign-in events. */
export const SIGN_IN_EVENTS = [
  "sign-in.done",
  "password.refused",
  "sign-in.code-refused",
  "sign-in.ended",
  "password.changed",
  "password.reset",
  "second-factor.on",
  "second-factor.off",
  "recovery-codes.renewed",
  "passkey.added",
  "passkey.removed",
  "house.linked",
  "house.unlinked",
] as const;
export type SignInEvent = (typeof SIGN_IN_EVENTS)[number];

/**
 * Appends to the instance's chain of sign-in events, which `miteinander audit verify` checks.
 *
 * @param account null where the address belongs to nobody
 * @param details ids and words of our own; never names, addresses or what somebody typed
 */
export async function noteEvent(
  connection: pg.Pool | pg.PoolClient,
  event: SignInEvent,
  account: string | null,
  details: Record<string, unknown> = {},
): Promise<void> {
  await connection.query("select auth.append_event($1, $2, $3)", [event, account, JSON.stringify(details)]);
}
