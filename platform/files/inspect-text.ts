import { done, refused, type Result } from "#platform/result.ts";

export type TextRefusal = "type-not-allowed" | "active-content";

/** UTF-16 says so with its first two bytes; no other text holds control characters. */
export function isText(file: Buffer): boolean {
  return isUtf16(file) ? file.length % 2 === 0 : file.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c);
}

/** A formula that names a program ("=cmd|'/C calc'!A0") or a function that asks other computers. */
const REACHES_OUT = /(?:^|[\r\n;,\t"]) {0,9}[=+\-@][^\r\n;,\t]{0,99}(?:\|[^\r\n]{0,200}!|\b(?:DDE|WEBSERVICE|IMPORT\w{2,9}|CALL|REGISTER)\()/i;

/** Pages and drawings for browsers run scripts; a cell of a table can start a program (DDE) or send the table away. */
export function inspectText(file: Buffer, kind: "csv" | "text"): Result<"csv" | "text", TextRefusal> {
  const text = isUtf16(file) ? new TextDecoder(file[0] === 0xff ? "utf-16le" : "utf-16be").decode(file) : file.toString("latin1");
  if (/^[\s\u00ef\u00bb\u00bf\ufeff]*\{\\rt/.test(text)) return refused("type-not-allowed");
  if (/^[\s\u00ef\u00bb\u00bf\ufeff]*<(\?xml|!|[a-z])/i.test(text) || /<(script|svg|iframe|object|embed|html)[\s>/]/i.test(text))
    return refused("active-content");
  if (kind === "csv" && REACHES_OUT.test(text)) return refused("active-content");
  return done(kind);
}

function isUtf16(file: Buffer): boolean {
  return (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff);
}
