import type { Database } from "#platform/db/index.ts";

/** Deletes what can no longer be used: sessions and one-time links that are over, counts of failures nobody added to for a day. */
export async function clearExpired(database: Database): Promise<void> {
  await database.auth.query(`delete from auth.session where "expiresAt" < now()`);
  await database.auth.query(`delete from auth.verification where "expiresAt" < now()`);
  await database.auth.query("delete from auth.sign_in_failures where last_at < now() - interval '1 day' and (locked_until is null or locked_until < now())");
}
