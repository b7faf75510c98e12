import { connect, type Socket } from "node:net";

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

  async function visitor(): Promise<void> {
    const socket = connect(Number(port), hostname);
    await new Promise<void>((done, fail) => socket.once("connect", done).once("error", fail));
    while (open()) {
      const asked = performance.now();
      socket.write(`GET ${path((sent += 1))} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept-Encoding: br\r\n\r\n`);
      if ((await readAnswer(socket)) !== 200) failed += 1;
      times.push(performance.now() - asked);
    }
    socket.destroy();
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

/** Reads one answer with Content-Length. @returns its status */
function readAnswer(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    let total = -1;
    const settle = (finish: () => void) => {
      socket.off("data", take).off("error", lost).off("close", lost);
      finish();
    };
    const lost = () => settle(() => reject(new Error("The server closed a connection.")));
    const take = (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      if (total < 0) {
        const end = received.indexOf("\r\n\r\n");
        if (end < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(received.toString("latin1", 0, end + 2))?.[1];
        if (length === undefined) return settle(() => reject(new Error("An answer came without its length.")));
        total = end + 4 + Number(length);
      }
      if (received.length >= total) settle(() => resolve(Number(received.toString("latin1", 9, 12))));
    };
    socket.on("data", take).on("error", lost).on("close", lost);
  });
}
