import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { makeContext, newId, read, transact, type Context, type Database, type Region, type Writer } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { queueMail } from "#platform/mail/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findCode, findRegionById, issueCode, revokeCodes } from "#platform/tenancy/index.ts";
import { createAccount, findAccountByEmail, normaliseEmail, type Account, type StaffLocale } from "./account.ts";
import { staffActor } from "./membership.ts";
import { passwordFault, type PasswordFault } from "./password.ts";
import type { MailText } from "./password-reset.ts";
import { hasRole, INVITABLE_ROLES, isRole, type Role } from "./roles.ts";
import { invitations, memberships } from "./schema.ts";

const VALID_MS = 14 * 24 * 60 * 60 * 1000;
const lastMoment = (from: Date) => new Date(from.getTime() + VALID_MS);

export const Invite = z.strictObject({
  email: z.email().trim().max(320),
  name: z.string().trim().min(1).max(200),
  salutation: z.string().trim().max(40).default(""),
  role: z.enum(INVITABLE_ROLES),
  organisationId: z.uuid().nullable().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable()
    .default(null),
  /** Last day that counts; null = open. */
  endsOn: z.iso.date().nullable().default(null),
});
export type Invite = z.infer<typeof Invite>;
export type InviteRefusal = "not-allowed" | "organisation-missing" | "language-missing" | "end-in-the-past";

/**
 * Invites a person by mail; the link in it works for 14 days and once. A new invitation of the same address replaces nothing.
 *
 * @param id of the form; the same form sent twice is one invitation and one mail
 */
export async function inviteMember(
  ctx: Context,
  input: Invite,
  compose: (code: string) => MailText,
  id: string = newId(ctx.now),
): Promise<Result<{ invitationId: string }, InviteRefusal>> {
  return transact(ctx, async (tx) => {
    if (!hasRole(ctx.actor, "administrator")) return refused("not-allowed");
    if (input.role === "organisation-member" && input.organisationId === null) return refused("organisation-missing");
    if (input.role === "translator" && input.language === null) return refused("language-missing");
    if (input.endsOn !== null && input.endsOn < ctx.today) return refused("end-in-the-past");

    const email = normaliseEmail(input.email);
    const invitedBy = ctx.actor.kind === "staff" ? ctx.actor.accountId : "";
    const added = await tx
      .insert(invitations)
      .values({ ...input, regionId: ctx.region.id, id, email, invitedBy, invitedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: invitations.id });
    if (added.length === 0) return done({ invitationId: id });
    const code = await issueCode(tx, { regionId: ctx.region.id, kind: "invitation", subjectId: id, expiresAt: lastMoment(ctx.now) });
    await queueMail(tx, ctx, { to: email, addressee: { name: input.name }, handOver: true, ...compose(code) });
    tx.audit("membership.invited", id, { role: input.role, organisationId: input.organisationId, endsOn: input.endsOn });
    return done({ invitationId: id });
  });
}

/** Takes an open invitation back: its link stops working with the commit. */
export async function revokeInvitation(ctx: Context, invitationId: string): Promise<Result<null, "not-allowed" | "not-found">> {
  return transact(ctx, async (tx) => {
    if (!hasRole(ctx.actor, "administrator")) return refused("not-allowed");
    if (!z.uuid().safeParse(invitationId).success) return refused("not-found");
    const gone = await tx.delete(invitations).where(open(ctx.region.id, invitationId)).returning({ id: invitations.id });
    if (gone.length === 0) return refused("not-found");
    await revokeCodes(tx, invitationId);
    tx.audit("membership.invitation-revoked", invitationId);
    return done(null);
  });
}

const open = (regionId: string, id: string) => and(eq(invitations.regionId, regionId), eq(invitations.id, id), isNull(invitations.acceptedAt));

export type OpenInvitation = Pick<Invite, "email" | "name" | "salutation" | "endsOn"> & { id: string; role: Role; region: Region; accountExists: boolean };

/** What an invitation's link opens; null when it is unknown, used, taken back or older than 14 days. */
export async function findInvitation(database: Database, code: string): Promise<OpenInvitation | null> {
  const found = await findCode(database, code, "invitation");
  if (found?.state !== "valid") return null;
  const region = await findRegionById(database, found.regionId);
  if (!region) return null;
  const ctx = makeContext(database, region, { kind: "system", name: "Einladung" });
  const row = await read(ctx, async (db) => (await db.select().from(invitations).where(open(region.id, found.subjectId)))[0]);
  if (!row || !isRole(row.role) || (row.endsOn !== null && row.endsOn < ctx.today)) return null;
  const { id, email, name, salutation, role, endsOn } = row;
  return { id, email, name, salutation, endsOn, role, region, accountExists: (await findAccountByEmail(database, email)) !== null };
}

