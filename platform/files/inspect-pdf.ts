import { inflateSync, constants } from "node:zlib";
import { done, refused, type Result } from "#platform/result.ts";

export type PdfRefusal = "active-content" | "encrypted" | "broken" | "zip-bomb";

/** In bytes, of all object streams together, unpacked. They hold structure, never pictures. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** Programs, started programs, files inside the file, forms that send themselves, pages of other computers. */
const ACTIVE =
  /\/(JavaScript|Launch|Rendition|RichMedia(Execute)?|OnInstantiate|EmbeddedFiles?|FileAttachment|SubmitForm|ImportData|GoToR|GoToE)(?![A-Za-z0-9])/;
/** Too short to be looked for in compressed bytes, where chance writes them, too. */
const ACTIVE_IN_STRUCTURE = /\/(XFA|EF)(?![A-Za-z0-9])/;

/** A large report has some hundreds; each costs a call. */
const MAX_OBJECT_STREAMS = 5_000;

/**
 * Refuses a PDF that does something when it is opened, or carries other files.
 *
 * We look for names instead of following references: two readers may follow them differently, but none runs a script
 * that is not named /JavaScript. Names hide in two ways only, and both are undone: written with #-codes, or inside
 * a compressed object stream. A start page ("open at page 3") is no danger and stays.
 */
export function inspectPdf(file: Buffer): Result<"pdf", PdfRefusal> {
  const raw = file.toString("latin1");
  if (ACTIVE.test(plainNames(file))) return refused("active-content");
  const structure = readStructure(file, raw);
  if (!structure.ok) return structure;
  const { plain, objectStreams } = structure.value;
  const all = [plain, ...objectStreams];
  if (/\/Encrypt(?![A-Za-z0-9])/.test(plain)) return refused("encrypted");
  if (all.some((text) => ACTIVE.test(text) || ACTIVE_IN_STRUCTURE.test(text)) || !opensHarmlessly(structure.value)) return refused("active-content");
  return done("pdf");
}

const NUMBER_SIGN = 0x23;

/** As text, one character a byte, every #-code undone. By hand: ten million codes take a regular expression half a minute. */
function plainNames(bytes: Buffer): string {
  const plain = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const code = byte === NUMBER_SIGN ? hexDigit(bytes[at + 1]) * 16 + hexDigit(bytes[at + 2]) : NaN;
    if (!Number.isNaN(code)) at += 2;
    plain[length] = Number.isNaN(code) ? byte : code;
    length += 1;
  }
  return plain.toString("latin1", 0, length);
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : NaN;
}

/** Everything outside of streams, and what each object stream holds. */
type Structure = { plain: string; objectStreams: string[] };

function readStructure(file: Buffer, raw: string): Result<Structure, PdfRefusal> {
  const gaps: string[] = [];
  const objectStreams: string[] = [];
  let at = 0;
  let left = MAX_UNPACKED;
  let tried = 0;
  for (const found of raw.matchAll(/stream(\r\n|\n|\r)/g)) {
    if (found.index < at) continue;
    // Everything since the stream before: where this one's dictionary begins is what a forger would hide.
    const gap = plainNames(file.subarray(at, found.index));
    const from = found.index + found[0].length;
    const end = raw.indexOf("endstream", from);
    at = end === -1 ? raw.length : end;
    gaps.push(gap);
    const declared = /\/ObjStm(?![A-Za-z0-9])/.test(gap);
    if (!declared && !/\/First(?![A-Za-z0-9])/.test(gap)) continue;
    if (declared && /\/(ASCII85Decode|ASCIIHexDecode|LZWDecode|RunLengthDecode|Crypt|DecodeParms|DP)(?![A-Za-z0-9])/.test(gap)) return refused("broken");
    const inflated = inflate(file.subarray(from, end === -1 ? file.length : end), left);
    if (inflated === "too-much" || (tried += 1) > MAX_OBJECT_STREAMS) return refused("zip-bomb");
    if (inflated === null) continue;
    left -= inflated.length;
    objectStreams.push(plainNames(inflated));
  }
  gaps.push(plainNames(file.subarray(at)));
  return done({ plain: gaps.join("\n"), objectStreams });
}

/** Cut or followed by rubbish, as some writers leave it: what can be read is read. @returns null for what is not compressed this way */
function inflate(bytes: Buffer, limit: number): Buffer | "too-much" | null {
  if (bytes[0] === undefined || (bytes[0] & 0x0f) !== 8) return null;
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, limit), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    return error instanceof RangeError ? "too-much" : null;
  }
}

/** One is usual, and one more for every time the document was saved again. What has more was made to keep us busy. */
const MOST_ACTIONS = 50;

/** Whether every /OpenAction is a place in this document. */
function opensHarmlessly(structure: Structure): boolean {
  const references = new Set<number>();
  let actions = 0;
  for (const text of [structure.plain, ...structure.objectStreams]) {
    for (const [, reference, value = ""] of text.matchAll(/\/OpenAction(?![A-Za-z0-9])(?=\s*(?:(\d+)\s+\d+\s+R|([^]{0,300})))/g)) {
      actions += 1;
      if (actions > MOST_ACTIONS) return false;
      if (reference !== undefined) references.add(Number(reference));
      else if (!isPlace(value)) return false;
    }
  }
  return references.size === 0 || arePlaces(structure, references);
}

/** Whether each of these objects is defined, and each of its definitions is a place. */
function arePlaces({ plain, objectStreams }: Structure, references: ReadonlySet<number>): boolean {
  const missing = new Set(references);
  let seen = 0;
  const isHarmless = (id: number, definition: string) => {
    if (!references.has(id)) return true;
    missing.delete(id);
    seen += 1;
    return seen <= MOST_ACTIONS * MOST_ACTIONS && isPlace(definition);
  };
  for (const { 1: id, index } of plain.matchAll(/(?<=(\d{1,10})\s{1,9}\d{1,5}\s{1,9})obj/g)) {
    if (!isHarmless(Number(id), plain.slice(index + 3, index + 303))) return false;
  }
  // An object stream begins with pairs of number and offset, counted from the end of the pairs.
  for (const stream of objectStreams) {
    const head = /^[\s\d]*/.exec(stream)?.[0] ?? "";
    for (const [, id, offset] of head.matchAll(/(\d{1,10})\s+(\d{1,10})\s*/g)) {
      const from = head.length + Number(offset);
      if (!isHarmless(Number(id), stream.slice(from, from + 300))) return false;
    }
  }
  return missing.size === 0;
}

function isPlace(value: string): boolean {
  return /^\s*\[/.test(value) || (/^\s*<</.test(value) && /\/S\s*\/GoTo(?![A-Za-z0-9])/.test(value.split("endobj")[0] ?? ""));
}
