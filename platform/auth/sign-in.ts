import { verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import type { Database } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { normaliseEmail } from "./account.ts";
import { authOf, cookiesOf, headersFor, refusalCode } from "./better-auth.ts";
import { countTry } from "./throttle.ts";

export const SignIn = z.strictObject({ email: z.string().trim().max(320), password: z.string().max(128) });
export type SignIn = z.infer<typeof SignIn>;
/** One word for unknown, wrong and locked: an answer must not tell which accounts exist. */
export type SignInRefusal = "not-signed-in";
/** What follows a right password, with the cookies to send along. */
export type SignedIn = { next: "workspace" | "code"; headers: Headers };

/** Costs as much to check as a real hash and fits no password: unknown accounts answer in the same time. */
const NOBODYS_HASH = `${"0".repeat(32)}:${"0".repeat(128)}`;

/**
 * Signs in with e-mail and password; with a second factor, the code is asked next.
 *
 * Unknown account, wrong password and lock take the same steps: two counts, one look-up, one scrypt.
 */
export async function signIn(house: House, input: SignIn, request: Request): Promise<Result<SignedIn, SignInRefusal>> {
  const email = normaliseEmail(input.email);
  const tried = await countTry(house, email, request);
  const stored = await findPasswordHash(house.database, email);
  const right = await verifyPassword({ hash: stored?.hash ?? NOBODYS_HASH, password: input.password });
  if (!tried.permitted || !stored || !right) {
    log("info", "sign-in.refused", { account: stored?.accountId, locked: !tried.permitted });
    return refused("not-signed-in");
  }
  await tried.forgive();

  const response = await authOf(house).api.signInEmail({ body: { email, password: input.password }, headers: headersFor(request), asResponse: true });
  if (!response.ok) throw new Error(`Sign-in failed after the password was right: ${await refusalCode(response)}`);
  const answer: unknown = await response.json();
  const needsCode = typeof answer === "object" && answer !== null && "twoFactorRedirect" in answer;
  log("info", needsCode ? "sign-in.code-asked" : "sign-in.done", { account: stored.accountId });
  return done({ next: needsCode ? "code" : "workspace", headers: cookiesOf(response) });
}

export type CodeRefusal = "wrong-code" | "locked" | "start-again";

/**
 * The second step: six digits of the app, or one of the backup codes (each works once).
 *
 * "locked" after ten wrong codes in a row, for 15 minutes; "start-again" after five wrong codes or ten minutes.
 */
export async function verifyCode(house: House, code: string, request: Request): Promise<Result<{ headers: Headers }, CodeRefusal>> {
  const given = code.replace(/\s/g, "");
  const { api } = authOf(house);
  const options = { body: { code: given }, headers: headersFor(request), asResponse: true as const };
  const response = /^\d{6}$/.test(given) ? await api.verifyTOTP(options) : await api.verifyBackupCode(options);
  if (response.ok) return done({ headers: cookiesOf(response) });
  const refusal = codeRefusals[await refusalCode(response)] ?? "start-again";
  log("info", "sign-in.code-refused", { refusal });
  return refused(refusal);
}

const codeRefusals: Record<string, CodeRefusal> = {
  INVALID_CODE: "wrong-code",
  INVALID_BACKUP_CODE: "wrong-code",
  ACCOUNT_TEMPORARILY_LOCKED: "locked",
};

async function findPasswordHash(database: Database, email: string): Promise<{ accountId: string; hash: string } | undefined> {
  const found = await database.auth.query<{ accountId: string; hash: string }>(
    `select u.id as "accountId", a.password as hash from auth."user" u join auth.account a on a."userId" = u.id
     where u.email = $1 and a."providerId" = 'credential' and a.password is not null`,
    [email],
  );
  return found.rows[0];
}