export const AcceptInvitation = z.strictObject({
  name: z.string().trim().min(1).max(200),
  salutation: z.string().trim().max(40).default(""),
  password: z.string().max(128),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;
export type AcceptRefusal = "link-not-valid" | "account-exists" | PasswordFault;

/**
 * Accepts as a new person: makes the account, then the membership.
 *
 * The two stand in different schemas under different roles. Should the second fail, the account exists without any right
 * and the invitation stays open: the person signs in and accepts again.
 */
export async function acceptAsNewAccount(
  house: House,
  code: string,
  input: AcceptInvitation,
  locale: StaffLocale,
): Promise<Result<{ email: string }, AcceptRefusal>> {
  const invitation = await findInvitation(house.database, code);
  if (!invitation) return refused("link-not-valid");
  if (invitation.accountExists) return refused("account-exists");
  const fault = passwordFault(input.password, invitation.email);
  if (fault) return refused(fault);
  const { email } = invitation;
  const made = await createAccount(house, { ...input, email, locale });
  if (!made.ok) return refused("account-exists");
  const account = await findAccountByEmail(house.database, email);
  if (!account) return refused("link-not-valid");
  const accepted = await accept(house.database, invitation, account);
  return accepted.ok ? done({ email }) : accepted;
}

/** Accepts with the account one is signed in with. An invitation belongs to its address: another account cannot take it. */
export async function acceptAsAccount(house: House, code: string, account: Account): Promise<Result<{ region: Region }, "link-not-valid" | "other-account">> {
  const invitation = await findInvitation(house.database, code);
  if (!invitation) return refused("link-not-valid");
  if (invitation.email !== account.email) return refused("other-account");
  const accepted = await accept(house.database, invitation, account);
  return accepted.ok ? done({ region: invitation.region }) : accepted;
}

/**
 * Accepts every open invitation of a region to this address, for somebody whom the region's house has proved; makes the
 * account, without a password, where there is none.
 *
 * @returns whether there was an invitation
 */
export async function acceptThroughHouse(house: House, regionId: string, email: string): Promise<boolean> {
  const { database } = house;
  const region = await findRegionById(database, regionId);
  if (!region) return false;
  const ctx = makeContext(database, region, { kind: "system", name: "Einladung" });
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(invitations)
      .where(and(eq(invitations.email, email), isNull(invitations.acceptedAt))),
  );
  const valid = rows.filter(({ invitedAt, endsOn }) => lastMoment(invitedAt) >= ctx.now && (endsOn === null || endsOn >= ctx.today));
  const [first] = valid;
  if (!first) return false;
  await createAccount(house, { email, name: first.name, salutation: first.salutation, passwordHash: null });
  const account = await findAccountByEmail(database, email);
  if (!account) return false;
  const accepted = await Promise.all(valid.map(({ id }) => accept(database, { id, region }, account)));
  return accepted.some(({ ok }) => ok);
}

async function accept(database: Database, { id, region }: Pick<OpenInvitation, "id" | "region">, account: Account): Promise<Result<null, "link-not-valid">> {
  const ctx = makeContext(database, region, staffActor(account, []));
  return transact(ctx, async (tx) => {
    const [row] = await tx.update(invitations).set({ acceptedAt: ctx.now }).where(open(region.id, id)).returning();
    if (!row) return refused("link-not-valid"); // taken back or used a moment ago
    if (row.endsOn !== null && row.endsOn < ctx.today) return refused("link-not-valid");
    await revokeCodes(tx, id);
    await insertMembership(tx, ctx, account.id, row, "membership.accepted");
    return done(null);
  });
}

/** Gives an account a role in the context's region from today on. */
export async function insertMembership(
  tx: Writer,
  ctx: Context,
  accountId: string,
  given: { role: string; organisationId?: string | null; language?: string | null; endsOn?: string | null },
  event: "membership.granted" | "membership.accepted" = "membership.granted",
): Promise<string> {
  const { role, organisationId = null, language = null, endsOn = null } = given;
  const id = newId(ctx.now);
  await tx.insert(memberships).values({ regionId: ctx.region.id, id, accountId, role, organisationId, language, startsOn: ctx.today, endsOn });
  tx.audit(event, id, { accountId, role, organisationId, endsOn });
  return id;
}

export type ListedInvitation = { id: string; name: string; email: string; role: Role; invitedAt: Date; expired: boolean };

/** Invitations that nobody has accepted yet, the newest first; their links may have expired. */
export async function listOpenInvitations(ctx: Context): Promise<ListedInvitation[]> {
  if (!hasRole(ctx.actor, "administrator")) return [];
  const rows = await read(ctx, (db) => db.select().from(invitations).where(isNull(invitations.acceptedAt)).orderBy(desc(invitations.invitedAt)));
  return rows.flatMap(({ id, name, email, role, invitedAt }) =>
    isRole(role) ? [{ id, name, email, role, invitedAt, expired: lastMoment(invitedAt) < ctx.now }] : [],
  );
}
