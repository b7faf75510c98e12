import type { Account } from "#platform/auth/index.ts";

/** The account on addresses that app/pages.ts keeps for those who are signed in. */
export function signedIn(account: Account | null): Account {
  if (!account) throw new Error("This address is for signed-in accounts only.");
  return account;
}
