import { expect, test } from "vitest";
import { newId } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { createAccount } from "./account.ts";
import { clearExpired } from "./clear-expired.ts";
import { testHouse } from "./test-house.ts";

const db = await testDatabase();
const house = testHouse(db);

test("What has ended by itself is deleted, once, and nothing else", async () => {
  const made = await createAccount(house, { email: "person@example.org", name: "Frau Beispiel", passwordHash: "-" });
  const accountId = made.ok ? made.value.accountId : "";
  for (const ends of ["-1 minute", "1 minute"]) {
    await db.superuser.query(`insert into auth.session (id, token, "userId", "expiresAt") values ($1, 't' || $3, $2, now() + $3::interval)`, [
      newId(),
      accountId,
      ends,
    ]);
    await db.superuser.query(`insert into auth.verification (id, identifier, value, "expiresAt") values ($1, 'x', 'x', now() + $2::interval)`, [newId(), ends]);
  }
  await db.superuser.query("insert into auth.sign_in_failures (key, failures, last_at) values ('a', 1, now() - interval '25 hours'), ('b', 1, now())");
  for (const days of [399, 401]) {
    await db.superuser.query(
      `insert into auth.devices (id, "userId", token_hash, user_agent, last_at) values ($1, $2, $3, '', now() - make_interval(days => $4))`,
      [newId(), accountId, Buffer.from([days % 256]), days],
    );
  }
  const region = await db.region();
  // Over for so many days: of sessions, of mails, and of a mail whose link was ended before its time.
  for (const [days, sessionId, ended] of [
    [6, newId(), "expires_at"],
    [8, newId(), "expires_at"],
    [364, null, "expires_at"],
    [367, null, "expires_at"],
    [363, null, "revoked_at"],
    [368, null, "revoked_at"],
  ]) {
    await db.superuser.query(
      `insert into directory.codes (code_hash, region_id, kind, subject_id, expires_at, session_id)
       values (decode(md5($1::int::text), 'hex'), $2, 'organisation-entry', $2, now() + interval '1 day', $3)`,
      [days, region.id, sessionId],
    );
    await db.superuser.query(`update directory.codes set ${ended} = now() - make_interval(days => $1) where code_hash = decode(md5($1::int::text), 'hex')`, [
      days,
    ]);
  }
  expect(await clearExpired(db.database)).toEqual({ sessions: 1, verifications: 1, failures: 1, devices: 1, codes: 3 });
  expect(await clearExpired(db.database)).toEqual({ sessions: 0, verifications: 0, failures: 0, devices: 0, codes: 0 });
  const { rows } = await db.superuser.query("select 1 from directory.codes where region_id = $1", [region.id]);
  expect(rows).toHaveLength(3);
});
