import { createHmac, timingSafeEqual } from "node:crypto";
import type { Settings } from "#platform/config/index.ts";
import { dayIn, type Region } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import type { Account } from "./account.ts";
import { demandOf, membershipsOf } from "./membership.ts";
import { findSessionById, type Session } from "./session.ts";

/** At most so long an address lives with a session that goes on. */
const HOURS = 12;
/** With https the browser takes the name from nobody but a secure origin. */
const nameOf = ({ origin }: Settings) => (origin.startsWith("https:") ? "__Secure-miteinander.own" : "miteinander.own");

/** When a code made in this session ends by itself. */
export function endOfCode({ expiresAt }: Pick<Session, "expiresAt">, now: Date): Date {
  return new Date(Math.min(expiresAt.getTime(), now.getTime() + HOURS * 3_600_000));
}

/**
 * The Set-Cookie line without which this session's codes open nothing: the session's own cookie stays below /app, and an
 * address that is passed on must not write in its holder's name.
 */
export function tieToBrowser(settings: Settings, { sessionId }: Pick<Session, "sessionId">): string {
  return line(settings, tieOf(settings, sessionId), HOURS * 3600);
}

/** The Set-Cookie line that takes it away. */
export function untieFromBrowser(settings: Settings): string {
  return line(settings, "", 0);
}

function line(settings: Settings, value: string, seconds: number): string {
  return `${nameOf(settings)}=${value}; Path=/j; Max-Age=${seconds}; HttpOnly; SameSite=Lax${settings.origin.startsWith("https:") ? "; Secure" : ""}`;
}

/**
 * Whose session a code lives with, while it opens the organisation's pages: the session is alive and in the browser that
 * asked for the code, its account is a member of exactly this organisation today, and nothing the region asks of a session
 * is missing. Null: the code is over.
 */
export async function findCodeHolder(house: House, request: Request, region: Region, code: { sessionId: string; subjectId: string }): Promise<Account | null> {
  const cookies = (request.headers.get("cookie") ?? "").split("; ");
  if (!cookies.some((cookie) => isSame(cookie, `${nameOf(house.settings)}=${tieOf(house.settings, code.sessionId)}`))) return null;
  const session = await findSessionById(house.database, code.sessionId);
  if (!session) return null;
  const all = await membershipsOf(house.database, session.account.id, dayIn(region.timeZone, new Date()));
  const here = all.filter(({ regionId }) => regionId === region.id);
  const isMember = here.some(({ membership }) => membership.role === "organisation-member" && membership.organisationId === code.subjectId);
  return isMember && demandOf(session, here, region) === null ? session.account : null;
}

function tieOf({ authSecret }: Settings, sessionId: string): string {
  return createHmac("sha256", authSecret).update(`own pages of ${sessionId}`).digest("base64url");
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
