import { randomBytes } from "node:crypto";

export const RECOVERY_CODES = 10;
/** Without letters that look like others on paper; 32, so that every byte falls on one equally often. */
const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

/** Ten codes of 50 random bits, e.g. "k7m2p-x9wqa". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from(randomBytes(10), (byte) => LETTERS[byte % LETTERS.length]).join("");
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}
