import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { read } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { log } from "#platform/log/index.ts";
import { files } from "./schema.ts";

/** Longer than any transaction lives: bytes this young may get their row with the next commit. */
const GRACE_MS = 10 * 60_000;

/** The handler of "files.sweep": removes bytes of the region that no row knows. */
export function sweepFiles(dataFolder: string): JobHandler {
  return async (ctx) => {
    const folder = join(dataFolder, "files", ctx.region.id);
    const stored = await listStored(folder, ctx.now);
    // Asked after the folder was read: a row written in between is then seen.
    const rows = await read(ctx, (db) => db.select({ storedAs: files.storedAs }).from(files));
    const known = new Set(rows.map((row) => join(dataFolder, "files", row.storedAs)));
    const orphans = stored.filter((path) => !known.has(path));
    for (const path of orphans) await rm(path, { force: true });
    if (orphans.length > 0) log("info", "files.swept", { region: ctx.region.id, count: orphans.length });
  };
}

async function listStored(folder: string, now: Date): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const old: string[] = [];
  for (const path of paths) {
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > GRACE_MS) old.push(path);
  }
  return old;
}
