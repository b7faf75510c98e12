/** Answers every request with 8 kB by Node alone: what this machine can do at best. Prints its address. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const body = Buffer.alloc(8000, "a");
const server = createServer((_, answer) => {
  answer.writeHead(200, { "Content-Type": "text/html", "Content-Length": body.length });
  answer.end(body);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`));
