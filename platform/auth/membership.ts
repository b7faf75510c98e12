import type { Actor, Database, Membership, Region } from "#platform/db/index.ts";
import type { Account } from "./account.ts";

/**
 * What an account may do today, in all regions. Read anew for every request, so that an end really ends access.
 *
 * @param today YYYY-MM-DD; first and last day count
 */
export async function membershipsOf(database: Database, accountId: string, today: string): Promise<{ regionId: string; membership: Membership }[]> {
  const found = await database.auth.query<Membership & { regionId: string }>(
    `select region_id as "regionId", role, organisation_id as "organisationId", language from public.memberships
     where account_id = $1 and starts_on <= $2 and (ends_on is null or ends_on >= $2) and restricted_at is null order by id`,
    [accountId, today],
  );
  return found.rows.map(({ regionId, ...membership }) => ({ regionId, membership }));
}

/** The account as someone who acts in one region with these memberships. */
export function staffActor(account: Account, memberships: Membership[]): Actor {
  return { kind: "staff", accountId: account.id, name: account.name, memberships };
}

/** Whether the region demands a second factor for one of these roles and the account has none yet. */
export function mustSetUpSecondFactor(account: Account, memberships: Membership[], region: Region): boolean {
  return !account.twoFactorEnabled && memberships.some(({ role }) => region.twoFactorRoles.includes(role));
}
