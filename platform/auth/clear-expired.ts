import type { Database } from "#platform/db/index.ts";
import { forgetDevices } from "./device.ts";

export type Cleared = { sessions: number; verifications: number; failures: number; devices: number; codes: number };

/**
 * Deletes what has ended by itself: sessions, links and half-finished sign-ins, counts of failures, devices out of use, addresses
 * that lived with a session or stood in a mail. For a nightly job; repeatable.
 */
export async function clearExpired({ auth }: Database): Promise<Cleared> {
  const sessions = await auth.query(`delete from auth.session where "expiresAt" < now()`);
  const verifications = await auth.query(`delete from auth.verification where "expiresAt" < now()`);
  // A lock lasts a quarter of an hour: what is older than a day counts no more.
  const failures = await auth.query("delete from auth.sign_in_failures where last_at < now() - interval '1 day'");
  // The table's policy says the same: whoever comes back after a weekend, or finds an old mail, still reads why the address opens nothing.
  const codes = await auth.query(
    `delete from directory.codes where session_id is not null and expires_at < now() - interval '7 days'
      or expires_at < now() - interval '1 year' or revoked_at < now() - interval '1 year'`,
  );
  return {
    sessions: sessions.rowCount ?? 0,
    verifications: verifications.rowCount ?? 0,
    failures: failures.rowCount ?? 0,
    devices: await forgetDevices(auth),
    codes: codes.rowCount ?? 0,
  };
}
