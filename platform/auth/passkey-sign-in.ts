import { generateAuthenticationOptions, verifyAuthenticationResponse, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { z } from "zod";
import type { House } from "#platform/house.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { openSession } from "./opened.ts";
import { keepChallenge, passkeyHost, spendChallenge } from "./passkey-challenge.ts";
import { said } from "./passkeys.ts";

export const PasskeyAnswer = z.object({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: z.string().max(10_000),
    authenticatorData: z.string().max(10_000),
    signature: z.string().max(10_000),
    userHandle: z.string().max(200).optional(),
  }),
  clientExtensionResults: z.object({}),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** A question for whatever passkey the browser has for us. It names no account, so it tells nothing about any. */
export async function beginPasskeySignIn({ database, settings }: House): Promise<Result<PublicKeyCredentialRequestOptionsJSON, "not-possible">> {
  const host = passkeyHost(settings);
  if (host === null) return refused("not-possible");
  const options = await generateAuthenticationOptions({ rpID: host, userVerification: "required" });
  await keepChallenge(database, "sign-in", options.challenge, "");
  return done(options);
}

/**
 * Signs in with a passkey. It counts as two factors: something one has, and the finger, face or PIN that it checked.
 *
 * A counter that does not rise means a copied key: refused. Most passkeys of today do not count and say 0 for ever.
 */
export async function signInWithPasskey(house: House, answer: PasskeyAnswer, request: Request): Promise<Result<{ headers: Headers }, "not-signed-in">> {
  const { database, settings } = house;
  const found = await database.auth.query<{ id: string; accountId: string; publicKey: Buffer; counter: string }>(
    `select id, "userId" as "accountId", public_key as "publicKey", counter from auth.passkeys where credential_id = $1`,
    [answer.id],
  );
  const passkey = found.rows[0];
  if (!passkey) return refused("not-signed-in");
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (challenge) => spendChallenge(database, "sign-in", challenge, ""),
    expectedOrigin: settings.origin,
    expectedRPID: passkeyHost(settings) ?? "",
    credential: { id: answer.id, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) },
    requireUserVerification: true,
  }).catch((error: unknown) => said(error, passkey.accountId));
  if (!verified?.verified) return refused("not-signed-in");
  await database.auth.query("update auth.passkeys set counter = $2, last_used_at = now() where id = $1", [passkey.id, verified.authenticationInfo.newCounter]);
  const opened = { accountId: passkey.accountId, method: "passkey", secondFactor: true, regionId: null } as const;
  return done({ headers: await openSession(house, opened, request) });
}
