import { z } from "zod";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { normaliseEmail, type Account } from "./account.ts";
import { authOf, headersFor } from "./better-auth.ts";
import { checkPassword } from "./check-password.ts";
import { noteEvent } from "./events.ts";
import { findSession, renewed } from "./session.ts";

export type PasswordFault = "password-too-short" | "password-too-long" | "password-is-email" | "password-common";

/**
 * Why a password cannot be taken; null = it can. Length instead of kinds of characters (NIST SP 800-63B, BSI ORP.4).
 */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const plain = password.toLowerCase();
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, "");
  if ([...password].length < 12) return "password-too-short";
  if (password.length > 128) return "password-too-long";
  if (plain === normaliseEmail(email) || plain.startsWith(`${normaliseEmail(email).split("@")[0] ?? ""}@`)) return "password-is-email";
  if (new Set(plain).size < 5 || COMMON.some((word) => letters.startsWith(word) && letters.length - word.length < 8)) return "password-common";
  return null;
}

/** What people write first when twelve characters are asked. Compared without signs and case, with up to 7 more characters behind. */
const COMMON = [
  "passwort",
  "password",
  "kennwort",
  "geheim",
  "hallo",
  "willkommen",
  "welcome",
  "qwertz",
  "qwerty",
  "asdfgh",
  "123456",
  "abcdef",
  "sommer",
  "winter",
  "fruehling",
  "frühling",
  "herbst",
  "landkreis",
  "integration",
  "miteinander",
  "admin",
  "letmein",
  "iloveyou",
  "ichliebedich",
];

export const ChangePassword = z.strictObject({ currentPassword: z.string().max(128), newPassword: z.string().max(128) });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** Changes the own password and ends all other sessions. This one is renewed: its new cookie must be sent along. */
export async function changePassword(
  house: House,
  account: Account,
  input: ChangePassword,
  request: Request,
): Promise<Result<{ headers: Headers }, PasswordFault | "wrong-password">> {
  const fault = passwordFault(input.newPassword, account.email);
  if (fault) return refused(fault);
  // Counted like signing in: somebody at a forgotten, open browser has no more tries than outside.
  if (!(await checkPassword(house, account.email, input.currentPassword, request))) return refused("wrong-password");
  const before = await findSession(house, request);
  const response = await authOf(house).api.changePassword({
    body: { ...input, revokeOtherSessions: true },
    headers: headersFor(request),
    asResponse: true,
  });
  if (!response.ok) return refused("wrong-password");
  await noteEvent(house.database.auth, "password.changed", account.id);
  log("info", "password.changed", { account: account.id });
  return done({ headers: await renewed(house, before, response) });
}
