import { done, refused, type Result } from "#platform/result.ts";
import { inspectPackage, type PackageRefusal } from "./inspect-package.ts";
import { MAX_FILE_SIZE, type FileKind } from "./kinds.ts";

export type SniffRefusal = "empty" | "too-large" | "type-not-allowed" | PackageRefusal;

/** Says what a file is by its content. Its name decides only between a table and other text. */
export function sniff(name: string, bytes: Uint8Array): Result<FileKind, SniffRefusal> {
  if (bytes.length === 0) return refused("empty");
  if (bytes.length > MAX_FILE_SIZE) return refused("too-large");
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const beginsWith = (signature: string) => file.subarray(0, signature.length / 2).toString("hex") === signature;
  if (beginsWith("504b0304")) return inspectPackage(bytes);
  // An OLE container: an encrypted document, or the formats of the nineties with their macros.
  if (beginsWith("d0cf11e0a1b11ae1")) return refused(file.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "encrypted" : "type-not-allowed");
  if (beginsWith("255044462d")) return done("pdf");
  if (beginsWith("89504e470d0a1a0a")) return done("png");
  if (beginsWith("ffd8ff")) return done("jpeg");
  if (isText(file)) return done(name.toLowerCase().endsWith(".csv") ? "csv" : "text");
  return refused("type-not-allowed");
}

/** UTF-16 says so with its first two bytes; no other text holds control characters. */
function isText(file: Buffer): boolean {
  const isUtf16 = (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff);
  return isUtf16 ? file.length % 2 === 0 : file.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c);
}
