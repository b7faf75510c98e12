import { hash as digest } from "node:crypto";

/** A row of the chain that does not follow from the row before. */
export type BrokenLink = {
  seq: number;
  /** What audit.hash_of() hashes after the region and the number, in the same text form. */
  content: string;
  /** As stored, in hex. */
  hash: string;
  /** Hash of the row before, in hex. */
  before: string;
};

export type Finding = {
  kind:
    /** The content does not fit its hash. */
    | "changed"
    /** A number is missing between two others. */
    | "removed"
    /** The content belongs to another place in the chain. */
    | "re-ordered"
    /** The newest entries are gone. */
    | "truncated"
    /** The oldest entries are gone. */
    | "cut-off"
    /** The chain's end is not where the database says it is. */
    | "head-changed"
    /** In itself in order, but not the chain that was noted outside the database. */
    | "anchor-mismatch";
  /** The first entry concerned. */
  seq: number;
};

/** Searching the origin of a displaced row compares all with all; beyond this many it would not end. */
export const MOST_DISPLACED = 24;

/** @returns for each broken row what happened to it; none for a row that is itself in order and only follows a displaced one */
export function explainBroken(regionId: string, broken: BrokenLink[]): Finding[] {
  return broken.flatMap((link) => {
    const kind = whatHappenedTo(regionId, link, broken);
    return kind ? [{ kind, seq: link.seq }] : [];
  });
}

function whatHappenedTo(regionId: string, link: BrokenLink, broken: BrokenLink[]): "changed" | "re-ordered" | null {
  const befores = new Set(broken.flatMap(({ before, hash }) => [before, hash]));
  let isAtHome = false;
  for (const place of broken) {
    for (const before of befores) {
      const hash = hashOf(regionId, before, place.seq, link.content);
      if (hash !== link.hash && hash !== place.hash) continue;
      if (place.seq !== link.seq) return "re-ordered";
      isAtHome = true;
    }
  }
  return isAtHome ? null : "changed";
}

/** @param before hash of the row before, in hex */
export function hashOf(regionId: string, before: string, seq: number, content: string): string {
  return digest("sha256", Buffer.concat([Buffer.from(before, "hex"), Buffer.from(`${regionId}\u001f${seq}\u001f${content}`)]));
}
