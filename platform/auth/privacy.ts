import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { AreaPrivacy, ListedSubject, Subject, SubjectActs } from "#platform/privacy/index.ts";
import { findAccountsById, type Account } from "./account.ts";
import { memberships } from "./schema.ts";

/** How long it stays known who had access. */
const KEPT_MONTHS = 12;

const withAccount = { login: "auth", activity: "accounts", about: "person", retention: { rule: "with-account" }, erase: { by: "deleting" } } as const;

/** What signing in holds about people. The sign-in schema stands above the regions: an account goes with its last membership. */
export const authPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "accounts",
      bases: ["public-task", "legal-duty"],
      concerned: ["account-holders", "invited"],
      recipients: ["administration", "operator"],
    },
  ],
  tables: [
    {
      ...withAccount,
      table: "auth.user",
      category: "account",
      columns: {
        id: "subject-account",
        name: "detail",
        email: "detail",
        salutation: "detail",
        image: "detail",
        locale: "detail",
        operator: "detail",
        twoFactorEnabled: "detail",
        createdAt: "detail",
        updatedAt: "detail",
      },
      retention: { rule: "access-ended" },
    },
    {
      ...withAccount,
      table: "auth.session",
      category: "sign-in",
      columns: {
        userId: "subject-account",
        ipAddress: "detail",
        userAgent: "detail",
        createdAt: "detail",
        expiresAt: "detail",
        method: "detail",
        deviceId: "kept",
        token: "secret",
      },
      retention: { rule: "session-ends" },
    },
    {
      ...withAccount,
      table: "auth.account",
      category: "sign-in",
      columns: {
        userId: "subject-account",
        accountId: "detail",
        providerId: "detail",
        scope: "detail",
        createdAt: "detail",
        updatedAt: "detail",
        password: "secret",
        accessToken: "secret",
        refreshToken: "secret",
        idToken: "secret",
      },
    },
    {
      ...withAccount,
      table: "auth.twoFactor",
      category: "sign-in",
      columns: { userId: "subject-account", secret: "secret", backupCodes: "secret", verified: "detail" },
    },
    {
      ...withAccount,
      table: "auth.passkeys",
      category: "sign-in",
      columns: { userId: "subject-account", name: "detail", transports: "detail", credential_id: "secret", public_key: "secret" },
    },
    {
      ...withAccount,
      table: "auth.devices",
      category: "sign-in",
      columns: { userId: "subject-account", user_agent: "detail", token_hash: "secret" },
      retention: { rule: "device-unused" },
    },
    {
      ...withAccount,
      table: "auth.sign_in_events",
      // It shows when people work, as the log of readings does: for the same purpose only, and to two people together.
      activity: "access-log",
      category: "sign-in",
      columns: { account_id: "subject-account", event: "detail", details: "secret" },
      retention: { rule: "log-month-over" },
      erase: { by: "keeping", reason: "audit-chain" },
    },
    {
      ...withAccount,
      table: "auth.verification",
      category: "sign-in",
      columns: { identifier: "secret", value: "secret", createdAt: "detail", expiresAt: "detail" },
      retention: { rule: "session-ends" },
    },
    {
      table: "public.memberships",
      activity: "accounts",
      category: "authority",
      about: "person",
      columns: {
        account_id: "subject-account",
        role: "detail",
        organisation_id: "ref public.organisations.name",
        language: "detail",
        starts_on: "detail",
        ends_on: "detail",
        restricted_at: "detail",
      },
      retention: { rule: "access-ended", deletes: { since: "ends_on", months: KEPT_MONTHS } },
      erase: { by: "deleting" },
    },
    {
      table: "public.invitations",
      activity: "accounts",
      category: "authority",
      about: "person",
      columns: {
        email: "subject-email",
        name: "subject-name",
        salutation: "detail",
        role: "detail",
        organisation_id: "ref public.organisations.name",
        language: "detail",
        ends_on: "detail",
        invited_by: "kept",
        invited_at: "detail",
        accepted_at: "detail",
      },
      retention: { rule: "invitation-over", deletes: { since: "coalesce(accepted_at, invited_at + interval '14 days')", months: 1 } },
      erase: { by: "deleting" },
    },
  ],
  reviewed: {
    "auth.sign_in_failures": "Hashes of addresses; counts failures and knows nobody.",
    "auth.sign_in_events.hash": "The hash over the event and the one before it.",
    "auth.sign_in_head": "The last link of the chain: a number and a hash.",
    "auth.sign_in_seals": "Where the months of the chain ended: numbers and hashes.",
    "public.identity_providers": "How a county's own sign-in is reached: addresses of servers, and a key.",
  },
  subjects: { account: accountActs() },
  due: [{ kind: "account", find: findDueAccounts }],
};

