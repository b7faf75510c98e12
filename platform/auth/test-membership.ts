import { transact, type Context } from "#platform/db/index.ts";
import { insertMembership } from "./invitation.ts";

/** Gives an account a role in the context's region; for tests. */
export function giveMembership(ctx: Context, accountId: string, given: { role: string; endsOn?: string | null }): Promise<string> {
  return transact(ctx, (tx) => insertMembership(tx, ctx, accountId, given));
}
