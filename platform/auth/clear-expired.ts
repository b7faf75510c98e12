import type { Database } from "#platform/db/index.ts";
import { forgetDevices } from "./device.ts";

export type Cleared = { sessions: number; verifications: number; failures: number; devices: number };

/** Deletes what has ended by itself: sessions, links and half-finished sign-ins, counts of failures, devices out of use. For a nightly job; repeatable. */
export async function clearExpired({ auth }: Database): Promise<Cleared> {
  const sessions = await auth.query(`delete from auth.session where "expiresAt" < now()`);
  const verifications = await auth.query(`delete from auth.verification where "expiresAt" < now()`);
  // A lock lasts a quarter of an hour: what is older than a day counts no more.
  const failures = await auth.query("delete from auth.sign_in_failures where last_at < now() - interval '1 day'");
  return { sessions: sessions.rowCount ?? 0, verifications: verifications.rowCount ?? 0, failures: failures.rowCount ?? 0, devices: await forgetDevices(auth) };
}