/** Accounts whose last access to the region ended long ago. Nothing to block before: an ended membership opens no door. */
async function findDueAccounts(ctx: Context, db: Reader): Promise<{ restrict: string[]; erase: string[] }> {
  const found = await db.execute<{ id: string }>(sql`
    select account_id as id from memberships where region_id = ${ctx.region.id}
    group by account_id having bool_and(coalesce(ends_on < ${ctx.today}::date - make_interval(months => ${KEPT_MONTHS}), false))`);
  return { restrict: [], erase: found.rows.map(({ id }) => id) };
}

function accountActs(): SubjectActs {
  return {
    async search(ctx, words) {
      const wanted = words.toLowerCase();
      return (await accountsHere(ctx)).filter(({ name, second }) => `${name} ${second}`.toLowerCase().includes(wanted)).slice(0, 50);
    },
    async find(ctx, id) {
      const listed = (await accountsHere(ctx)).find((one) => one.id === id);
      const [account] = listed ? await findAccountsById(ctx.database, [id]) : [];
      return listed && account ? { ...listed, ...subjectOf(account) } : null;
    },
    async namesAt(ctx, emails) {
      return (await accountsHere(ctx)).map(({ name, second }) => ({ name, email: second.toLowerCase() })).filter(({ email }) => emails.includes(email));
    },
    // The address is what one signs in with: whoever changes it proves that it is theirs.
    correctable: ["salutation", "name"],
    async correct(_, ctx, id, { salutation = "", name = "" }) {
      // An account that works in several regions is corrected by its holder: none of them speaks for the others.
      const changed = await ctx.database.auth.query(
        `update auth."user" set name = $2, salutation = $3, "updatedAt" = now()
         where id = $1 and not exists (select 1 from public.memberships m where m.account_id = $1 and m.region_id <> $4)`,
        [id, name, salutation, ctx.region.id],
      );
      return changed.rowCount === 1;
    },
    async restrict(tx, ctx, id, cause) {
      const own = and(eq(memberships.regionId, ctx.region.id), eq(memberships.accountId, id));
      const changed = await tx
        .update(memberships)
        .set({ restrictedAt: cause === null ? null : ctx.now })
        .where(and(own, cause === null ? sql`${memberships.restrictedAt} is not null` : isNull(memberships.restrictedAt)))
        .returning({ id: memberships.id });
      return changed.length > 0;
    },
    // Other regions may still need the account; the last of them takes it away.
    async eraseOutside(ctx, id) {
      await ctx.database.auth.query(
        `delete from auth."user" u where u.id = $1 and not u.operator and not exists (select 1 from public.memberships m where m.account_id = u.id)`,
        [id],
      );
    },
  };
}

/** Accounts with a membership in this region, ended ones too. */
async function accountsHere(ctx: Context): Promise<ListedSubject[]> {
  const { rows } = await ctx.database.auth.query<Account & { restrictedAt: Date | null }>(
    `select u.id, u.name, u.email, u.salutation, m.restricted as "restrictedAt"
     from auth."user" u join (select account_id, min(restricted_at) as restricted from public.memberships where region_id = $1 group by account_id) m on m.account_id = u.id
     order by u.name, u.id`,
    [ctx.region.id],
  );
  return rows.map(({ id, name, email, restrictedAt }) => ({ kind: "account", id, name, second: email, email, restrictedAt }));
}

function subjectOf({ id, name, email, salutation }: Account): Subject {
  return { kind: "account", id, names: [...new Set([`${salutation} ${name}`.trim(), name])].filter(Boolean), emails: [email.toLowerCase()], phones: [] };
}
