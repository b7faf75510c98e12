import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { hashPassword } from "better-auth/crypto";
import { makeContext, newId, transact, type Database } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findAccountByEmail, storePassword, withAuth, type Account } from "./account.ts";
import { noteEvent } from "./events.ts";
import { homeRegion } from "./home-region.ts";
import { passwordFault, type PasswordFault } from "./password.ts";
import { forgetFailures } from "./throttle.ts";

/** Text of a mail; made above, where the words are. */
export type MailText = { subject: string; body: string };

const PURPOSE = "password-reset:";
const hash = (token: string) => PURPOSE + createHash("sha256").update(token).digest("hex");
/** Longer than the work for a known address takes, so that the time of the answer tells nothing either. */
const ANSWER_MS = 400;
/** A mailbox is not flooded by somebody who only knows its address. */
const OPEN_LINKS = 3;

/**
 * Sends a link for a new password, valid for an hour, if the address belongs to an account. The answer is always the same.
 *
 * An operator's link never goes through a region's outgoing mail, where its administrators could read it:
 * operators get a new password by `miteinander setup --again`.
 */
export async function requestPasswordReset(house: House, email: string, compose: (token: string, account: Account) => MailText): Promise<void> {
  await Promise.all([sendLink(house, email, compose), sleep(ANSWER_MS)]);
}

async function sendLink(house: House, email: string, compose: (token: string, account: Account) => MailText): Promise<void> {
  const account = await findAccountByEmail(house.database, email);
  if (!account || account.operator) return;
  const region = await homeRegion(house.database, account.id);
  if (!region) return;
  const token = randomBytes(24).toString("base64url");
  const stored = await withAuth(house.database, async (client) => {
    await client.query(`delete from auth.verification where "expiresAt" < now()`);
    const made = await client.query(
      `insert into auth.verification (id, identifier, value, "expiresAt")
       select $1, $2, $3, now() + interval '1 hour'
       where (select count(*) from auth.verification where value = $3 and starts_with(identifier, $4)) < $5`,
      [newId(), hash(token), account.id, PURPOSE, OPEN_LINKS],
    );
    return made.rowCount === 1;
  });
  if (!stored) return;
  const ctx = makeContext(house.database, region, { kind: "system", name: "Anmeldung" });
  await transact(ctx, (tx) => queueMail(tx, ctx, { to: account.email, addressee: account, ...compose(token, account) }));
  log("info", "password.reset-asked", { account: account.id });
}

/** Whose password this link may set; null when it is unknown, used or older than an hour. */
export async function findPasswordReset(database: Database, token: string): Promise<{ email: string } | null> {
  const found = await database.auth.query<{ email: string }>(
    `select u.email from auth.verification v join auth."user" u on u.id::text = v.value where v.identifier = $1 and v."expiresAt" > now()`,
    [hash(token)],
  );
  return found.rows[0] ?? null;
}

/** Sets the password once, ends every session of the account and lifts its lock. */
export async function resetPassword(house: House, token: string, password: string): Promise<Result<null, PasswordFault | "link-not-valid">> {
  const found = await findPasswordReset(house.database, token);
  if (!found) return refused("link-not-valid");
  const fault = passwordFault(password, found.email);
  if (fault) return refused(fault);
  const passwordHash = await hashPassword(password);
  const accountId = await withAuth(house.database, async (client) => {
    const used = await client.query<{ value: string }>(`delete from auth.verification where identifier = $1 and "expiresAt" > now() returning value`, [
      hash(token),
    ]);
    const id = used.rows[0]?.value;
    if (id === undefined) return null; // used a moment ago
    await storePassword(client, id, passwordHash);
    await client.query(`delete from auth.session where "userId" = $1`, [id]);
    await noteEvent(client, "password.reset", id);
    await client.query("delete from auth.verification where value = $1", [id]); // other links and half-finished sign-ins
    return id;
  });
  if (accountId === null) return refused("link-not-valid");
  await forgetFailures(house, found.email);
  log("info", "password.reset", { account: accountId });
  return done(null);
}
