import type { Actor, Database, Membership, Region } from "#platform/db/index.ts";
import { findAccountsById, type Account } from "./account.ts";
import type { Session } from "./session.ts";

/**
 * What an account may do today, in all regions. Read anew for every request, so that an end really ends access.
 *
 * @param today YYYY-MM-DD; first and last day count
 */
export async function membershipsOf(database: Database, accountId: string, today: string): Promise<RegionMembership[]> {
  const found = await database.auth.query<Membership & { regionId: string; houseDomains: string[] | null }>(
    `select m.region_id as "regionId", m.role, m.organisation_id as "organisationId", m.language, p.domains as "houseDomains"
     from public.memberships m
     left join public.identity_providers p on p.region_id = m.region_id and p.enabled and p.password_for = 'administrators'
     where m.account_id = $1 and m.starts_on <= $2 and (m.ends_on is null or m.ends_on >= $2) and m.restricted_at is null order by m.id`,
    [accountId, today],
  );
  return found.rows.map(({ regionId, houseDomains, ...membership }) => ({ regionId, houseDomains, membership }));
}

export type RegionMembership = {
  regionId: string;
  membership: Membership;
  /** Mail domains whose people must come through the region's house; null = everybody may come as they like. */
  houseDomains: string[] | null;
};

/**
 * Whether the region lets this account in only through its house. Its administrators may always come by password or passkey,
 * so that a broken house locks nobody out for good; so may people whose address is not the house's.
 */
export function mustComeThroughHouse({ account, method }: Pick<Session, "account" | "method">, here: RegionMembership[]): boolean {
  const domain = account.email.split("@").at(-1) ?? "";
  return (
    method !== "house" && here.some(({ houseDomains }) => houseDomains?.includes(domain)) && !here.some(({ membership }) => membership.role === "administrator")
  );
}

/** What a region still asks of a session before it opens anything there; null: nothing. @param here the account's memberships in it */
export function demandOf(session: Session, here: RegionMembership[], region: Region): "own-house" | "house" | "second-factor" | null {
  if (session.regionId !== null && session.regionId !== region.id) return "own-house";
  if (mustComeThroughHouse(session, here)) return "house";
  const memberships = here.map(({ membership }) => membership);
  return mustSetUpSecondFactor(session, memberships, region) ? "second-factor" : null;
}

/** The account as someone who acts in one region with these memberships. */
export function staffActor(account: Account, memberships: Membership[]): Actor {
  return { kind: "staff", accountId: account.id, name: account.name, memberships };
}

/**
 * Who an account is in a region today, for a job that does what somebody asked for earlier. Null where it has no access any more.
 *
 * @param today YYYY-MM-DD
 */
export async function findStaffActor(database: Database, regionId: string, accountId: string, today: string): Promise<Actor | null> {
  const [account] = await findAccountsById(database, [accountId]);
  if (!account) return null;
  const here = (await membershipsOf(database, accountId, today)).filter((found) => found.regionId === regionId);
  return here.length === 0
    ? null
    : staffActor(
        account,
        here.map(({ membership }) => membership),
      );
}

/**
 * Whether the region demands a second factor for one of these roles and this session shows none. A password needs the code
 * of the app; a passkey is two factors in itself; for its own sign-in the region's house vouches, or does not.
 */
export function mustSetUpSecondFactor(
  { account, method, secondFactor }: Pick<Session, "account" | "method" | "secondFactor">,
  memberships: Membership[],
  region: Region,
): boolean {
  const shown = method === "password" ? account.twoFactorEnabled : secondFactor;
  return !shown && memberships.some(({ role }) => region.twoFactorRoles.includes(role));
}
