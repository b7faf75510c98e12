import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { giveToServer, serverUid } from "./server-user.ts";

/** Short, because the path of a socket ends at 107 bytes. */
const PARENT = "/tmp";
const PREFIX = "miteinander-";
export const PORT = 5432;

/** Names the folder of a data folder's socket, and the lock on starting and stopping its server. */
export function socketIdOf(dataFolder: string): string {
  return createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);
}

/** A folder that only the server's user and root may enter. @throws Error where it belongs to somebody else */
export function makeSocketFolder(id: string): string {
  const path = pathOf(id);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (statSync(path).uid === 0) giveToServer(path);
  if (!isOurs(path)) throw new Error(`${path} belongs to somebody else. Remove it and start again.`);
  chmodSync(path, 0o700);
  return path;
}

/** For the holder of the lock. A folder whose socket still answers stays. */
export async function removeSocketFolder(id: string): Promise<void> {
  // Asking the socket, not a process number: that may by now belong to another program, or to another container.
  if (!(await isListening(join(pathOf(id), `.s.PGSQL.${PORT}`)))) rmSync(pathOf(id), { recursive: true, force: true });
}

/** Waits until no other process starts or stops the server of this data folder. @returns how to let go again */
export async function lockServer(id: string): Promise<() => void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const unlock = await tryLock(id);
    if (unlock) return unlock;
    if (Date.now() > deadline) throw new Error("Another process has been starting this database for more than a minute.");
    await sleep(50);
  }
}

/** Folders whose server and its program were killed together and whose data folder nobody starts any more. */
export async function removeAbandonedFolders(): Promise<void> {
  for (const name of readdirSync(PARENT).filter((entry) => /^miteinander-[0-9a-f]{12}$/.test(entry))) {
    const id = name.slice(PREFIX.length);
    const unlock = isOurs(pathOf(id)) && (await tryLock(id));
    if (!unlock) continue;
    await removeSocketFolder(id).finally(unlock);
  }
}

function pathOf(id: string): string {
  return join(PARENT, PREFIX + id);
}

function isOurs(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === serverUid;
}

/** An abstract socket as lock: the kernel frees it when its process dies, however it dies. */
function tryLock(id: string): Promise<(() => void) | null> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error)));
    server.listen(`\0miteinander-start-${id}`, () => resolve(() => server.close()));
  });
}

function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(true);
    });
    connection.once("error", () => resolve(false));
  });
}
