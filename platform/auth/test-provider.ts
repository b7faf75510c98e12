import { createServer } from "node:http";
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import Provider from "oidc-provider";

/** What the provider knows of its people, by the name they sign in with there. */
export type People = Record<string, { email: string; email_verified: boolean }>;
type Spoil = (claims: JWTPayload) => JWTPayload;

const CLIENT = { clientId: "miteinander", clientSecret: "a secret + of the house/" };

async function aKey() {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const kid = crypto.randomUUID();
  return { privateKey, kid, jwk: { ...(await exportJWK(privateKey)), kid, alg: "RS256", use: "sig" } };
}

/**
 * A county's identity provider on loopback, a real one; for tests. Its tokens can be spoiled on their way out, signed again
 * with a key of the provider or an old one.
 */
export async function aProvider(people: People, ownOrigin: string, slug: string) {
  let key = await aKey();
  let spoil: Spoil | null = null;
  let signingKey: { privateKey: CryptoKey; kid: string } | null = null;
  let answer: ReturnType<Provider["callback"]> = async () => {};
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  const host = `127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
  const issuer = `http://${host}`;

  const start = () => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.clientId,
          client_secret: CLIENT.clientSecret,
          redirect_uris: [`${ownOrigin}/app/anmelden/haus/${slug}/zurueck`],
          post_logout_redirect_uris: [`${ownOrigin}/app/anmelden`],
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
      jwks: { keys: [key.jwk] },
      cookies: { keys: ["test"] },
      features: { devInteractions: { enabled: true } },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    });
    provider.use(async (ctx, next) => {
      await next();
      if (ctx.oidc?.route !== "token" || ctx.body.id_token === undefined) return;
      if (!spoil && !signingKey) return;
      const claims = decodeJwt(ctx.body.id_token);
      const signer = signingKey ?? key;
      ctx.body.id_token = await new SignJWT(spoil ? spoil(claims) : claims).setProtectedHeader({ alg: "RS256", kid: signer.kid }).sign(signer.privateKey);
    });
    answer = provider.callback();
  };
  start();

  return {
    ...CLIENT,
    issuer,
    host,
    stop: () => server.close().closeAllConnections(),
    /** From now on these claims are changed before they are signed; null ends it. */
    spoil: (change: Spoil | null) => (spoil = change),
    /** Puts a new key in the place of the old. @param keepSigning with the old one, which the provider no longer shows */
    async rotate({ keepSigning = false } = {}) {
      signingKey = keepSigning ? key : null;
      key = await aKey();
      start();
    },
    /** Signs in there as a person would, by its own forms. @returns the address the browser is sent back to */
    async signIn(address: string, name: string): Promise<string> {
      const cookies = new Map<string, string>();
      const visit = async (url: string, form?: Record<string, string>): Promise<{ url: string; html: string }> => {
        if (!url.startsWith(issuer)) return { url, html: "" };
        const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join("; ");
        const body = form && new URLSearchParams(form);
        const response = await fetch(url, { method: body ? "POST" : "GET", body, headers: { cookie }, redirect: "manual" });
        for (const line of response.headers.getSetCookie()) {
          const [, key = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(key, value);
        }
        const location = response.headers.get("location");
        return location ? visit(new URL(location, url).href) : { url, html: await response.text() };
      };
      let page = await visit(address);
      const forms: Record<string, string>[] = [{ prompt: "login", login: name, password: "-" }, { prompt: "consent" }];
      for (const form of forms) {
        const action = /action="([^"]+)"/.exec(page.html)?.[1];
        if (action) page = await visit(action, form);
      }
      return page.url;
    },
  };
}
