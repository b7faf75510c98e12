import { sql } from "drizzle-orm";
import { href } from "react-router";
import { hasRole, type Role } from "#platform/auth/index.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import { findPage } from "./pages.ts";
import { textsIn } from "./messages/texts.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { RailAccount, RailGroup, RailItem } from "./components/workspace-page.tsx";
import type { Account } from "#platform/auth/index.ts";

/** What the frame of every staff page shows. */
export type Frame = { region: { name: string; href: string }; rail: RailGroup[]; account: RailAccount; demo: boolean };

type Entry = {
  path: string;
  text:
    | "desk"
    | "own"
    | "concept"
    | "measures"
    | "rounds"
    | "network"
    | "offers"
    | "agreements"
    | "gremien"
    | "meetings"
    | "tasks"
    | "accounts"
    | "audit"
    | "outbox"
    | "files"
    | "contact"
    | "portal-languages"
    | "background"
    | "roles"
    | "sign-in"
    | "data-protection";
  icon: RailItem["icon"];
  counts?: "rounds";
};
const groups: { text: "group-overview" | "group-cooperation" | "group-administration"; entries: Entry[] }[] = [
  {
    text: "group-overview",
    entries: [
      { path: "/app/:region", text: "desk", icon: "layout-dashboard" },
      { path: "/app/:region/eigenes", text: "own", icon: "home" },
      { path: "/app/:region/konzept", text: "concept", icon: "hierarchy-2" },
      { path: "/app/:region/massnahmen", text: "measures", icon: "clipboard-list" },
      { path: "/app/:region/statusrunden", text: "rounds", icon: "checkup-list", counts: "rounds" },
    ],
  },
  {
    text: "group-cooperation",
    entries: [
      { path: "/app/:region/netzwerk", text: "network", icon: "building-community" },
      { path: "/app/:region/angebote", text: "offers", icon: "bookmark" },
      { path: "/app/:region/gremien", text: "gremien", icon: "gavel" },
      { path: "/app/:region/vereinbarungen", text: "agreements", icon: "file-text" },
      { path: "/app/:region/sitzungen", text: "meetings", icon: "calendar-event" },
      { path: "/app/:region/aufgaben", text: "tasks", icon: "circle-check" },
    ],
  },
  {
    text: "group-administration",
    entries: [
      { path: "/app/:region/verwaltung/zugaenge", text: "accounts", icon: "key" },
      { path: "/app/:region/verwaltung/anmeldung", text: "sign-in", icon: "login" },
      { path: "/app/:region/verwaltung/kontakt", text: "contact", icon: "phone" },
      { path: "/app/:region/verwaltung/sprachen", text: "portal-languages", icon: "language" },
      { path: "/app/:region/verwaltung/postausgang", text: "outbox", icon: "mail" },
      { path: "/app/:region/verwaltung/dateien", text: "files", icon: "file-text" },
      { path: "/app/:region/verwaltung/hintergrund", text: "background", icon: "clock" },
      { path: "/app/:region/verwaltung/protokoll", text: "audit", icon: "history" },
      { path: "/app/:region/verwaltung/datenschutz", text: "data-protection", icon: "lock" },
      { path: "/app/:region/rollen", text: "roles", icon: "shield-check" },
    ],
  },
];

/** The frame for one request: only what the account may open, with counts where something waits. One query. */
export function loadFrame(ctx: Context, account: Account | null, locale: Locale, current: string): Promise<Frame> {
  return read(ctx, (db) => frame(ctx, db, account, locale, current));
}

async function frame(ctx: Context, db: Reader, account: Account | null, locale: Locale, current: string): Promise<Frame> {
  const { t } = textsIn(locale);
  const waiting = hasRole(ctx.actor, "coordinator") ? await waitingAnswers(ctx, db) : 0;
  const region = ctx.region.slug;
  return {
    region: { name: ctx.region.name, href: href("/app/:region", { region }) },
    rail: groups.map((group) => ({
      label: t(`layout.${group.text}`),
      items: group.entries
        .filter((entry) => mayOpen(ctx, entry.path))
        .map((entry) => ({
          href: entry.path.replace(":region", region),
          label: t(`layout.${entry.text}`),
          icon: entry.icon,
          current: entry.path === current,
          count: entry.counts ? waiting : 0,
        })),
    })),
    account: { name: account?.name ?? "", href: "/app/konto", signOutAction: "/app/abmelden", regionsHref: "/app" },
    demo: ctx.region.isDemo,
  };
}

/** Whether the first wall would let this actor in; for showing links only, the wall itself asks the page table again. */
export function mayOpen(ctx: Context, path: string): boolean {
  const audience = findPage(path)?.audience;
  return Array.isArray(audience) && hasRole(ctx.actor, ...(audience as readonly Role[]));
}

async function waitingAnswers(ctx: Context, db: Reader): Promise<number> {
  const found = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from status_answers where region_id = ${ctx.region.id} and submitted_at is not null and decided_at is null`);
  return found.rows[0]?.count ?? 0;
}
