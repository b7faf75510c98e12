import { and, desc, eq, ilike, lt, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { hasRole } from "#platform/auth/roles.ts";
import { read, type Actor, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { BYTE_ORDER_MARK, encodeRows } from "./csv.ts";
import { auditEntries } from "./schema.ts";

/** An empty field of a form filters nothing. */
const filled = z
  .string()
  .trim()
  .max(200)
  .transform((value) => value || undefined)
  .optional();
const day = z.iso
  .date()
  .or(z.literal("").transform(() => undefined))
  .optional();

export const AuditFilters = z.object({
  event: filled,
  /** Part of the name. */
  actor: filled,
  /** First and last day, in the region's zone. */
  from: day,
  to: day,
});
export type AuditFilters = z.infer<typeof AuditFilters>;

export type AuditEntry = Pick<typeof auditEntries.$inferSelect, "seq" | "at" | "actor" | "event" | "subjectId" | "details">;
export type AuditPage = {
  /** Newest first. */
  entries: AuditEntry[];
  /** Where the next page begins: pass it as `before`; null on the last page. */
  next: number | null;
  /** Every event that the region's chain knows, for the filter. */
  events: string[];
};

const PAGE = 100;

export function mayReadAudit(actor: Actor): boolean {
  return hasRole(actor, "administrator", "data-protection-officer");
}

export async function listAudit(ctx: Context, filters: AuditFilters, before?: number): Promise<Result<AuditPage, "not-allowed">> {
  if (!mayReadAudit(ctx.actor)) return refused("not-allowed");
  const entries = await readPage(ctx, filters, before, PAGE + 1);
  const events = await read(ctx, (db) =>
    db
      .selectDistinct({ event: auditEntries.event })
      .from(auditEntries)
      .where(sql`${auditEntries.event} !~ '(read|exported)$'`)
      .orderBy(auditEntries.event),
  );
  const shown = entries.slice(0, PAGE);
  return done({ entries: shown, next: entries.length > PAGE ? (shown.at(-1)?.seq ?? null) : null, events: events.map((row) => row.event) });
}

/** How many entries a choice has. */
export async function countAudit(ctx: Context, filters: AuditFilters): Promise<number> {
  if (!mayReadAudit(ctx.actor)) return 0;
  return read(ctx, (db) => db.$count(auditEntries, chosen(ctx, filters)));
}

const EXPORT_PAGE = 2_000;

/**
 * All matching entries, newest first, as CSV for a German Excel.
 *
 * @param columns the headings, in the file's language
 */
export function exportAudit(
  ctx: Context,
  filters: AuditFilters,
  columns: [string, string, string, string, string, string],
): Result<AsyncIterable<Uint8Array>, "not-allowed"> {
  if (!mayReadAudit(ctx.actor)) return refused("not-allowed");
  return done(csvPieces(ctx, filters, columns));
}

async function* csvPieces(ctx: Context, filters: AuditFilters, columns: string[]): AsyncGenerator<Uint8Array> {
  yield BYTE_ORDER_MARK;
  yield encodeRows([columns]);
  for (let before: number | undefined; ;) {
    const entries = await readPage(ctx, filters, before, EXPORT_PAGE);
    if (entries.length > 0)
      yield encodeRows(
        entries.map((entry) => [String(entry.seq), entry.at.toISOString(), entry.actor, entry.event, entry.subjectId ?? "", JSON.stringify(entry.details)]),
      );
    if (entries.length < EXPORT_PAGE) return;
    before = entries.at(-1)?.seq;
  }
}

function readPage(ctx: Context, filters: AuditFilters, before: number | undefined, limit: number): Promise<AuditEntry[]> {
  const e = auditEntries;
  return read(ctx, (db) =>
    db
      .select({ seq: e.seq, at: e.at, actor: e.actor, event: e.event, subjectId: e.subjectId, details: e.details })
      .from(e)
      .where(and(chosen(ctx, filters), before === undefined ? undefined : lt(e.seq, before)))
      .orderBy(desc(e.seq))
      .limit(limit),
  );
}

function chosen(ctx: Context, { event, actor, from, to }: AuditFilters): SQL | undefined {
  const zone = ctx.region.timeZone;
  const e = auditEntries;
  return and(
    eq(e.regionId, ctx.region.id),
    // Who looked at what is shown to two people together, for a reason: see platform/privacy.
    sql`${e.event} !~ '(read|exported)$'`,
    event === undefined ? undefined : eq(e.event, event),
    actor === undefined ? undefined : ilike(e.actor, `%${actor.replace(/[\\%_]/g, "\\$&")}%`),
    from === undefined ? undefined : sql`${e.at} >= (${from}::date)::timestamp at time zone ${zone}`,
    to === undefined ? undefined : sql`${e.at} < (${to}::date + 1)::timestamp at time zone ${zone}`,
  );
}
