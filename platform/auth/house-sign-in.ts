import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { reachHouse } from "./identity-provider.ts";
import { findLinkedAccount, linkAccount, type LinkRefusal } from "./link-account.ts";
import { redeem, type Client } from "./oidc.ts";
import { openSession } from "./opened.ts";
import { readSealed, seal, unseal } from "./sealed-cookie.ts";

const random = () => randomBytes(32).toString("base64url");

/** What this browser was sent away with. */
const Away = z.object({
  kind: z.literal("sign-in"),
  region: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  until: z.number(),
});

/** Where the house sends the browser back to; entered at the provider, character by character. */
export const houseReturnAddress = (origin: string, slug: string) => `${origin}/app/anmelden/haus/${slug}/zurueck`;

/**
 * Sends a browser to its region's house (authorization code flow with PKCE, OpenID Connect Core 1.0 §3.1).
 *
 * @param next own address to go to afterwards
 */
export async function beginHouseSignIn(house: House, slug: string, next: string): Promise<Result<{ url: string; cookie: string }, "not-available">> {
  const reached = await reachHouse(house, slug);
  if (!reached) return refused("not-available");
  const away = { kind: "sign-in", region: slug, state: random(), nonce: random(), verifier: random(), next } as const;
  const url = new URL(reached.metadata.authorization_endpoint);
  const parameters = {
    response_type: "code",
    client_id: reached.provider.clientId,
    redirect_uri: houseReturnAddress(house.settings.origin, slug),
    scope: "openid email",
    state: away.state,
    nonce: away.nonce,
    code_challenge: createHash("sha256").update(away.verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return done({ url: url.href, cookie: await seal(house.settings, away) });
}

export type HouseRefusal = "not-available" | "start-again" | "declined" | "not-proved" | LinkRefusal;

/**
 * Receives a browser that comes back from its house. The session it opens is for this region alone: its administrators chose
 * the house, and must not be able to let themselves into others.
 */
export async function finishHouseSignIn(house: House, slug: string, request: Request): Promise<Result<{ headers: Headers; next: string }, HouseRefusal>> {
  const { settings } = house;
  const away = await readSealed(settings, request, Away);
  const { searchParams } = new URL(request.url);
  if (!away || away.region !== slug || searchParams.get("state") !== away.state) return refused("start-again");
  const reached = await reachHouse(house, slug);
  if (!reached) return refused("not-available");
  const { provider, metadata } = reached;
  // Where the answer names its author, it must be ours (RFC 9207).
  const author = searchParams.get("iss");
  if (author !== null && author !== provider.issuer) return refused("not-proved");
  const code = searchParams.get("code");
  if (code === null) return refused("declined");

  const client: Client = { ...provider, redirectUri: houseReturnAddress(settings.origin, slug) };
  const proved = await redeem(settings, metadata, client, code, away);
  if (!proved.ok) return proved;
  const account = (await findLinkedAccount(house, provider, proved.value)) ?? (await linkAccount(house, provider, proved.value));
  if (!account.ok) {
    log("info", "house-sign-in.refused", { region: provider.regionId, refusal: account.refusal });
    return account;
  }
  const { accountId } = account.value;
  const headers = await openSession(house, { accountId, method: "house", secondFactor: provider.secondFactor, regionId: provider.regionId }, request);
  headers.append("set-cookie", unseal(settings));
  return done({ headers, next: away.next });
}
