import { connect, type Socket } from "node:net";

/** In bytes. */
const CHUNK = 64 * 1024;

/**
 * Lets a clamd look at bytes, by its command INSTREAM.
 *
 * @param address "host:port", or "unix:/path/of/its/socket"
 * @param timeoutMs for everything: a scanner that trickles must not hold a worker for ever
 * @throws Error if it does not answer, or not with a verdict: then nothing is known about the bytes
 */
export async function scan(address: string, bytes: Uint8Array, timeoutMs = 45_000): Promise<"clean" | "infected"> {
  const answer = await ask(address, timeoutMs, (socket) => {
    socket.write("zINSTREAM\0");
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const chunk = bytes.subarray(at, at + CHUNK);
      socket.write(lengthOf(chunk));
      socket.write(chunk);
    }
    socket.write(lengthOf(new Uint8Array()));
  });
  // The name of what was found is the scanner's; we only need to know that there is something.
  if (/^stream: OK\0$/.test(answer)) return "clean";
  if (/^stream: .+ FOUND\0$/.test(answer)) return "infected";
  throw new Error("The virus scanner gave no verdict.");
}

/**
 * Asks a clamd whether it is there, by its command PING.
 *
 * @param address as of `scan`
 * @throws Error if it does not answer as one
 */
export async function pingScanner(address: string, timeoutMs: number): Promise<void> {
  const answer = await ask(address, timeoutMs, (socket) => void socket.write("zPING\0"));
  if (answer !== "PONG\0") throw new Error("What answers is no virus scanner.");
}

/** @returns what was answered up to its closing zero, or as much as came */
function ask(address: string, timeoutMs: number, say: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const port = address.lastIndexOf(":");
    const socket = address.startsWith("unix:") ? connect(address.slice(5)) : connect(Number(address.slice(port + 1)), address.slice(0, port));
    const timer = setTimeout(() => socket.destroy(new Error("The virus scanner took too long.")), timeoutMs);
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      if (answer.includes("\0") || answer.length > 4_096) socket.destroy();
    });
    socket.on("error", reject);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(answer);
    });
    say(socket);
  });
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
}
