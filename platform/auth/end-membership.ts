import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { addDays } from "#platform/days/index.ts";
import { read, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findAccountsById } from "./account.ts";
import { hasRole, isRole, type Role } from "./roles.ts";
import { memberships } from "./schema.ts";

export const ChangeEnd = z.strictObject({ membershipId: z.uuid(), endsOn: z.iso.date().nullable() });
export type ChangeEnd = z.infer<typeof ChangeEnd>;
export type EndRefusal = "not-allowed" | "not-found" | "end-before-start" | "last-administrator";

/** Sets the last day that counts; null = open. A day that has passed ends access at once. */
export async function changeMembershipEnd(ctx: Context, input: ChangeEnd): Promise<Result<null, EndRefusal>> {
  return transact(ctx, async (tx) => {
    const found = await findForChange(tx, ctx, input.membershipId);
    if (found === "not-allowed" || found === "not-found") return refused(found);
    if (input.endsOn !== null && input.endsOn < found.startsOn) return refused("end-before-start");
    if (input.endsOn !== null && (await isLastAdministrator(tx, ctx, found))) return refused("last-administrator");
    await tx.update(memberships).set({ endsOn: input.endsOn }).where(one(ctx, found.id));
    tx.audit("membership.end-changed", found.id, { accountId: found.accountId, role: found.role, endsOn: input.endsOn });
    return done(null);
  });
}

/** Ends a membership now: the next click of its holder finds no access. */
export async function endMembership(ctx: Context, membershipId: string): Promise<Result<null, Exclude<EndRefusal, "end-before-start">>> {
  return transact(ctx, async (tx) => {
    const found = z.uuid().safeParse(membershipId).success ? await findForChange(tx, ctx, membershipId) : "not-found";
    if (found === "not-allowed" || found === "not-found") return refused(found);
    if (await isLastAdministrator(tx, ctx, found)) return refused("last-administrator");
    const yesterday = addDays(ctx.today, -1);
    // A last day counts to its end, so "now" is yesterday; what began today is taken back.
    if (found.startsOn > yesterday) await tx.delete(memberships).where(one(ctx, found.id));
    else await tx.update(memberships).set({ endsOn: yesterday }).where(one(ctx, found.id));
    tx.audit("membership.ended", found.id, { accountId: found.accountId, role: found.role });
    return done(null);
  });
}

type Row = typeof memberships.$inferSelect;
const one = (ctx: Context, id: string) => and(eq(memberships.regionId, ctx.region.id), eq(memberships.id, id));

async function findForChange(tx: Writer, ctx: Context, id: string): Promise<Row | "not-allowed" | "not-found"> {
  if (!hasRole(ctx.actor, "administrator")) return "not-allowed";
  // In one order, so that two administrators who end each other in the same moment wait instead of dead-locking.
  await tx.select({ id: memberships.id }).from(memberships).where(administrators(ctx)).orderBy(memberships.id).for("update");
  const [found] = await tx.select().from(memberships).where(one(ctx, id)).for("update");
  return found ?? "not-found";
}

const administrators = (ctx: Context) => and(eq(memberships.regionId, ctx.region.id), eq(memberships.role, "administrator"));

/** A region without an administrator could only be reached by the command line again. Only open-ended ones count as others. */
async function isLastAdministrator(tx: Writer, ctx: Context, found: Row): Promise<boolean> {
  if (found.role !== "administrator") return false;
  const all = await tx.select().from(memberships).where(administrators(ctx));
  return !all.some((other) => other.id !== found.id && other.startsOn <= ctx.today && other.endsOn === null);
}

export type ListedMembership = Omit<Row, "role"> & {
  role: Role;
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  state: "future" | "current" | "ended";
};

/** All memberships of the region with their holders, current ones first, by name. */
export async function listMemberships(ctx: Context): Promise<ListedMembership[]> {
  if (!hasRole(ctx.actor, "administrator")) return [];
  const rows = await read(ctx, (db) => db.select().from(memberships));
  const accounts = new Map(
    (
      await findAccountsById(
        ctx.database,
        rows.map((row) => row.accountId),
      )
    ).map((account) => [account.id, account]),
  );
  return rows
    .flatMap((row): ListedMembership[] => {
      if (!isRole(row.role)) return []; // of a newer version
      const account = accounts.get(row.accountId);
      const state = row.startsOn > ctx.today ? "future" : row.endsOn !== null && row.endsOn < ctx.today ? "ended" : "current";
      return [{ ...row, role: row.role, name: account?.name ?? "", email: account?.email ?? "", twoFactorEnabled: account?.twoFactorEnabled ?? false, state }];
    })
    .toSorted((a, b) => Number(a.state === "ended") - Number(b.state === "ended") || a.name.localeCompare(b.name, "de"));
}

/** Names of those who hold the role of data protection officer today. They stand in the record of processing. */
export async function listOfficers(ctx: Context): Promise<string[]> {
  const rows = await read(ctx, (db) => db.select().from(memberships).where(eq(memberships.role, "data-protection-officer")));
  const current = rows.filter(
    ({ startsOn, endsOn, restrictedAt }) => startsOn <= ctx.today && (endsOn === null || endsOn >= ctx.today) && restrictedAt === null,
  );
  const accounts = await findAccountsById(
    ctx.database,
    current.map(({ accountId }) => accountId),
  );
  return accounts.map(({ salutation, name }) => `${salutation} ${name}`.trim()).toSorted();
}
