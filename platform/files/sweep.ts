import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, ne } from "drizzle-orm";
import { DatabaseError } from "pg";
import { FOLDERS } from "#platform/config/index.ts";
import { read, transact, type Context } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { log } from "#platform/log/index.ts";
import { dropBytes } from "./bytes.ts";
import { files } from "./schema.ts";

/** Longer than any transaction lives: bytes this young may get their row with the next commit. */
const GRACE_MS = 10 * 60_000;

/**
 * The handler of "files.sweep". With a file's id: removes that file unless something refers to it. Without, each night:
 * removes documents read in whose preview is over, and bytes of the region that no row has, as a kill between the two leaves them.
 */
export function sweepFiles(dataFolder: string): JobHandler {
  return async (ctx, { payload }) => {
    if (payload.fileId !== undefined) return removeUnused(ctx, dataFolder, payload.fileId);
    // What a form attaches is removed by whoever takes it off; a preview's row goes by its retention, which knows no files.
    const aside = await read(ctx, (db) => db.select({ id: files.id }).from(files).where(eq(files.state, "internal")));
    for (const { id } of aside) await removeUnused(ctx, dataFolder, id);
    await sweepBytes(ctx, dataFolder);
  };
}

async function removeUnused(ctx: Context, dataFolder: string, id: string): Promise<void> {
  try {
    const removed = await transact(ctx, async (tx) => {
      const [row] = await tx
        .delete(files)
        .where(and(eq(files.regionId, ctx.region.id), eq(files.id, id)))
        .returning({ storedAs: files.storedAs });
      if (row) tx.audit("file.removed", id);
      return row;
    });
    if (removed) await dropBytes(ctx, dataFolder, removed.storedAs);
  } catch (error) {
    // The foreign keys know who uses a file better than a list of ours could.
    if (!isStillUsed(error)) throw error;
  }
}

function isStillUsed(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof DatabaseError && cause.code === "23503";
}

async function sweepBytes(ctx: Context, dataFolder: string): Promise<void> {
  const folder = join(dataFolder, FOLDERS.uploads, ctx.region.id);
  const stored = await listStored(folder, ctx.now);
  // Asked after the folder was read: a row written in between is then seen.
  const rows = await read(ctx, (db) => db.select({ storedAs: files.storedAs }).from(files).where(ne(files.state, "refused")));
  const known = new Set(rows.map((row) => join(dataFolder, FOLDERS.uploads, row.storedAs)));
  const orphans = stored.filter((path) => !known.has(path));
  for (const path of orphans) await rm(path, { force: true });
  if (orphans.length > 0) log("info", "files.swept", { region: ctx.region.id, count: orphans.length });
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
