import { createReadStream, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { FOLDERS } from "#platform/config/index.ts";

/** A file of the data folder, and how much of it belongs to the backup. */
export type SavedFile = { path: string; bytes: number };

/**
 * The notes of the audit chains as long as they are now. Asked before the database's snapshot is taken, so that no
 * note speaks of an entry that the snapshot does not have; they only grow, so their beginning is what stood there.
 */
export function listAnchors(dataFolder: string): Promise<SavedFile[]> {
  return listBelow(dataFolder, FOLDERS.anchors);
}

/** Asked after the snapshot: the bytes of an upload lie there before its row does. */
export async function listUploadsAndErasures(dataFolder: string): Promise<SavedFile[]> {
  return [...(await listBelow(dataFolder, FOLDERS.uploads)), ...(await listBelow(dataFolder, FOLDERS.erasures))];
}

async function listBelow(dataFolder: string, name: string): Promise<SavedFile[]> {
  const entries = await readdir(join(dataFolder, name), { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(dataFolder, join(entry.parentPath, entry.name)));
  const found: SavedFile[] = [];
  for (const path of paths.toSorted()) {
    const known = statSync(join(dataFolder, path), { throwIfNoEntry: false });
    if (known) found.push({ path, bytes: known.size });
  }
  return found;
}

/** The first bytes of a file. What was removed since it was listed has none: its row went before it did. */
export async function* readSaved(dataFolder: string, { path, bytes }: SavedFile): AsyncGenerator<Buffer> {
  if (bytes === 0) return;
  try {
    for await (const piece of createReadStream(join(dataFolder, path), { end: bytes - 1, highWaterMark: 256 * 1024 })) yield piece as Buffer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
