import { and, desc, eq, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { hasRole } from "#platform/auth/roles.ts";
import { auditEntries } from "#platform/audit/schema.ts";
import { newId, read, transact, type Actor, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayOversee } from "./access.ts";
import { logViews } from "./schema.ts";

/** The log of readings also watches the staff: one asks for a look with a reason, another of the other role allows it, for a week. */
const OPEN_MS = 7 * 24 * 60 * 60 * 1000;
const LONGEST_DAYS = 92;

export type LogView = typeof logViews.$inferSelect;
export type OverseerRole = LogView["requestedRole"];

const OTHER: Record<OverseerRole, OverseerRole> = { administrator: "data-protection-officer", "data-protection-officer": "administrator" };

export const RequestLogView = z.strictObject({ reason: z.string().trim().min(10).max(1000), fromDay: z.iso.date(), toDay: z.iso.date() });
export type RequestLogView = z.infer<typeof RequestLogView>;

/**
 * Asks for a look at who read what in some days, a quarter of a year at most.
 *
 * @param id of the form; the same form sent twice is one request
 */
export async function requestLogView(
  ctx: Context,
  input: RequestLogView,
  id: string = newId(ctx.now),
): Promise<Result<{ viewId: string }, "not-allowed" | "end-before-start" | "too-long">> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !mayOversee(actor)) return refused("not-allowed");
  if (input.toDay < input.fromDay) return refused("end-before-start");
  if ((Date.parse(input.toDay) - Date.parse(input.fromDay)) / 86_400_000 > LONGEST_DAYS) return refused("too-long");
  return transact(ctx, async (tx) => {
    const requestedRole = hasRole(actor, "administrator") ? "administrator" : "data-protection-officer";
    const added = await tx
      .insert(logViews)
      .values({ ...input, regionId: ctx.region.id, id, requestedBy: actor.accountId, requestedByName: actor.name, requestedRole, requestedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: logViews.id });
    if (added.length === 0) return done({ viewId: id });
    tx.audit("log-view.requested", id, { from: input.fromDay, to: input.toDay });
    return done({ viewId: id });
  });
}

/** Whether this actor is the second person: another account, in the other of the two roles. */
export function mayDecide(actor: Actor, view: LogView): boolean {
  return actor.kind === "staff" && actor.accountId !== view.requestedBy && hasRole(actor, OTHER[view.requestedRole]) && view.decidedAt === null;
}

/** Allows the look for a week, or declines it. */
export async function decideLogView(ctx: Context, { viewId, allow }: { viewId: string; allow: boolean }): Promise<Result<null, "not-allowed" | "not-found">> {
  const { actor } = ctx;
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "not-found">> => {
    const [view] = await tx.select().from(logViews).where(one(ctx, viewId)).for("update");
    if (!view || !mayOversee(actor)) return refused("not-found");
    if (actor.kind !== "staff" || !mayDecide(actor, view)) return refused("not-allowed");
    const expiresAt = allow ? new Date(ctx.now.getTime() + OPEN_MS) : null;
    await tx
      .update(logViews)
      .set({ decidedBy: actor.accountId, decidedByName: actor.name, decidedAt: ctx.now, allowed: allow, expiresAt })
      .where(one(ctx, viewId));
    tx.audit(allow ? "log-view.allowed" : "log-view.declined", viewId);
    return done(null);
  });
}

/** Newest first; those who oversee see each other's requests, not what they showed. */
export async function listLogViews(ctx: Context): Promise<Result<LogView[], "not-allowed">> {
  if (!mayOversee(ctx.actor)) return refused("not-allowed");
  return done(await read(ctx, (db) => db.select().from(logViews).where(eq(logViews.regionId, ctx.region.id)).orderBy(desc(logViews.requestedAt)).limit(100)));
}

/** Open to the two people whose view it is, while it lasts. */
export function isOpen(ctx: Context, view: LogView): boolean {
  const { actor } = ctx;
  const isTheirs = actor.kind === "staff" && (view.requestedBy === actor.accountId || view.decidedBy === actor.accountId);
  return isTheirs && mayOversee(actor) && view.allowed === true && view.expiresAt !== null && ctx.now < view.expiresAt;
}

export type ReadingEntry = Pick<typeof auditEntries.$inferSelect, "seq" | "at" | "actor" | "event" | "subjectId" | "details">;
const PAGE = 100;

export type ViewRefusal = "not-found" | "not-open";

/** A look that is open to the one who acts. */
export async function findOpenView(ctx: Context, viewId: string): Promise<Result<LogView, ViewRefusal>> {
  if (!mayOversee(ctx.actor)) return refused("not-found");
  const [view] = await read(ctx, (db) => db.select().from(logViews).where(one(ctx, viewId)));
  if (!view) return refused("not-found");
  return isOpen(ctx, view) ? done(view) : refused("not-open");
}

/** Who read what in the days that were allowed, newest first. @param before number of the entry before which the page begins */
export async function readLogView(
  ctx: Context,
  viewId: string,
  before?: number,
): Promise<Result<{ view: LogView; entries: ReadingEntry[]; next: number | null }, ViewRefusal>> {
  const open = await findOpenView(ctx, viewId);
  if (!open.ok) return open;
  const view = open.value;
  return read(ctx, async (db) => {
    const e = auditEntries;
    const zone = ctx.region.timeZone;
    const found = await db
      .select({ seq: e.seq, at: e.at, actor: e.actor, event: e.event, subjectId: e.subjectId, details: e.details })
      .from(e)
      .where(
        and(
          eq(e.regionId, ctx.region.id),
          sql`${e.event} ~ '(read|exported)$'`,
          sql`${e.at} >= (${view.fromDay}::date)::timestamp at time zone ${zone}`,
          sql`${e.at} < (${view.toDay}::date + 1)::timestamp at time zone ${zone}`,
          before === undefined ? undefined : lt(e.seq, before),
        ),
      )
      .orderBy(desc(e.seq))
      .limit(PAGE + 1);
    const entries = found.slice(0, PAGE);
    return done({ view, entries, next: found.length > PAGE ? (entries.at(-1)?.seq ?? null) : null });
  });
}

const one = (ctx: Context, id: string) => and(eq(logViews.regionId, ctx.region.id), eq(logViews.id, id));
