import { Unzip, UnzipInflate, unzipSync } from "fflate";
import { done, refused, type Result } from "#platform/result.ts";

export type PackageRefusal = "broken" | "encrypted" | "zip-bomb" | "macro-file" | "type-not-allowed";

const MAX_ENTRIES = 5_000;
/** In bytes, of all parts together, unpacked. Pictures make a report large, but they hardly shrink. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** Deflate grows a thousandfold at most, so one slice stays below 17 MB. */
const SLICE = 16 * 1024;

/**
 * Tells a Word document from a workbook by its parts, and refuses what harms who opens it.
 * Sizes are checked twice: as the package claims them, and as they come out, because claims may be lies.
 */
export function inspectPackage(bytes: Uint8Array): Result<"docx" | "xlsx", PackageRefusal> {
  let found: Package;
  try {
    const { names, claimed } = readDirectory(bytes);
    if (names.size > MAX_ENTRIES || claimed > MAX_UNPACKED) return refused("zip-bomb");
    found = unpack(bytes, names);
  } catch {
    // Whatever fflate stumbles over: no other program should be asked to open it either.
    return refused("broken");
  }
  if (found.unpacked > MAX_UNPACKED) return refused("zip-bomb");
  if (/macroEnabled|vbaProject/i.test(found.contentTypes) || [...found.names].some((name) => /vbaProject\.bin$/i.test(name))) return refused("macro-file");
  if (found.names.has("word/document.xml")) return done("docx");
  if (found.names.has("xl/workbook.xml")) return done("xlsx");
  return refused("type-not-allowed");
}

function readDirectory(bytes: Uint8Array): { names: Set<string>; claimed: number } {
  const names = new Set<string>();
  let claimed = 0;
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      names.add(name);
      claimed += originalSize;
      return false;
    },
  });
  return { names, claimed };
}

type Package = { names: Set<string>; unpacked: number; contentTypes: string };

function unpack(bytes: Uint8Array, listed: Set<string>): Package {
  const found: Package = { names: new Set(listed), unpacked: 0, contentTypes: "" };
  const decoder = new TextDecoder();
  const unzip = new Unzip((part) => {
    found.names.add(part.name);
    part.ondata = (error, piece) => {
      if (error) throw error;
      found.unpacked += piece.length;
      if (part.name === "[Content_Types].xml") found.contentTypes += decoder.decode(piece, { stream: true });
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && found.unpacked <= MAX_UNPACKED; at += SLICE) unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  return found;
}
