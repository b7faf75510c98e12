import type { Database } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import type { Account } from "./account.ts";
import { authOf, cookiesOf, headersFor } from "./better-auth.ts";

/** Who sends this request: one query, or none without our cookie. An ended session is none. */
export async function findSession(house: House, request: Request): Promise<{ account: Account; sessionId: string } | null> {
  if (!request.headers.get("cookie")?.includes("miteinander.session_token=")) return null;
  const found = await authOf(house).api.getSession({ headers: headersFor(request) });
  if (!found) return null;
  const { id, email, name, salutation, operator, locale, twoFactorEnabled } = found.user;
  const account: Account = { id, email, name, salutation, operator, locale: locale === "en" ? "en" : "de", twoFactorEnabled: twoFactorEnabled === true };
  return { account, sessionId: found.session.id };
}

/** Ends the session of this request. @returns the cookies that take it from the browser */
export async function signOut(house: House, request: Request): Promise<Headers> {
  return cookiesOf(await authOf(house).api.signOut({ headers: headersFor(request), asResponse: true }));
}

export type OwnSession = { id: string; userAgent: string; startedAt: Date; lastUsedAt: Date };

/** Where an account is signed in, last used first. "Last used" is exact to a quarter of an hour. */
export async function listSessions(database: Database, accountId: string): Promise<OwnSession[]> {
  const found = await database.auth.query<OwnSession>(
    `select id, coalesce("userAgent", '') as "userAgent", "createdAt" as "startedAt", "updatedAt" as "lastUsedAt"
     from auth.session where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc, id`,
    [accountId],
  );
  return found.rows;
}

/** Ends one session of the account; another account's session is left alone. */
export async function endSession(database: Database, accountId: string, sessionId: string): Promise<void> {
  await database.auth.query(`delete from auth.session where "userId" = $1 and id = $2`, [accountId, sessionId]);
}

export async function endOtherSessions(database: Database, accountId: string, keptSessionId: string): Promise<void> {
  await database.auth.query(`delete from auth.session where "userId" = $1 and id <> $2`, [accountId, keptSessionId]);
}
