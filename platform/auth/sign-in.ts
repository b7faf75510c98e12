import { z } from "zod";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { normaliseEmail } from "./account.ts";
import { authOf, cookiesOf, headersFor, refusalCode } from "./better-auth.ts";
import { checkPassword } from "./check-password.ts";
import { noteEvent } from "./events.ts";
import { openedBy, welcome } from "./opened.ts";
import { spendCode } from "./used-code.ts";

export const SignIn = z.strictObject({ email: z.string().trim().max(320), password: z.string().max(128) });
export type SignIn = z.infer<typeof SignIn>;
/** One word for unknown, wrong and locked: an answer must not tell which accounts exist. */
export type SignInRefusal = "not-signed-in";
/** What follows a right password, with the cookies to send along. */
export type SignedIn = { next: "workspace" | "code"; headers: Headers };

/** Signs in with e-mail and password; with a second factor, the code is asked next. */
export async function signIn(house: House, input: SignIn, request: Request): Promise<Result<SignedIn, SignInRefusal>> {
  const email = normaliseEmail(input.email);
  const checked = await checkPassword(house, email, input.password, request);
  if (!checked) return refused("not-signed-in");

  const response = await authOf(house).api.signInEmail({ body: { email, password: input.password }, headers: headersFor(request), asResponse: true });
  if (!response.ok) throw new Error(`Sign-in failed after the password was right: ${await refusalCode(response)}`);
  const answer: unknown = await response.clone().json();
  const needsCode = typeof answer === "object" && answer !== null && "twoFactorRedirect" in answer;
  if (!needsCode) return done({ next: "workspace", headers: await welcome(house, response, request, { method: "password" }) });
  log("info", "sign-in.code-asked", { account: checked.accountId });
  return done({ next: "code", headers: cookiesOf(response) });
}

export type CodeRefusal = "wrong-code" | "locked" | "start-again";

/**
 * The second step: six digits of the app or one of the recovery codes; each works once.
 *
 * "locked" after ten wrong codes in a row, for 15 minutes; "start-again" after five wrong codes or ten minutes.
 */
export async function verifyCode(house: House, code: string, request: Request): Promise<Result<{ headers: Headers }, CodeRefusal>> {
  const given = code.replace(/\s/g, "").toLowerCase();
  const { api } = authOf(house);
  const options = { body: { code: given }, headers: headersFor(request), asResponse: true as const };
  const asked = await whoIsAsked(house, request);
  const ofApp = /^\d{6}$/.test(given);
  const response = ofApp ? await api.verifyTOTP(options) : await api.verifyBackupCode(options);
  const opened = response.ok ? await openedBy(response) : null;
  if (opened && (!ofApp || (await spendCode(house, opened.user.id, given)))) {
    return done({ headers: await welcome(house, response, request, { method: "password", code: ofApp ? "app" : "recovery" }) });
  }
  // The library took a code for the second time: the session it made ends before anybody holds its cookie.
  if (opened) await house.database.auth.query("delete from auth.session where token = $1", [opened.token]);
  const refusal = opened ? "wrong-code" : (codeRefusals[await refusalCode(response)] ?? "start-again");
  await noteEvent(house.database.auth, "sign-in.code-refused", opened?.user.id ?? asked, { refusal });
  log("info", "sign-in.code-refused", { account: opened?.user.id ?? asked, refusal });
  return refused(refusal);
}

/** For the event only: whose code is asked for in this browser. The library checks the cookie itself. */
async function whoIsAsked(house: House, request: Request): Promise<string | null> {
  const identifier = /miteinander\.two_factor=([^.;]+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? "";
  const found = await house.database.auth.query<{ value: string }>(`select value from auth.verification where identifier = $1`, [
    decodeURIComponent(identifier),
  ]);
  return found.rows[0]?.value ?? null;
}

const codeRefusals: Record<string, CodeRefusal> = {
  INVALID_CODE: "wrong-code",
  INVALID_BACKUP_CODE: "wrong-code",
  ACCOUNT_TEMPORARILY_LOCKED: "locked",
};
