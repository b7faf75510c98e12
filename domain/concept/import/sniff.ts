/** Says what a file is by its bytes; its name may be wrong or a disguise. */
import { Unreadable } from "./reading.ts";

export type FileType = "docx" | "xlsx" | "csv" | "pdf";

const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** @throws Unreadable for everything that is no DOCX, XLSX, CSV or PDF */
export function sniff(bytes: Uint8Array): FileType {
  if (bytes.length > MAX_FILE_BYTES) throw new Unreadable("too-large");
  const head = ascii(bytes.subarray(0, 1024));
  if (/^\s*(?:ï»¿)?\s*$/.test(head) && bytes.length <= 1024) throw new Unreadable("empty-file");
  if (/^\s*(?:ï»¿)?%PDF-/.test(head)) return "pdf";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // Office puts an encrypted DOCX into an OLE file with a stream "EncryptedPackage" (UTF-16 name).
    const encrypted = ascii(bytes).includes([..."EncryptedPackage"].join("\0"));
    throw new Unreadable(encrypted ? "encrypted" : "old-office-format");
  }
  if (head.startsWith("{\\rtf")) throw new Unreadable("old-office-format");
  if (startsWith(bytes, [0x50, 0x4b])) return sniffPackage(bytes);
  if (/^\s*(?:ï»¿)?\s*<(?:!doctype|html|\?xml)/i.test(head)) throw new Unreadable("unknown-type");
  return "csv";
}

/** Names of parts stand readable in a ZIP, even in a damaged one. */
function sniffPackage(bytes: Uint8Array): FileType {
  const names = ascii(bytes);
  if (/vbaProject\.bin/i.test(names)) throw new Unreadable("macro-file");
  if (names.includes("xl/")) return "xlsx";
  if (names.includes("word/")) return "docx";
  const whole = names.includes("PK\u0005\u0006");
  throw new Unreadable(whole && !names.includes("[Content_Types].xml") ? "unknown-type" : "broken-docx");
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Byte for byte, so that signatures can be looked for as text. */
function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
