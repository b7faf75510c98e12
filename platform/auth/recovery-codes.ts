import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import type { Account } from "./account.ts";
import { authOf, headersFor } from "./better-auth.ts";
import { checkPassword } from "./check-password.ts";
import { noteEvent } from "./events.ts";

/** How many recovery codes of the account are unused; 0 without a second factor. */
export async function countRecoveryCodes(house: House, account: Account): Promise<number> {
  if (!account.twoFactorEnabled) return 0;
  const { backupCodes } = await authOf(house).api.viewBackupCodes({ body: { userId: account.id } });
  return backupCodes.length;
}

/** Makes ten new codes, shown this once; the old ones end, used or not. */
export async function renewRecoveryCodes(
  house: House,
  account: Account,
  password: string,
  request: Request,
): Promise<Result<{ recoveryCodes: string[] }, "wrong-password" | "no-second-factor">> {
  if (!account.twoFactorEnabled) return refused("no-second-factor");
  if (!(await checkPassword(house, account.email, password, request))) return refused("wrong-password");
  const { backupCodes } = await authOf(house).api.generateBackupCodes({ body: { password }, headers: headersFor(request) });
  await noteEvent(house.database.auth, "recovery-codes.renewed", account.id);
  log("info", "recovery-codes.renewed", { account: account.id });
  return done({ recoveryCodes: backupCodes });
}
