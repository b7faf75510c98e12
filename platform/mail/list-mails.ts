import { and, desc, eq, lt } from "drizzle-orm";
import { hasRole } from "#platform/auth/roles.ts";
import { read, type Actor, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mails } from "./schema.ts";

export type MailPage = {
  /** Newest first. */
  mails: (typeof mails.$inferSelect)[];
  /** Where the next page begins: pass it as `before`; null on the last page. */
  next: string | null;
};

const PAGE = 50;

/** Texts that were not sent carry signed links, also those for new passwords: administrators only. */
export function mayReadOutbox(actor: Actor): boolean {
  return hasRole(actor, "administrator");
}

export async function listMails(ctx: Context, before?: string): Promise<Result<MailPage, "not-allowed">> {
  if (!mayReadOutbox(ctx.actor)) return refused("not-allowed");
  const found = await read(ctx, (db) =>
    db
      .select()
      .from(mails)
      .where(and(eq(mails.regionId, ctx.region.id), before === undefined ? undefined : lt(mails.id, before)))
      .orderBy(desc(mails.id)) // version 7: in order of time
      .limit(PAGE + 1),
  );
  const shown = found.slice(0, PAGE);
  return done({ mails: shown, next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null });
}
