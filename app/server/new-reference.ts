import { randomBytes } from "node:crypto";

/** Names one request in the log and on its error page. Short enough to read out on the telephone, e.g. 7F3K-22AB. */
export function newReference(): string {
  const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  const word = Array.from(randomBytes(8), (byte) => letters[byte % letters.length]).join("");
  return `${word.slice(0, 4)}-${word.slice(4)}`;
}
