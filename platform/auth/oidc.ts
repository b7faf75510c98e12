import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import { z } from "zod";
import type { Settings } from "#platform/config/index.ts";
import { log } from "#platform/log/index.ts";
import { fetchOutside, type OutgoingFault, type OutgoingRequest } from "#platform/outgoing/index.ts";
import { done, refused, type Result } from "#platform/result.ts";

/** What a provider says of itself (OpenID Connect Discovery 1.0). */
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url({ protocol: /^https?$/ }),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url({ protocol: /^https?$/ }).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});
export type Metadata = z.infer<typeof Metadata>;
export type ProviderFault = OutgoingFault | "no-provider" | "other-issuer";

/** Never "none", and none that is keyed by the client's secret. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
const CLOCK_TOLERANCE_S = 30;

type Hosts = Pick<Settings, "privateHosts">;

/** Asked anew for each sign-in, as are the keys: what the provider takes back is gone at once, and nothing has to be renewed. */
export async function discover(settings: Hosts, issuer: string): Promise<Result<Metadata, ProviderFault>> {
  const found = await fetchJson(settings, `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (!found.ok) return found;
  const metadata = Metadata.safeParse(found.value);
  if (!metadata.success) return refused("no-provider");
  return metadata.data.issuer === issuer ? done(metadata.data) : refused("other-issuer");
}

export type Client = { issuer: string; clientId: string; clientSecret: string; redirectUri: string };

/** Who the provider says has signed in. */
const Claims = z.object({ sub: z.string().min(1).max(255), email: z.string().optional(), email_verified: z.boolean().optional() });
export type Proof = { subject: string; email: string | null; emailVerified: boolean; idToken: string };

/**
 * Exchanges the code of a sign-in for what it proves. Everything that does not fit is one refusal; the log says what it was.
 *
 * @param expected what this browser was sent away with
 */
export async function redeem(
  settings: Hosts,
  metadata: Metadata,
  client: Client,
  code: string,
  expected: { verifier: string; nonce: string },
): Promise<Result<Proof, "not-proved">> {
  try {
    const idToken = await fetchTokens(settings, metadata, client, code, expected.verifier);
    const keys = await fetchJson(settings, metadata.jwks_uri);
    if (!keys.ok) throw new Error(`keys: ${keys.refusal}`);
    const { payload } = await jwtVerify(idToken.id_token, createLocalJWKSet(keys.value as JSONWebKeySet), {
      issuer: client.issuer,
      audience: client.clientId,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ["exp", "iat", "sub", "nonce"],
    });
    if (payload.nonce !== expected.nonce) throw new Error("nonce");
    if (payload.azp !== undefined && payload.azp !== client.clientId) throw new Error("azp");
    const claims = Claims.parse(payload.email === undefined ? await userInfo(settings, metadata, idToken.access_token, payload) : payload);
    return done({ subject: claims.sub, email: claims.email ?? null, emailVerified: claims.email_verified === true, idToken: idToken.id_token });
  } catch (error) {
    log("warn", "house-sign-in.not-proved", { reason: error instanceof Error ? error.message.slice(0, 200) : "unknown" });
    return refused("not-proved");
  }
}

const Tokens = z.object({ id_token: z.string(), access_token: z.string().optional() });

async function fetchTokens(settings: Hosts, metadata: Metadata, client: Client, code: string, verifier: string): Promise<z.infer<typeof Tokens>> {
  const { clientId, clientSecret } = client;
  const form = { grant_type: "authorization_code", code, redirect_uri: client.redirectUri, code_verifier: verifier };
  const methods = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const request: OutgoingRequest = methods.includes("client_secret_basic")
    ? { form, headers: { authorization: `Basic ${btoa(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`)}` } }
    : { form: { ...form, client_id: clientId, client_secret: clientSecret } };
  const answer = await fetchJson(settings, metadata.token_endpoint, request);
  if (!answer.ok) throw new Error(`token: ${answer.refusal}`);
  return Tokens.parse(answer.value);
}

/** RFC 6749 §2.3.1 wants both parts encoded as in forms before they are joined. */
const formEncoded = (text: string) => new URLSearchParams({ "": text }).toString().slice(1);

async function userInfo(settings: Hosts, metadata: Metadata, accessToken: string | undefined, payload: { sub?: string }): Promise<unknown> {
  if (metadata.userinfo_endpoint === undefined || accessToken === undefined) return payload;
  const answer = await fetchJson(settings, metadata.userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } });
  if (!answer.ok) throw new Error(`userinfo: ${answer.refusal}`);
  // Only the signed token says who it is (OpenID Connect Core 1.0 §5.3.2).
  if (Claims.parse(answer.value).sub !== payload.sub) throw new Error("userinfo of somebody else");
  return answer.value;
}

async function fetchJson({ privateHosts }: Hosts, address: string, request?: OutgoingRequest): Promise<Result<unknown, OutgoingFault | "no-provider">> {
  const answer = await fetchOutside(privateHosts, address, request);
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return refused("no-provider");
  try {
    return done(JSON.parse(answer.value.text) as unknown);
  } catch {
    return refused("no-provider");
  }
}
