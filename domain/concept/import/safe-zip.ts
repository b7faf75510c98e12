/**
 * Opens ZIP packages of strangers: the directory is read first, single parts are inflated in
 * pieces and counted while they grow, because the sizes a package claims may be lies.
 */
import { createInflateRaw, crc32 } from "node:zlib";
import { Unreadable } from "./reading.ts";

const MAX_ENTRIES = 5_000;
/** Of one part and of all parts read together, unpacked. A concept of 300 pages has about 5 MB of XML. */
const MAX_BYTES = 48 * 1024 * 1024;
/** Deflate cannot shrink more than 1032-fold; text of people shrinks 5- to 40-fold. */
const SUSPICIOUS_RATIO = 500;
const SUSPICIOUS_FROM = 8 * 1024 * 1024;

type Entry = { method: number; encrypted: boolean; crc: number; packed: number; size: number; offset: number };

export type Zip = {
  names: string[];
  /**
   * One part, unpacked; null if the package has no such part.
   * @param watch sees every piece as it comes and may throw to end the reading early
   */
  read: (name: string, watch?: (piece: Uint8Array) => void) => Promise<Uint8Array | null>;
};

/** @throws Unreadable with `broken` for a damaged package, "encrypted", "zip-bomb" */
export function openZip(bytes: Uint8Array, broken: "broken-docx" | "broken-xlsx"): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view, broken);
  let total = 0;

  async function read(name: string, watch?: (piece: Uint8Array) => void): Promise<Uint8Array | null> {
    const entry = entries.get(name);
    if (!entry) return null;
    if (entry.encrypted) throw new Unreadable("encrypted");
    const packed = packedBytes(bytes, view, entry, broken);
    const pieces: Uint8Array[] = [];
    for await (const piece of unpack(packed, entry.method, broken)) {
      total += piece.length;
      if (total > MAX_BYTES) throw new Unreadable("zip-bomb");
      pieces.push(piece);
      watch?.(piece);
    }
    const whole = Buffer.concat(pieces);
    if (crc32(whole) !== entry.crc) throw new Unreadable(broken);
    return whole;
  }

  return { names: [...entries.keys()], read };
}

function readDirectory(bytes: Uint8Array, view: DataView, broken: "broken-docx" | "broken-xlsx"): Map<string, Entry> {
  const end = findEnd(view);
  if (end === null) throw new Unreadable(broken);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) throw new Unreadable("zip-bomb");
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable(broken);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw new Unreadable(broken);
    const entry: Entry = {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (entry.size > SUSPICIOUS_FROM && entry.size > entry.packed * SUSPICIOUS_RATIO) throw new Unreadable("zip-bomb");
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name.replaceAll("\\", "/").replace(/^\//, ""), entry);
    at = next;
  }
  return entries;
}

/** The end record stands in the last 22 + 65 535 bytes, behind it only a comment. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

function packedBytes(bytes: Uint8Array, view: DataView, entry: Entry, broken: "broken-docx" | "broken-xlsx"): Uint8Array {
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw new Unreadable(broken);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + entry.packed > bytes.length) throw new Unreadable(broken);
  return bytes.subarray(start, start + entry.packed);
}

async function* unpack(packed: Uint8Array, method: number, broken: "broken-docx" | "broken-xlsx"): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    yield packed;
    return;
  }
  if (method !== 8) throw new Unreadable(broken);
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece;
  } catch (fault) {
    // zlib reports damaged data as errors with a code of its own (Z_DATA_ERROR, Z_BUF_ERROR …).
    if (fault instanceof Error && "code" in fault && String(fault.code).startsWith("Z_")) throw new Unreadable(broken);
    throw fault;
  } finally {
    inflate.destroy();
  }
}
