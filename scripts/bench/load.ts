import { connect } from "node:net";

export type Load = {
  perSecond: number;
  /** Of the single answers, ms. */
  p50: number;
  p95: number;
  p99: number;
  /** Answers that were not 200. */
  failed: number;
};

/**
 * Asks over plain sockets, each one request after the other: Node's own client costs more than our server and would
 * measure itself.
 *
 * @param path of the n-th request
 * @param seconds after which no new request is sent
 */
export async function load(origin: string, path: (n: number) => string, options: { connections: number; seconds: number; atMost?: number }): Promise<Load> {
  const { hostname, port } = new URL(origin);
  const times: number[] = [];
  let sent = 0;
  let failed = 0;
  const started = performance.now();
  const open = () => performance.now() - started < options.seconds * 1000 && sent < (options.atMost ?? Infinity);

  function visitor(): Promise<void> {
    return new Promise((done, fail) => {
      const socket = connect(Number(port), hostname);
      let asked = 0;
      const ask = () => {
        if (!open()) return void socket.off("close", lost).end(done);
        asked = performance.now();
        socket.write(`GET ${path((sent += 1))} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept-Encoding: br\r\n\r\n`);
      };
      const lost = () => fail(new Error("The server closed a connection."));
      const take = readAnswers((status) => {
        if (status !== 200) failed += 1;
        times.push(performance.now() - asked);
        ask();
      });
      socket.on("connect", ask).on("data", take).on("error", fail).on("close", lost);
    });
  }

  await Promise.all(Array.from({ length: options.connections }, visitor));
  const elapsed = (performance.now() - started) / 1000;
  return { perSecond: times.length / elapsed, ...quantiles(times), failed };
}

export function quantiles(times: number[]): { p50: number; p95: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Takes what a socket receives. @param answered called with the status of each answer that is there to its last byte */
function readAnswers(answered: (status: number) => void): (chunk: Buffer) => void {
  let head: Buffer = Buffer.alloc(0);
  let missing = 0;
  let status = 0;
  return (chunk) => {
    if (missing > 0) missing -= chunk.length;
    else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      const fields = head.toString("latin1", 0, end + 2);
      const length = /\r\ncontent-length: (\d+)/i.exec(fields)?.[1];
      if (length === undefined) throw new Error("An answer came without its length.");
      status = Number(fields.slice(9, 12));
      missing = end + 4 + Number(length) - head.length;
      head = Buffer.alloc(0);
    }
    if (missing <= 0) answered(status);
  };
}
