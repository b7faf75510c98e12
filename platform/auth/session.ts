import { z } from "zod";
import type { Database } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import type { Account } from "./account.ts";
import { authOf, cookiesOf, headersFor } from "./better-auth.ts";
import { noteEvent } from "./events.ts";
import { openedBy } from "./opened.ts";

const Method = z.enum(["password", "passkey", "house"]);

export type Session = {
  account: Account;
  sessionId: string;
  method: z.infer<typeof Method>;
  /** Opened with two factors at once: a passkey that checked its person, or a house that vouches for it. */
  secondFactor: boolean;
  /** The one region a session of that region's house opens; null = all of the account's. */
  regionId: string | null;
  deviceId: string | null;
  expiresAt: Date;
};

/** Who sends this request: one query, or none without our cookie. An ended session is none. */
export async function findSession(house: House, request: Request): Promise<Session | null> {
  if (!request.headers.get("cookie")?.includes("miteinander.session_token=")) return null;
  const found = await authOf(house).api.getSession({ headers: headersFor(request) });
  if (!found) return null;
  const { id, email, name, salutation, operator, locale, twoFactorEnabled } = found.user;
  const account: Account = { id, email, name, salutation, operator, locale: locale === "en" ? "en" : "de", twoFactorEnabled: twoFactorEnabled === true };
  const { session } = found;
  return {
    account,
    sessionId: session.id,
    method: Method.parse(session.method),
    secondFactor: session.secondFactor === true,
    regionId: session.regionId ?? null,
    deviceId: session.deviceId ?? null,
    expiresAt: session.expiresAt,
  };
}

/** A session by its id, for an address that lives with it; null once it has ended. */
export async function findSessionById({ auth }: Database, sessionId: string): Promise<Session | null> {
  const { rows } = await auth.query<Omit<Session, "account" | "method"> & { account: Account; method: string }>(
    `select s.id as "sessionId", s.method, s."secondFactor", s."regionId", s."deviceId", s."expiresAt",
       json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'salutation', u.salutation, 'operator', u.operator,
         'locale', case when u.locale = 'en' then 'en' else 'de' end, 'twoFactorEnabled', coalesce(u."twoFactorEnabled", false)) as account
     from auth.session s join auth."user" u on u.id = s."userId" where s.id = $1 and s."expiresAt" > now()`,
    [sessionId],
  );
  const [found] = rows;
  return found ? { ...found, method: Method.parse(found.method) } : null;
}

/** Ends the session of this request. @returns the cookies that take it from the browser */
export async function signOut(house: House, request: Request): Promise<Headers> {
  const session = await findSession(house, request);
  const headers = cookiesOf(await authOf(house).api.signOut({ headers: headersFor(request), asResponse: true }));
  if (session) await noteEvent(house.database.auth, "sign-in.ended", session.account.id, { by: "sign-out" });
  return headers;
}

export type OwnSession = {
  id: string;
  userAgent: string;
  method: string;
  /** First sign-in on this device. */
  firstUsedAt: Date;
  lastUsedAt: Date;
};

/** The devices on which an account is signed in, last used first. "Last used" is exact to a quarter of an hour. */
export async function listSessions(database: Database, accountId: string): Promise<OwnSession[]> {
  const found = await database.auth.query<OwnSession>(
    `select s.id, coalesce(s."userAgent", '') as "userAgent", s.method, coalesce(d.first_at, s."createdAt") as "firstUsedAt", s."updatedAt" as "lastUsedAt"
     from auth.session s left join auth.devices d on d.id = s."deviceId"
     where s."userId" = $1 and s."expiresAt" > now() order by s."updatedAt" desc, s.id`,
    [accountId],
  );
  return found.rows;
}

/** Ends one session of the account; another account's session is left alone. */
export async function endSession(database: Database, accountId: string, sessionId: string): Promise<void> {
  const ended = await database.auth.query(`delete from auth.session where "userId" = $1 and id::text = $2`, [accountId, sessionId]);
  if (ended.rowCount) await noteEvent(database.auth, "sign-in.ended", accountId, { by: "list" });
}

export async function endOtherSessions(database: Database, accountId: string, keptSessionId: string): Promise<void> {
  const ended = await database.auth.query(`delete from auth.session where "userId" = $1 and id <> $2`, [accountId, keptSessionId]);
  if (ended.rowCount) await noteEvent(database.auth, "sign-in.ended", accountId, { by: "list", sessions: ended.rowCount });
}

/**
 * The library replaces the session when the password changes. The new one stays what the old one was: on its device, opened
 * in that way, for that region.
 *
 * @returns the cookies to send along
 */
export async function renewed(house: House, before: Session | null, response: Response): Promise<Headers> {
  const { token } = await openedBy(response);
  if (before) {
    const { method, secondFactor, regionId } = before;
    await house.database.auth.query(`update auth.session set method = $2, "secondFactor" = $3, "regionId" = $4, "deviceId" = $5 where token = $1`, [
      token,
      method,
      secondFactor,
      regionId,
      before.deviceId,
    ]);
  }
  return cookiesOf(response);
}
