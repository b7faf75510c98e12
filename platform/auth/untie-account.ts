import { transact, type Context } from "#platform/db/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { withAuth, type Account } from "./account.ts";
import { noteEvent } from "./events.ts";
import { linkedTo } from "./identity-provider.ts";
import type { MailText } from "./password-reset.ts";
import { hasRole } from "./roles.ts";

export type UntieRefusal = "not-allowed" | "not-found";
export type TiedAccount = Pick<Account, "id" | "name" | "email" | "salutation" | "locale">;

/** An account that is tied to this region's house; for administrators, and never their own: somebody else decides about that. */
export async function findTiedAccount(ctx: Context, accountId: string): Promise<Result<TiedAccount, UntieRefusal>> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !hasRole(actor, "administrator") || actor.accountId === accountId) return refused("not-allowed");
  const found = await ctx.database.auth.query<TiedAccount>(
    `select u.id, u.name, u.email, u.salutation, u.locale from auth."user" u join auth.account a on a."userId" = u.id where a."providerId" = $1 and u.id = $2`,
    [linkedTo(ctx.region.id), accountId],
  );
  const [account] = found.rows;
  return account ? done(account) : refused("not-found");
}

/**
 * Unties an account from the region's house: the house's number for it is forgotten, and sessions that the house opened end.
 * The person is told by mail. A password stays as it is; who has none sets one by a link to the own address.
 *
 * Who comes through the house with the same verified address afterwards is tied anew.
 */
export async function untieAccount(ctx: Context, accountId: string, compose: (account: TiedAccount) => MailText): Promise<Result<null, UntieRefusal>> {
  const found = await findTiedAccount(ctx, accountId);
  if (!found.ok) return found;
  // First the entry: should the rest fail, the account is still shown as tied and the administrator does it again.
  await transact(ctx, async (tx) => {
    await queueMail(tx, ctx, { to: found.value.email, addressee: found.value, handOver: true, ...compose(found.value) });
    tx.audit("membership.untied-from-house", accountId);
  });
  await withAuth(ctx.database, async (client) => {
    await client.query(`delete from auth.account where "userId" = $1 and "providerId" = $2`, [accountId, linkedTo(ctx.region.id)]);
    await client.query(`delete from auth.session where "userId" = $1 and method = 'house' and "regionId" = $2`, [accountId, ctx.region.id]);
    await noteEvent(client, "house.unlinked", accountId, { region: ctx.region.id });
  });
  return done(null);
}

/** Accounts that are tied to the region's house. */
export async function listTied(ctx: Context): Promise<Set<string>> {
  const found = await ctx.database.auth.query<{ id: string }>(`select "userId" as id from auth.account where "providerId" = $1`, [linkedTo(ctx.region.id)]);
  return new Set(found.rows.map(({ id }) => id));
}
