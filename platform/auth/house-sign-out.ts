import { symmetricDecrypt } from "better-auth/crypto";
import { z } from "zod";
import type { House } from "#platform/house.ts";
import { linkedTo, reachHouse } from "./identity-provider.ts";
import { readSealed, seal } from "./sealed-cookie.ts";
import type { Session } from "./session.ts";

/** Who has just signed out here and may want to sign out at the house as well. */
const Leaving = z.object({ kind: z.literal("sign-out"), account: z.string(), until: z.number() });

/**
 * Signing out here leaves the session of the house alone: mail and files may hang on it. For ten minutes the browser can
 * end that one, too.
 *
 * @returns region and cookie for a session that a house opened; null for others
 */
export async function offerHouseSignOut(house: House, session: Session | null): Promise<{ slug: string; cookie: string } | null> {
  if (session?.method !== "house" || session.regionId === null) return null;
  const found = await house.database.auth.query<{ slug: string }>("select slug from directory.regions where id = $1", [session.regionId]);
  const slug = found.rows[0]?.slug;
  if (slug === undefined) return null;
  return { slug, cookie: await seal(house.settings, { kind: "sign-out", account: session.account.id }) };
}

/** Where the house ends its session (OpenID Connect RP-Initiated Logout 1.0); null where it offers none or nobody has just left. */
export async function houseSignOutAddress(house: House, slug: string, request: Request): Promise<string | null> {
  const leaving = await readSealed(house.settings, request, Leaving);
  const reached = leaving && (await reachHouse(house, slug));
  if (!leaving || reached?.metadata.end_session_endpoint === undefined) return null;
  const { provider, metadata } = reached;
  const tie = await house.database.auth.query<{ idToken: string }>(`select "idToken" from auth.account where "userId"::text = $1 and "providerId" = $2`, [
    leaving.account,
    linkedTo(provider.regionId),
  ]);
  const idToken = tie.rows[0]?.idToken;
  const url = new URL(metadata.end_session_endpoint ?? "");
  url.searchParams.set("client_id", provider.clientId);
  url.searchParams.set("post_logout_redirect_uri", `${house.settings.origin}/app/anmelden`);
  if (idToken) url.searchParams.set("id_token_hint", await symmetricDecrypt({ key: house.settings.authSecret, data: idToken }));
  return url.href;
}
