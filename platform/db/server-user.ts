import { chownSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** PostgreSQL refuses to run as root; then an unprivileged user runs it. */
export const asRoot = process.getuid?.() === 0;
const NOBODY = 65534;

/** Whose files the server reads and writes. */
export const serverUid = asRoot ? NOBODY : (process.getuid?.() ?? 0);

/** For spawn: the server never runs as us when we are root. */
export const asServerUser = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

export function giveToServer(path: string): void {
  if (asRoot) chownSync(path, NOBODY, NOBODY);
}

/** @throws Error in words, where the server's user may not pass through a folder above */
export function requireReachable(folder: string): void {
  for (let current = folder; current !== "/"; current = dirname(current)) {
    if ((statSync(current).mode & 0o001) === 0) {
      throw new Error(
        `PostgreSQL does not run as root, and its user cannot reach ${folder} because ${current} is closed to others. ` +
          "Set MITEINANDER_DATA to a folder that others may pass through.",
      );
    }
  }
}
