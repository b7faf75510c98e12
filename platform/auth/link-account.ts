import { symmetricEncrypt } from "better-auth/crypto";
import { newId } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { ZONE } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { normaliseEmail, withAuth } from "./account.ts";
import { noteEvent } from "./events.ts";
import { acceptThroughHouse } from "./invitation.ts";
import { linkedTo, type OpenHouse } from "./identity-provider.ts";
import type { Proof } from "./oidc.ts";

export type LinkRefusal =
  /** The house does not vouch for the address. */
  | "address-not-verified"
  /** The address is of a domain that is not the house's. */
  | "other-domain"
  /** Nobody with this address works in the region today. */
  | "not-invited"
  /** The account belongs to somebody else of the house: the address was given on. */
  | "other-person";
type Linked = Result<{ accountId: string }, LinkRefusal>;

/** The day where the memberships begin and end, which the database's own clock reaches an hour or two later. */
const today = `(now() at time zone '${ZONE}')::date`;
/** May use the region's house: has a membership there today, and does not run the instance. */
const insider = `not u.operator and exists (
  select 1 from public.memberships m where m.region_id = $1 and m.account_id = u.id and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}))`;

/** The account that this person of the house was tied to before; null at the first time. */
export async function findLinkedAccount(house: House, { regionId }: OpenHouse, proof: Proof): Promise<Linked | null> {
  const found = await house.database.auth.query<{ accountId: string; insider: boolean }>(
    `select u.id as "accountId", ${insider} as insider from auth.account a join auth."user" u on u.id = a."userId"
     where a."providerId" = $2 and a."accountId" = $3`,
    [regionId, linkedTo(regionId), proof.subject],
  );
  const linked = found.rows[0];
  if (!linked) return null;
  if (!linked.insider) return refused("not-invited");
  await house.database.auth.query(`update auth.account set "idToken" = $3, "updatedAt" = now() where "providerId" = $1 and "accountId" = $2`, [
    linkedTo(regionId),
    proof.subject,
    await sealed(house, proof),
  ]);
  return done({ accountId: linked.accountId });
}

/**
 * Ties a person of the house to the account of the same address, once: from then on the house's own number counts, so that a
 * new name or address changes nothing. Coming here accepts the region's open invitations to
 * that address; without one, nobody gets an account.
 */
export async function linkAccount(house: House, { regionId, domains }: OpenHouse, proof: Proof): Promise<Linked> {
  const email = normaliseEmail(proof.email ?? "");
  if (!proof.emailVerified || email === "") return refused("address-not-verified");
  if (!domains.includes(email.split("@").at(-1) ?? "")) return refused("other-domain");
  const idToken = await sealed(house, proof);
  await acceptThroughHouse(house, regionId, email);
  return withAuth(house.database, async (client): Promise<Linked> => {
    const found = await client.query<{ accountId: string }>(`select u.id as "accountId" from auth."user" u where u.email = $2 and ${insider} for update`, [
      regionId,
      email,
    ]);
    const account = found.rows[0];
    if (!account) return refused("not-invited");
    const ties = await client.query(`select 1 from auth.account where "userId" = $1 and "providerId" = $2`, [account.accountId, linkedTo(regionId)]);
    if (ties.rowCount !== 0) return refused("other-person");
    await client.query(`insert into auth.account (id, "accountId", "providerId", "userId", "idToken") values ($1, $2, $3, $4, $5)`, [
      newId(),
      proof.subject,
      linkedTo(regionId),
      account.accountId,
      idToken,
    ]);
    await noteEvent(client, "house.linked", account.accountId, { region: regionId });
    return done(account);
  });
}

/** Kept for signing out at the house, which asks for it; it holds the person's address, hence unreadable at rest. */
function sealed({ settings }: House, { idToken }: Proof): Promise<string> {
  return symmetricEncrypt({ key: settings.authSecret, data: idToken });
}
