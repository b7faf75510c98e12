import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { z } from "zod";
import { read, transact, type Context, type Database } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { withAuth } from "./account.ts";
import { discover, type Metadata, type ProviderFault } from "./oidc.ts";
import { hasRole } from "./roles.ts";
import { identityProviders } from "./schema.ts";

export const IdentityProvider = z.strictObject({
  /** On the button: "Anmelden mit …". */
  label: z.string().trim().min(1).max(80),
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  clientId: z.string().trim().min(1).max(300),
  /** Empty keeps the one that is stored. */
  clientSecret: z.string().trim().max(500),
  domains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)).min(1),
  enabled: z.boolean(),
  /** Who of the house may still sign in without it. Addresses of other domains always may. */
  passwordFor: z.enum(["everybody", "administrators"]),
  /** Whether the house asks for a second factor itself, so that its sign-in fulfils the duty of a role. */
  secondFactor: z.boolean(),
});
export type IdentityProvider = z.infer<typeof IdentityProvider>;
export type ProviderRefusal = "not-allowed-here" | "secret-missing" | ProviderFault;

/** The region's setting without its secret; null where there is none, or for anybody but its administrators. */
export async function findIdentityProvider(ctx: Context): Promise<Omit<IdentityProvider, "clientSecret"> | null> {
  if (!hasRole(ctx.actor, "administrator")) return null;
  const [found] = await read(ctx, (db) => db.select().from(identityProviders));
  if (!found) return null;
  const { label, issuer, clientId, domains, enabled, passwordFor, secondFactor } = found;
  return { label, issuer, clientId, domains, enabled, passwordFor, secondFactor };
}

/**
 * Stores the region's own sign-in. Switched on, it must answer: the provider is asked who it is. Another issuer knows other
 * people, so the accounts' ties to the old one end; sessions that the house opened end when it changes or is switched off.
 */
export async function saveIdentityProvider({ settings, database }: House, ctx: Context, input: IdentityProvider): Promise<Result<null, ProviderRefusal>> {
  if (!hasRole(ctx.actor, "administrator")) return refused("not-allowed-here");
  if (input.enabled) {
    const answered = await discover(settings, input.issuer);
    if (!answered.ok) return answered;
  }
  const encrypted = input.clientSecret === "" ? null : await symmetricEncrypt({ key: settings.authSecret, data: input.clientSecret });
  const stored = await transact(ctx, async (tx) => {
    const [before] = await tx.select().from(identityProviders).for("update");
    const clientSecret = encrypted ?? before?.clientSecret;
    if (clientSecret === undefined) return refused("secret-missing");
    const values = { ...input, clientSecret };
    const regionId = ctx.region.id;
    await tx
      .insert(identityProviders)
      .values({ ...values, regionId })
      .onConflictDoUpdate({ target: identityProviders.regionId, set: values });
    const { issuer, enabled, domains, passwordFor, secondFactor } = input;
    tx.audit("identity-provider.changed", null, { issuer, enabled, domains, passwordFor, secondFactor });
    return done({ otherIssuer: before !== undefined && before.issuer !== issuer });
  });
  if (!stored.ok) return stored;
  await withAuth(database, async (client) => {
    const { otherIssuer } = stored.value;
    if (otherIssuer) await client.query(`delete from auth.account where "providerId" = $1`, [linkedTo(ctx.region.id)]);
    if (otherIssuer || !input.enabled) await client.query(`delete from auth.session where method = 'house' and "regionId" = $1`, [ctx.region.id]);
  });
  return done(null);
}

/** Marks, among an account's ways to sign in, the tie to this region's house. */
export const linkedTo = (regionId: string) => `house:${regionId}`;

/** What the sign-in page shows of a region's house. */
export type ListedHouse = { slug: string; label: string };

/** The regions' own sign-ins that are switched on, by name; of one region only, where the address names it. */
export async function listHouses({ auth }: Database, slug: string | null): Promise<ListedHouse[]> {
  const found = await auth.query<ListedHouse>(
    `select r.slug, p.label from public.identity_providers p join directory.regions r on r.id = p.region_id
     where p.enabled and ($1::text is null or r.slug = $1) order by p.label, r.slug`,
    [slug],
  );
  return found.rows;
}

export type OpenHouse = { regionId: string; issuer: string; clientId: string; clientSecret: string; domains: string[]; secondFactor: boolean };

/** A region's own sign-in, ready to be used, and what it says of itself; null where there is none, it is switched off or silent. */
export async function reachHouse({ database, settings }: House, slug: string): Promise<{ provider: OpenHouse; metadata: Metadata } | null> {
  const found = await database.auth.query<OpenHouse>(
    `select p.region_id as "regionId", p.issuer, p.client_id as "clientId", p.client_secret as "clientSecret", p.domains, p.second_factor as "secondFactor"
     from public.identity_providers p join directory.regions r on r.id = p.region_id where p.enabled and r.slug = $1`,
    [slug],
  );
  const provider = found.rows[0];
  if (!provider) return null;
  const answered = await discover(settings, provider.issuer);
  if (!answered.ok) {
    log("warn", "house-sign-in.silent", { region: provider.regionId, reason: answered.refusal });
    return null;
  }
  const clientSecret = await symmetricDecrypt({ key: settings.authSecret, data: provider.clientSecret });
  return { provider: { ...provider, clientSecret }, metadata: answered.value };
}
