import { once } from "node:events";
import { Readable } from "node:stream";
import type pg from "pg";

/** PostgreSQL sends each row as a message of its own; what follows works on pieces of about this size, in bytes. */
const PIECE = 256 * 1024;

/** What the driver's connection does besides what its types say. */
type CopyConnection = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void; sendCopyFail(words: string): void };
type Command = { text: string };

/** The part of a query that both directions share; the driver calls these. */
abstract class Copy implements pg.Submittable {
  readonly #statement: string;
  rows = 0;
  constructor(statement: string) {
    this.#statement = statement;
  }
  submit(connection: pg.Connection): void {
    connection.query(this.#statement);
  }
  handleCommandComplete({ text }: Command): void {
    this.rows = Number(text.split(" ").at(-1));
  }
  abstract handleError(error: Error): void;
  abstract handleReadyForQuery(): void;
}

class CopyOut extends Copy {
  #piece = Buffer.allocUnsafe(PIECE);
  #filled = 0;
  #connection: pg.Connection | undefined;
  readonly stream = new Readable({ read: () => this.#connection?.stream.resume(), destroy: (error, done) => this.#abandon(error, done) });

  override submit(connection: pg.Connection): void {
    this.#connection = connection;
    super.submit(connection);
  }
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // Copied, because the driver uses the memory of a message again.
    if (this.#filled + chunk.length > PIECE) this.#push();
    if (chunk.length > PIECE) return this.#pass(Buffer.from(chunk));
    chunk.copy(this.#piece, this.#filled);
    this.#filled += chunk.length;
  }
  handleError(error: Error): void {
    this.#connection = undefined;
    this.stream.destroy(error);
  }
  handleReadyForQuery(): void {
    this.#connection = undefined;
    this.#push();
    this.stream.push(null);
  }
  #push(): void {
    if (this.#filled === 0) return;
    this.#pass(this.#piece.subarray(0, this.#filled));
    this.#piece = Buffer.allocUnsafe(PIECE);
    this.#filled = 0;
  }
  #pass(piece: Buffer): void {
    if (!this.stream.push(piece)) this.#connection?.stream.pause();
  }
  /** Nobody reads on: without this the rest of the rows would hold the connection for ever. */
  #abandon(error: Error | null, done: (error: Error | null) => void): void {
    this.#connection?.stream.destroy();
    done(error);
  }
}

class CopyIn extends Copy {
  readonly done: Promise<number>;
  readonly #source: AsyncIterable<Buffer>;
  /** Why nothing more is sent. */
  readonly #stop = new AbortController();
  #settle: { resolve(rows: number): void; reject(error: unknown): void };

  constructor(statement: string, source: AsyncIterable<Buffer>) {
    super(statement);
    this.#source = source;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.done = promise;
    this.#settle = { resolve, reject };
  }
  handleCopyInResponse(connection: CopyConnection): void {
    void this.#send(connection);
  }
  async #send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        if (this.#stop.signal.aborted) return;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, "drain", { signal: this.#stop.signal });
      }
      connection.endCopyFrom();
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#stop.abort(error);
      connection.sendCopyFail("the source failed");
    }
  }
  handleError(error: Error): void {
    // What the source said tells more than that we gave up on it.
    this.#stop.abort(error);
    this.#settle.reject(this.#stop.signal.reason);
  }
  handleReadyForQuery(): void {
    this.#settle.resolve(this.rows);
  }
}

/**
 * Reads what `copy … to stdout` gives, as slowly as the reader takes it.
 *
 * @returns after the last piece: the number of rows
 */
export async function* copyOut(client: pg.ClientBase, statement: string): AsyncGenerator<Buffer, number> {
  const copy = client.query(new CopyOut(statement));
  for await (const piece of copy.stream) yield piece as Buffer;
  return copy.rows;
}

/** Feeds `copy … from stdin`. @returns the number of rows the server took */
export function copyIn(client: pg.ClientBase, statement: string, source: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyIn(statement, source)).done;
}
