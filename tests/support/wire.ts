import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import type { TestDatabase } from "./database.ts";

/** A way to the database through a socket in `folder`, which can be cut (connections end) or clogged (nothing comes through any more). */
export function aWire(db: TestDatabase, folder: string) {
  const path = join(folder, ".s.PGSQL.5432");
  const open = new Set<Socket>();
  let server: Server | undefined;
  let clogged = false;
  const lay = () =>
    new Promise<void>((done) => {
      server = createServer((near) => {
        const far = connect(join(db.app.host ?? "", ".s.PGSQL.5432"));
        for (const [from, to] of [
          [near, far],
          [far, near],
        ] as const) {
          open.add(from);
          from.on("data", (chunk) => clogged || to.write(chunk));
          from.on("error", () => {}).on("close", () => (open.delete(from), to.destroy()));
        }
      }).listen(path, done);
    });
  const cut = async () => {
    for (const socket of open) socket.destroy();
    await new Promise((done) => server?.close(done) ?? done(null));
  };
  return { lay, cut, clog: (on: boolean) => (clogged = on) };
}
