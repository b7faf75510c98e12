import { z } from "zod";
import { DamagedBackup } from "./sealed-file.ts";

/**
 * What lies inside a backup, one after the other: tables, files, the jobs that wait.
 * Each is length (4) · description as JSON · pieces of length (4) · bytes … · a length of 0.
 */
export const Section = z.discriminatedUnion("kind", [
  /** Content: COPY's text format. */
  z.object({ kind: z.literal("table"), schema: z.string(), name: z.string(), columns: z.array(z.string()) }),
  z.object({ kind: z.literal("jobs") }),
  /** Path below the data folder. */
  z.object({ kind: z.literal("file"), path: z.string() }),
]);
export type Section = z.infer<typeof Section>;

/** Of descriptions and pieces, in bytes. */
const LONGEST = 1024 * 1024;

/** A section in the bytes in which it is written. */
export async function* sectionBytes(section: Section, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const description = Buffer.from(JSON.stringify(section));
  yield lengthOf(description.length);
  yield description;
  for await (const bytes of content) {
    for (let at = 0; at < bytes.length; at += LONGEST) {
      const piece = bytes.subarray(at, at + LONGEST);
      yield lengthOf(piece.length);
      yield piece;
    }
  }
  yield lengthOf(0);
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** Each section's pieces must be read to their end before the next section is asked for. */
export async function* readSections(stream: AsyncIterable<Buffer>): AsyncGenerator<{ section: Section; pieces: AsyncGenerator<Buffer> }> {
  const bytes = new ByteReader(stream);
  for (;;) {
    const length = await bytes.length();
    if (length === null) return;
    const section = Section.parse(JSON.parse((await bytes.take(length)).toString("utf8")));
    yield { section, pieces: readPieces(bytes) };
  }
}

async function* readPieces(bytes: ByteReader): AsyncGenerator<Buffer> {
  for (;;) {
    const length = await bytes.length();
    if (length === null) throw new DamagedBackup("a section has no end");
    if (length === 0) return;
    yield await bytes.take(length);
  }
}

class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  constructor(stream: AsyncIterable<Buffer>) {
    this.#source = stream[Symbol.asyncIterator]();
  }
  /** The next number; null where the stream ends instead. */
  async length(): Promise<number | null> {
    if (!(await this.#fill(4))) return null;
    const length = (await this.take(4)).readUInt32BE();
    if (length > LONGEST) throw new DamagedBackup("a piece is longer than any that was written");
    return length;
  }
  async take(length: number): Promise<Buffer> {
    if (!(await this.#fill(length))) throw new DamagedBackup("the content ends too early");
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }
  async #fill(length: number): Promise<boolean> {
    const parts = [this.#rest];
    let size = this.#rest.length;
    while (size < length) {
      const next = await this.#source.next();
      if (next.done) {
        if (size > 0) throw new DamagedBackup("the content ends too early");
        return false;
      }
      parts.push(next.value);
      size += next.value.length;
    }
    if (parts.length > 1) this.#rest = Buffer.concat(parts);
    return true;
  }
}
