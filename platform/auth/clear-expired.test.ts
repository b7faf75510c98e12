import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { clearExpired } from "./clear-expired.ts";

const db = await testDatabase();

test("Clearing deletes what is over and nothing that still counts", async () => {
  await db.superuser.query(`
    insert into auth."user" (id, name, email) values ('00000000-0000-7000-8000-000000000001', 'Rosa', 'rosa@example.org');
    insert into auth.session (id, token, "userId", "expiresAt") values
      (gen_random_uuid(), 'over', '00000000-0000-7000-8000-000000000001', now() - interval '1 second'),
      (gen_random_uuid(), 'valid', '00000000-0000-7000-8000-000000000001', now() + interval '1 minute');
    insert into auth.verification (id, identifier, value, "expiresAt") values
      (gen_random_uuid(), 'over', '', now() - interval '1 second'), (gen_random_uuid(), 'valid', '', now() + interval '1 minute');
    insert into auth.sign_in_failures (key, failures, last_at, locked_until) values
      ('over', 3, now() - interval '25 hours', null), ('recent', 3, now() - interval '1 hour', null),
      ('locked', 9, now() - interval '25 hours', now() + interval '1 minute')`);
  await clearExpired(db.database);
  const left = await db.superuser.query(`
    select token as name from auth.session union all select identifier from auth.verification
    union all select convert_from(key, 'UTF8') from auth.sign_in_failures order by name`);
  expect(left.rows.map(({ name }) => name)).toEqual(["locked", "recent", "valid", "valid"]);
});
