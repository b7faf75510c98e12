import { createHash } from "node:crypto";

const LINE_BREAK = 10;

/** Measures what passes by: bytes, hash, and the rows of COPY's text format, which ends each with the only line break in it. */
export class Tally {
  readonly #hash = createHash("sha256");
  bytes = 0;
  rows = 0;

  async *of(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of content) {
      this.#hash.update(piece);
      this.bytes += piece.length;
      for (let at = piece.indexOf(LINE_BREAK); at !== -1; at = piece.indexOf(LINE_BREAK, at + 1)) this.rows += 1;
      yield piece;
    }
  }

  /** Once, at the end. */
  sha256(): string {
    return this.#hash.digest("hex");
  }
}
