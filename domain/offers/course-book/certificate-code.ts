import { createHash, createHmac } from "node:crypto";

/** Letters and digits that nobody takes for one another, also when read out: no I, L, O, U. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;

/**
 * The code that stands on a certificate. It is made of the certificate's id under the house's own key, so that the provider can
 * print the paper again while only the code's hash is stored.
 *
 * @param key of the house, 32 bytes
 * @returns 80 bits, as 16 letters and digits without gaps: a billion guesses a second take 19 million years on average
 */
export function certificateCode(key: Buffer, { regionId, id }: { regionId: string; id: string }): string {
  const bits = createHmac("sha256", key).update(`${regionId}/${id}`).digest();
  let number = bits.subarray(0, 10).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let code = "";
  for (let place = 0; place < LENGTH; place += 1) {
    code = SIGNS.charAt(Number(number & 31n)) + code;
    number >>= 5n;
  }
  return code;
}

/** In groups of four, as it is printed. */
export const shownCertificateCode = (code: string): string => code.match(/.{1,4}/g)?.join("-") ?? "";

/** What somebody typed, with gaps, small letters or O for 0. @returns null for what cannot be a code */
export function readCertificateCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\u00ad\u2010-\u2015-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}

/** What is stored of a code. */
export const hashOfCode = (code: string): Buffer => createHash("sha256").update(code).digest();
