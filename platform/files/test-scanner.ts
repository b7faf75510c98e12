import { createServer, type Server, type Socket } from "node:net";

/** What a stand-in for clamd does with what it is sent. */
export type Behaviour = (sent: Buffer, socket: Socket) => void;

export const answers =
  (words: string): Behaviour =>
  (_, socket) =>
    void socket.end(words);

/** A stand-in for clamd on a free port, that answers a PING, and reads a whole INSTREAM before it behaves. */
export async function aScanner(behave: Behaviour): Promise<{ address: string; server: Server; scanned: Buffer[] }> {
  const scanned: Buffer[] = [];
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      if (received.toString() === "zPING\0") return void socket.end("PONG\0");
      const sent = streamIn(received);
      if (sent === null) return;
      scanned.push(sent);
      behave(sent, socket);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const bound = server.address();
  return { address: `127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`, server, scanned };
}

/** The bytes inside of the command, once its closing chunk of no length is there. @throws Error if it is no INSTREAM */
function streamIn(received: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (received.length < command.length) return null;
  if (received.subarray(0, command.length).toString() !== command) throw new Error("No INSTREAM.");
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
