import { randomBytes } from "node:crypto";

/**
 * UUID version 7 (RFC 9562): in order of time, so that indexes grow at one end.
 * @param rest 16 bytes or more that fill what the time leaves open, where the same must give the same id
 */
export function newId(now: Date = new Date(), rest: Uint8Array = randomBytes(16)): string {
  const bytes = Buffer.from(rest.subarray(0, 16));
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
