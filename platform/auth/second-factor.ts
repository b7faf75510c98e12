import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { authOf, cookiesOf, headersFor, refusalCode } from "./better-auth.ts";

/** What an authenticator app needs, and the codes for the day the phone is lost. Shown once. */
export type SecondFactor = { secret: string; uri: string; backupCodes: string[] };

/** Begins the set-up; until a first code confirms it, signing in stays as it was. Beginning again makes a new secret. */
export async function beginSecondFactor(house: House, password: string, request: Request): Promise<Result<SecondFactor, "wrong-password" | "already-on">> {
  const response = await authOf(house).api.enableTwoFactor({ body: { password, method: "totp" }, headers: headersFor(request), asResponse: true });
  if (!response.ok) return refused((await refusalCode(response)) === "TOTP_ALREADY_ENABLED" ? "already-on" : "wrong-password");
  const { totpURI, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] };
  return done({ secret: new URL(totpURI).searchParams.get("secret") ?? "", uri: totpURI, backupCodes });
}

/** Ends the set-up with a first code. The session is renewed: its new cookie must be sent along. */
export async function confirmSecondFactor(house: House, code: string, request: Request): Promise<Result<{ headers: Headers }, "wrong-code">> {
  const response = await authOf(house).api.verifyTOTP({ body: { code: code.replace(/\s/g, "") }, headers: headersFor(request), asResponse: true });
  if (!response.ok) return refused("wrong-code");
  log("info", "second-factor.on");
  return done({ headers: cookiesOf(response) });
}

/** Takes the second factor away, by password. Where a role has the duty, the next page asks for a new one. */
export async function removeSecondFactor(house: House, password: string, request: Request): Promise<Result<{ headers: Headers }, "wrong-password">> {
  const response = await authOf(house).api.disableTwoFactor({ body: { password }, headers: headersFor(request), asResponse: true });
  if (!response.ok) return refused("wrong-password");
  log("info", "second-factor.off");
  return done({ headers: cookiesOf(response) });
}
