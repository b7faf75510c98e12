import { createHmac } from "node:crypto";
import type { Database } from "./database.ts";

export type Membership = {
  role: string;
  organisationId: string | null;
  language: string | null;
};

/** What a signed link can open. Each kind has walls of its own (house_link). */
export const LINK_KINDS = [
  "status-request",
  "organisation-entry",
  "person-release",
  "contact-confirmation",
  "meeting-answer",
  "calendar-feed",
  "deadline-feed",
  "task",
  "registration",
  "idea-board",
  "grant-application",
  "priority-round",
  "priority-member",
  "evaluation",
  "booking",
  "interest",
  "course-list",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Who acts. Names are those shown in history and audit. */
export type Actor =
  | { kind: "public" }
  | { kind: "staff"; accountId: string; name: string; memberships: Membership[] }
  /** The holder of a signed link: subjectId is what the link opens, e.g. one status request. What each kind may read stands in the walls. */
  | {
      kind: "link";
      opens: LinkKind;
      subjectId: string;
      name: string;
      /** Of who opened it signed in: the name is this account's then. It opens nothing more. */ accountId?: string;
    }
  /** A job or a command acting for the region. */
  | { kind: "system"; name: string };

export type Region = {
  id: string;
  slug: string;
  name: string;
  kind: "landkreis" | "kreisfreie-stadt";
  timeZone: string;
  languages: string[];
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  twoFactorRoles: string[];
  isDemo: boolean;
};

/** Who acts, in which region, on which database, at which moment. Made once per request or job. */
export type Context = {
  database: Database;
  region: Region;
  actor: Actor;
  now: Date;
  /** The day of `now` in the region's zone, YYYY-MM-DD. */
  today: string;
  /** Counts what this context asked the database, for the per-page limit in tests. */
  statistics: { queries: number };
};

export function makeContext(database: Database, region: Region, actor: Actor, now: Date = new Date()): Context {
  return { database, region, actor, now, today: dayIn(region.timeZone, now), statistics: { queries: 0 } };
}

// Making a format costs a hundred times its use, and every request asks for the day.
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a time zone, YYYY-MM-DD. */
export function dayIn(timeZone: string, moment: Date): string {
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  dayFormats.set(timeZone, format);
  return format.format(moment);
}

/** A minute at most: a setting that leaks is worthless soon. Longer acts fail and must be split. */
const LIFETIME_MS = 60_000;

/** The setting that ctx.claims() verifies: region | account | audience | memberships | expiry | HMAC. The audience of a link is its kind. */
export function signContext({ database, region, actor }: Context): string {
  const account = actor.kind === "staff" ? actor.accountId : actor.kind === "link" ? actor.subjectId : "";
  const memberships = actor.kind === "staff" ? actor.memberships.map((m) => `${m.role}:${m.organisationId ?? ""}`).join(",") : "";
  const audience = actor.kind === "link" ? actor.opens : actor.kind;
  const claims = [region.id, account, audience, memberships, Date.now() + LIFETIME_MS].join("|");
  return `${claims}|${createHmac("sha256", database.contextKey).update(claims).digest("hex")}`;
}

export function actorName(actor: Actor): string {
  return actor.kind === "public" ? "" : actor.name;
}
