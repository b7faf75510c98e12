import { Unzip, UnzipInflate, unzipSync } from "fflate";
import { done, refused, type Result } from "#platform/result.ts";
import { isActivePart, mayBeActive } from "./active-parts.ts";

export type PackageRefusal = "broken" | "encrypted" | "zip-bomb" | "macro-file" | "active-content" | "type-not-allowed";

const MAX_ENTRIES = 5_000;
/** In bytes, of all parts together, unpacked. Pictures make a report large, but they hardly shrink. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** Deflate grows a thousandfold at most, so one slice stays below 17 MB. */
const SLICE = 16 * 1024;
/** A report holds a chart, the chart its workbook; nobody goes deeper. */
const MAX_DEPTH = 2;

/**
 * Tells a Word document from a workbook by its parts, and refuses what harms who opens it.
 * Sizes are checked twice: as the package claims them, and as they come out, because claims may be lies.
 *
 * @param options.internal nobody but our own parsers opens it: links, objects and fields are then no reason to refuse
 */
export function inspectPackage(bytes: Uint8Array, options: { internal?: boolean; depth?: number } = {}): Result<"docx" | "xlsx", PackageRefusal> {
  const { internal = false, depth = 0 } = options;
  let found: Package;
  try {
    const { names, claimed } = readDirectory(bytes);
    if (names.size > MAX_ENTRIES || claimed > MAX_UNPACKED) return refused("zip-bomb");
    found = unpack(bytes, names, internal ? isContentTypes : (name) => isContentTypes(name) || mayBeActive(name) || isPackage(name));
  } catch {
    // Whatever fflate stumbles over: no other program should be asked to open it either.
    return refused("broken");
  }
  if (found.unpacked > MAX_UNPACKED) return refused("zip-bomb");
  if (hasMacros(found)) return refused("macro-file");
  if (!internal) {
    const inner = inspectInner(found, depth);
    if (!inner.ok) return inner;
  }
  if (found.names.has("word/document.xml")) return done("docx");
  if (found.names.has("xl/workbook.xml")) return done("xlsx");
  return refused("type-not-allowed");
}

const isContentTypes = (name: string) => name === "[Content_Types].xml";
const isPackage = (name: string) => /\.(docx|xlsx|pptx)$/i.test(name);

function hasMacros({ names, kept }: Package): boolean {
  const contentTypes = new TextDecoder().decode(kept.get("[Content_Types].xml"));
  return (
    /macroEnabled|vbaProject|macrosheet/i.test(contentTypes) || [...names].some((name) => /vbaProject\.bin$|(^|\/)(macrosheets|dialogsheets)\//i.test(name))
  );
}

function inspectInner({ names, kept }: Package, depth: number): Result<null, PackageRefusal> {
  if ([...names].some((name) => /(^|\/)(activeX|ctrlProps)\/|embeddings\/.*\.(bin|exe|js|vbs|lnk|hta)$/i.test(name))) return refused("active-content");
  for (const [name, bytes] of kept) {
    if (isPackage(name)) {
      const inner = depth < MAX_DEPTH ? inspectPackage(bytes, { depth: depth + 1 }) : refused("active-content");
      // A presentation is neither of our two kinds, but harmless as a part.
      if (!inner.ok && inner.refusal !== "type-not-allowed") return inner;
      continue;
    }
    const active = isActivePart(name, bytes);
    if (active === "broken" || active === true) return refused(active === "broken" ? "broken" : "active-content");
  }
  return done(null);
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

type Package = { names: Set<string>; unpacked: number; /** The parts that are looked into. */ kept: Map<string, Uint8Array> };

function unpack(bytes: Uint8Array, listed: Set<string>, keep: (name: string) => boolean): Package {
  const found: Package = { names: new Set(listed), unpacked: 0, kept: new Map() };
  const unzip = new Unzip((part) => {
    found.names.add(part.name);
    const pieces: Uint8Array[] = [];
    part.ondata = (error, piece, final) => {
      if (error) throw error;
      found.unpacked += piece.length;
      if (!keep(part.name)) return;
      pieces.push(piece);
      // Two parts of one name: programs differ in which they take, so both are looked into.
      if (final) found.kept.set(part.name, Buffer.concat([found.kept.get(part.name) ?? Buffer.alloc(0), ...pieces]));
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && found.unpacked <= MAX_UNPACKED; at += SLICE) unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  return found;
}
