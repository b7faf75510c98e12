import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import type { Account } from "./account.ts";
import { authOf, cookiesOf, headersFor } from "./better-auth.ts";
import { checkPassword } from "./check-password.ts";
import { noteEvent } from "./events.ts";
import { spendCode } from "./used-code.ts";

/** What an authenticator app needs, and the codes for the day the phone is lost. Shown once. */
export type SecondFactor = { secret: string; uri: string; recoveryCodes: string[] };

/** Begins the set-up; until a first code confirms it, signing in stays as it was. Beginning again makes a new secret. */
export async function beginSecondFactor(
  house: House,
  account: Account,
  password: string,
  request: Request,
): Promise<Result<SecondFactor, "wrong-password" | "already-on">> {
  if (!(await checkPassword(house, account.email, password, request))) return refused("wrong-password");
  const response = await authOf(house).api.enableTwoFactor({ body: { password, method: "totp" }, headers: headersFor(request), asResponse: true });
  if (!response.ok) return refused("already-on");
  const { totpURI, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] };
  return done({ secret: new URL(totpURI).searchParams.get("secret") ?? "", uri: totpURI, recoveryCodes: backupCodes });
}

/** Ends the set-up with a first code. The session is renewed: its new cookie must be sent along. */
export async function confirmSecondFactor(house: House, account: Account, code: string, request: Request): Promise<Result<{ headers: Headers }, "wrong-code">> {
  const given = code.replace(/\s/g, "");
  const response = await authOf(house).api.verifyTOTP({ body: { code: given }, headers: headersFor(request), asResponse: true });
  if (!response.ok) return refused("wrong-code");
  await spendCode(house, account.id, given); // not to be used again for signing in
  await noteEvent(house.database.auth, "second-factor.on", account.id);
  log("info", "second-factor.on", { account: account.id });
  return done({ headers: cookiesOf(response) });
}

/** Takes the second factor away, by password. Where a role has the duty, the next page asks for a new one. */
export async function removeSecondFactor(
  house: House,
  account: Account,
  password: string,
  request: Request,
): Promise<Result<{ headers: Headers }, "wrong-password">> {
  if (!(await checkPassword(house, account.email, password, request))) return refused("wrong-password");
  const response = await authOf(house).api.disableTwoFactor({ body: { password }, headers: headersFor(request), asResponse: true });
  if (!response.ok) return refused("wrong-password");
  await noteEvent(house.database.auth, "second-factor.off", account.id);
  log("info", "second-factor.off", { account: account.id });
  return done({ headers: cookiesOf(response) });
}
