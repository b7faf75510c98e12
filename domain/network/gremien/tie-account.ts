import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import { findAccountByEmail } from "#platform/auth/index.ts";
import { memberships } from "#platform/auth/schema.ts";
import { read, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { mayEditGremien } from "./access.ts";

export type TieRefusal = "not-allowed" | "person-not-found" | "no-account" | "account-taken";

/** Name of the account that has this mail address and may do something in this region today; null where there is none. */
export async function accountToTie(ctx: Context, email: string | null): Promise<{ id: string; name: string } | null> {
  const account = email === null ? null : await findAccountByEmail(ctx.database, email);
  if (!account) return null;
  return (await read(ctx, (db) => isMember(ctx, db, account.id))) ? { id: account.id, name: account.name } : null;
}

/**
 * Notes that a person in a function is the holder of the account with the same mail address: from now on the seats of
 * the one are those of the other. Somebody looks at both names first, because a mistyped address would open papers to a stranger.
 */
export async function tieAccount(ctx: Context, input: { personId: string }): Promise<Result<null, TieRefusal>> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  const own = and(eq(people.regionId, ctx.region.id), eq(people.id, input.personId), isInUse);
  const [known] = await read(ctx, (db) => db.select({ email: people.email }).from(people).where(own));
  if (!known) return refused("person-not-found");
  const account = await accountToTie(ctx, known.email);
  if (!account) return refused("no-account");
  return transact(ctx, async (tx) => {
    const [person] = await tx.select({ email: people.email, accountId: people.accountId }).from(people).where(own).for("update");
    if (!person) return refused("person-not-found");
    if (person.email !== known.email) return refused("no-account");
    if (person.accountId === account.id) return done(null);
    const [other] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.regionId, ctx.region.id), eq(people.accountId, account.id)));
    if (other) return refused("account-taken");
    await tx.update(people).set({ accountId: account.id }).where(own);
    tx.audit("person.account-tied", input.personId, { accountId: account.id });
    return done(null);
  });
}

/** The other way: the account has no seat any more from now on. */
export async function untieAccount(ctx: Context, input: { personId: string }): Promise<Result<null, "not-allowed" | "person-not-found">> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const changed = await tx
      .update(people)
      .set({ accountId: null })
      .where(and(eq(people.regionId, ctx.region.id), eq(people.id, input.personId)))
      .returning({ id: people.id });
    if (changed.length === 0) return refused("person-not-found");
    tx.audit("person.account-untied", input.personId);
    return done(null);
  });
}

async function isMember(ctx: Context, db: Reader, accountId: string): Promise<boolean> {
  const found = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.regionId, ctx.region.id),
        eq(memberships.accountId, accountId),
        lte(memberships.startsOn, ctx.today),
        or(isNull(memberships.endsOn), gte(memberships.endsOn, ctx.today)),
        isNull(memberships.restrictedAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}
