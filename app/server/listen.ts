import type { Server } from "node:http";

/**
 * Opens the port of a server.
 *
 * @param setting which setting says the port
 * @returns the port, also where 0 took a free one
 * @throws Error that says in words what to do where the port is taken, not allowed or no address of this machine
 */
export async function listen(server: Server, port: number, host: string, setting: "PORT" | "METRICS_PORT"): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => fail(inWords(error, port, host, setting)));
    server.listen(port, host, done);
  });
  const bound = server.address();
  return typeof bound === "object" && bound ? bound.port : port;
}

function inWords(error: NodeJS.ErrnoException, port: number, host: string, setting: string): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new Error(
        `Port ${port} on ${host} is taken: another program listens there, perhaps this one started twice. End it, or set ${setting} to a free port.`,
      );
    case "EACCES":
      return new Error(`Port ${port} on ${host} may not be opened by this user. Set ${setting} to a port above 1023, with a reverse proxy in front.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Error(`${host} is no address of this machine. Set HOST to one, or to 0.0.0.0 for all.`);
    default:
      return error;
  }
}
