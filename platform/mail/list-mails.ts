import { and, asc, desc, eq, getTableColumns, isNull, lt, sql } from "drizzle-orm";
import { hasRole } from "#platform/auth/roles.ts";
import { read, transact, type Actor, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mails } from "./schema.ts";

type StoredMail = typeof mails.$inferSelect;

/** `body` is null where it is not for administrators. */
export type ListedMail = Omit<
  StoredMail,
  "regionId" | "handOver" | "body" | "calendar" | "fileTypes" | "files" | "leaveAddress" | "unasked" | "addresseeGuardian" | "addresseeId" | "matterId"
> & { body: string | null };

export type MailPage = {
  /** Newest first. */
  mails: ListedMail[];
  /** Where the next page begins: pass it as `before`; null on the last page. */
  next: string | null;
};

const PAGE = 50;

const {
  regionId: _region,
  handOver: _handOver,
  body: _body,
  calendar: _calendar,
  fileTypes: _fileTypes,
  files: _files,
  leaveAddress: _leaveAddress,
  unasked: _unasked,
  addresseeGuardian: _addresseeGuardian,
  addresseeId: _addresseeId,
  matterId: _matterId,
  ...columns
} = getTableColumns(mails);

/** Texts that were not sent carry signed links: administrators only, and even they do not read what opens another's account. */
export function mayReadOutbox(actor: Actor): boolean {
  return hasRole(actor, "administrator");
}

export async function listMails(ctx: Context, before?: string): Promise<Result<MailPage, "not-allowed">> {
  if (!mayReadOutbox(ctx.actor)) return refused("not-allowed");
  const found = await read(ctx, (db) =>
    db
      .select({ ...columns, body: sql<string | null>`case when ${mails.handOver} then ${mails.body} end` })
      .from(mails)
      .where(and(eq(mails.regionId, ctx.region.id), before === undefined ? undefined : lt(mails.id, before)))
      .orderBy(desc(mails.id)) // version 7: in order of time
      .limit(PAGE + 1),
  );
  const shown = found.slice(0, PAGE);
  return done({ mails: shown, next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null });
}

export type WaitingMail = Pick<StoredMail, "createdAt" | "toAddress" | "subject" | "body" | "lastError">;

/** Every mail of the region that has not left the house, with its text, oldest first: for the operator's command line. Leaves a line in the audit. */
export function readWaitingMails(ctx: Context): Promise<WaitingMail[]> {
  return transact(ctx, async (tx) => {
    const waiting = await tx.select().from(mails).where(isNull(mails.sentAt)).orderBy(asc(mails.id));
    tx.audit("outbox.read", null, { mails: waiting.length });
    return waiting.map(({ createdAt, toAddress, subject, body, lastError }) => ({ createdAt, toAddress, subject, body, lastError }));
  });
}
