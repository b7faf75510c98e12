import { endOfCode, type Session } from "#platform/auth/index.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { findEntry } from "../entry.ts";
import { asOrganisation } from "../own-organisation.ts";

/**
 * Opens the pages behind an organisation's link for an account that is its member, by a code that ends with the session
 * (docs/adr/0010). No mail carries it, and the links that mails carried go on.
 */
export async function openOwnPages(
  ctx: Context,
  { organisationId, session }: { organisationId: string; session: Session },
): Promise<Result<{ code: string }, "not-allowed" | "not-found">> {
  if (asOrganisation(ctx, organisationId) === null) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ code: string }, "not-found">> => {
    if (!(await findEntry(ctx, tx, organisationId))) return refused("not-found");
    const code = await issueCode(tx, {
      regionId: ctx.region.id,
      kind: "organisation-entry",
      subjectId: organisationId,
      expiresAt: endOfCode(session, ctx.now),
      sessionId: session.sessionId,
    });
    tx.audit("organisation.opened-by-member", organisationId);
    return done({ code });
  });
}
