import { generateRegistrationOptions, verifyRegistrationResponse, type PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { PRODUCT } from "#platform/config/index.ts";
import { newId, type Database } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import type { Account } from "./account.ts";
import { checkPassword } from "./check-password.ts";
import { noteEvent } from "./events.ts";
import { keepChallenge, passkeyHost, spendChallenge } from "./passkey-challenge.ts";

export const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
const isTransport = (word: string) => TRANSPORTS.find((known) => known === word);

/** EdDSA, ES256, RS256. The library's own list begins with one that Node warns of as experimental. */
const ALGORITHMS = [-8, -7, -257];

/** What a browser gives back, as JSON of its binary parts in base64url. */
export const NewPasskey = z.object({
  name: z.string().trim().min(1).max(60),
  credential: z.object({
    id: z.string().max(2_000),
    rawId: z.string().max(2_000),
    type: z.literal("public-key"),
    response: z.object({
      clientDataJSON: z.string().max(10_000),
      attestationObject: z.string().max(20_000),
      transports: z.array(z.string().transform(isTransport)).transform((list) => list.filter((found) => found !== undefined)),
    }),
    clientExtensionResults: z.object({}),
  }),
});
export type NewPasskey = z.infer<typeof NewPasskey>;

/**
 * Begins adding a passkey; asks for the password, because a passkey opens everything and outlives the session that made it.
 * Only keys that check their person (a finger, a face, a PIN) and that are found without an address are asked for.
 */
export async function beginPasskey(
  house: House,
  account: Account,
  password: string,
  request: Request,
): Promise<Result<PublicKeyCredentialCreationOptionsJSON, "wrong-password" | "not-possible">> {
  const host = passkeyHost(house.settings);
  if (host === null) return refused("not-possible");
  if (!(await checkPassword(house, account.email, password, request))) return refused("wrong-password");
  const known = await house.database.auth.query<{ id: string }>(`select credential_id as id from auth.passkeys where "userId" = $1`, [account.id]);
  const options = await generateRegistrationOptions({
    rpName: PRODUCT,
    rpID: host,
    userID: new TextEncoder().encode(account.id),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.rows,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(house.database, "add", options.challenge, account.id);
  return done(options);
}

/** Stores the new passkey under the name that its owner gave it. */
export async function addPasskey(house: House, account: Account, input: NewPasskey): Promise<Result<null, "not-valid">> {
  const { database, settings } = house;
  const { name, credential: response } = input;
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => spendChallenge(database, "add", challenge, account.id),
    expectedOrigin: settings.origin,
    expectedRPID: passkeyHost(settings) ?? "",
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => said(error, account.id));
  if (!verified?.verified) return refused("not-valid");
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const stored = await database.auth.query(
    `insert into auth.passkeys (id, "userId", credential_id, public_key, counter, transports, name) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (credential_id) do nothing`,
    [newId(), account.id, id, Buffer.from(publicKey), counter, response.response.transports, name],
  );
  if (stored.rowCount !== 1) return refused("not-valid");
  await noteEvent(database.auth, "passkey.added", account.id);
  log("info", "passkey.added", { account: account.id });
  return done(null);
}

/** What the library objects to is a refusal for the person and a line in the log for us; it names no personal data. */
export function said(error: unknown, account: string | null): null {
  log("info", "passkey.refused", { account, reason: error instanceof Error ? error.message.slice(0, 200) : "unknown" });
  return null;
}

export type Passkey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

export async function listPasskeys({ auth }: Database, accountId: string): Promise<Passkey[]> {
  const found = await auth.query<Passkey>(
    `select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from auth.passkeys where "userId" = $1 order by created_at, id`,
    [accountId],
  );
  return found.rows;
}

/** Takes away one passkey of the account; another account's is left alone. Sessions that it opened stay. */
export async function removePasskey({ auth }: Database, accountId: string, passkeyId: string): Promise<void> {
  const removed = await auth.query(`delete from auth.passkeys where "userId" = $1 and id::text = $2`, [accountId, passkeyId]);
  if (removed.rowCount) await noteEvent(auth, "passkey.removed", accountId);
}
