import { hash as digest } from "node:crypto";

/** A row of the chain. */
export type Link = {
  seq: number;
  /** What audit.hash_of() hashes after the region and the number, in the same text form; a character for each byte of its UTF-8. */
  content: string;
  /** As stored, in hex. */
  hash: string;
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
const MOST_DISPLACED = 24;

/**
 * Walks along one region's chain. Computes every hash here and not by audit.hash_of():
 * who can change the rows can change that function too.
 */
export class ChainWalk {
  readonly regionId: string;
  readonly findings: Finding[] = [];
  /** Rows whose hash does not follow from the row before, with the hash of that row. */
  readonly #broken: { link: Link; before: string }[] = [];
  entries = 0;
  #last: { seq: number; hash: string };

  /** @param start the entry after which the chain begins, where older ones were deleted after their retention */
  constructor(regionId: string, start: { seq: number; hash: string } = { seq: 0, hash: digest("sha256", regionId) }) {
    this.regionId = regionId;
    this.#last = start;
  }

  /** Rows come in the order of their numbers. */
  add(link: Link): void {
    const { seq, hash } = this.#last;
    if (link.seq !== seq + 1) this.findings.push({ kind: this.entries === 0 ? "cut-off" : "removed", seq: seq + 1 });
    else if (hashOf(this.regionId, hash, link, link.seq) !== link.hash) this.#broken.push({ link, before: hash });
    this.#last = { seq: link.seq, hash: link.hash };
    this.entries += 1;
  }

  /** @param head what the database says of the chain's end; null if it says nothing */
  end(head: { seq: number; hash: string } | null): void {
    for (const { link } of this.#broken) {
      const kind = this.#broken.length > MOST_DISPLACED ? "changed" : this.#whatHappenedTo(link);
      if (kind) this.findings.push({ kind, seq: link.seq });
    }
    const { seq, hash } = this.#last;
    if (head ? head.seq > seq : false) this.findings.push({ kind: "truncated", seq: seq + 1 });
    else if (head ? head.seq < seq || head.hash !== hash : seq > 0) this.findings.push({ kind: "head-changed", seq });
  }

  get lastSeq(): number {
    return this.#last.seq;
  }

  /** @returns null for a row that is itself in order and only follows a displaced one */
  #whatHappenedTo(link: Link): "changed" | "re-ordered" | null {
    const stored = new Map(this.#broken.map((row) => [row.link.seq, row.link.hash]));
    const befores = new Set(this.#broken.flatMap((row) => [row.before, row.link.hash]));
    let isAtHome = false;
    for (const [seq, hashThere] of stored) {
      for (const before of befores) {
        const hash = hashOf(this.regionId, before, link, seq);
        if (hash !== link.hash && hash !== hashThere) continue;
        if (seq !== link.seq) return "re-ordered";
        isAtHome = true;
      }
    }
    return isAtHome ? null : "changed";
  }
}

/** One piece of memory for all rows: what was hashed is of no use any more. */
let hashed = Buffer.alloc(4096);

function hashOf(regionId: string, before: string, link: Link, seq: number): string {
  const text = `${regionId}\u001f${seq}\u001f${link.content}`;
  const end = 32 + text.length;
  if (end > hashed.length) hashed = Buffer.alloc(2 * end);
  hashed.write(before, 0, 32, "hex");
  hashed.write(text, 32, "latin1");
  return digest("sha256", hashed.subarray(0, end));
}
