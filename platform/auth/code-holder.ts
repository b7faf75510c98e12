import { createHmac, timingSafeEqual } from "node:crypto";
import type { Settings } from "#platform/config/index.ts";
import { dayIn, type Region } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import type { Account } from "./account.ts";
import { demandOf, membershipsOf } from "./membership.ts";
import { findSessionById, type Session } from "./session.ts";

/** At most so long an address lives with a session that goes on. */
const HOURS = 12;
const NAME = "miteinander.own";

/** When a code made in this session ends by itself. */
export function endOfCode({ expiresAt }: Pick<Session, "expiresAt">, now: Date): Date {
  return new Date(Math.min(expiresAt.getTime(), now.getTime() + HOURS * 3_600_000));
}

/**
 * The Set-Cookie line without which this session's codes open nothing: the session's own cookie stays below /app, and an
 * address that is passed on must not write in its holder's name.
 */
export function tieToBrowser(settings: Settings, { sessionId }: Session): string {
  const secure = settings.origin.startsWith("https:") ? "; Secure" : "";
  return `${NAME}=${tieOf(settings, sessionId)}; Path=/j; Max-Age=${HOURS * 3600}; HttpOnly; SameSite=Lax${secure}`;
}

/**
 * Whose session a code lives with, while it opens the organisation's pages: the session is alive and in the browser that
 * asked for the code, its account is a member of exactly this organisation today, and nothing the region asks of a session
 * is missing. Null: the code is over.
 */
export async function findCodeHolder(house: House, request: Request, region: Region, code: { sessionId: string; subjectId: string }): Promise<Account | null> {
  const tie = /(?:^|; )miteinander\.own=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  if (!isSame(tie ?? "", tieOf(house.settings, code.sessionId))) return null;
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
