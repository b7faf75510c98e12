import { done, refused, type Result } from "#platform/result.ts";
import { inspectPackage, type PackageRefusal } from "./inspect-package.ts";
import { inspectPdf, type PdfRefusal } from "./inspect-pdf.ts";
import { inspectPicture, type PictureRefusal } from "./inspect-picture.ts";
import { inspectText, isText, type TextRefusal } from "./inspect-text.ts";
import { MAX_FILE_SIZE, type FileKind } from "./kinds.ts";

export type SniffRefusal = "empty" | "too-large" | "type-not-allowed" | PackageRefusal | PdfRefusal | PictureRefusal | TextRefusal;

/**
 * Says what a file is by its content. Its name decides only between a table and other text.
 *
 * @param internal only our own parsers read it, which run nothing: active content is then no reason to refuse
 */
export async function sniff(name: string, bytes: Uint8Array, internal = false): Promise<Result<FileKind, SniffRefusal>> {
  if (bytes.length === 0) return refused("empty");
  if (bytes.length > MAX_FILE_SIZE) return refused("too-large");
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const beginsWith = (signature: string, at = 0) => file.subarray(at, at + signature.length).toString("latin1") === signature;
  if (beginsWith("PK\x03\x04")) return inspectPackage(bytes, { internal });
  // An OLE container: an encrypted document, or the formats of the nineties with their macros.
  if (beginsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    return refused(file.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "encrypted" : "type-not-allowed");
  if (beginsWith("%PDF-")) return internal ? done("pdf") : inspectPdf(file);
  if (beginsWith("\x89PNG\r\n\x1a\n")) return inspectPicture(file, "png");
  if (beginsWith("\xff\xd8\xff")) return inspectPicture(file, "jpeg");
  if (beginsWith("RIFF") && beginsWith("WEBP", 8)) return inspectPicture(file, "webp");
  // The format of iPhones. Decoding it needs a licence for its patents, so no free library brings it.
  if (beginsWith("ftyp", 4) && /^(hei[cmsx]|hev[cmsx]|mif1|msf1)/.test(file.subarray(8, 12).toString("latin1"))) return refused("heic");
  if (!isText(file)) return refused("type-not-allowed");
  const kind = name.toLowerCase().endsWith(".csv") ? "csv" : "text";
  return internal ? done(kind) : inspectText(file, kind);
}
