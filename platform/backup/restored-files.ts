import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FOLDERS } from "#platform/config/index.ts";
import type { Manifest } from "./manifest.ts";
import { DamagedBackup } from "./sealed-file.ts";
import { Tally } from "./tally.ts";

const ROOTS = [FOLDERS.uploads, FOLDERS.anchors, FOLDERS.erasures];

/** The files of a backup, first in a folder beside, then where they belong. */
export class RestoredFiles {
  readonly #dataFolder: string;
  readonly #manifest: Manifest;
  /** On the same disk, so that moving is renaming. */
  readonly folder: string;

  constructor(dataFolder: string, manifest: Manifest) {
    this.#dataFolder = dataFolder;
    this.#manifest = manifest;
    this.folder = join(dataFolder, FOLDERS.restoring);
  }

  /** What a killed restore left goes first. */
  async begin(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  async add(path: string, pieces: AsyncIterable<Buffer>): Promise<void> {
    if (normalize(path) !== path || !ROOTS.some((root) => path.startsWith(`${root}/`))) throw new DamagedBackup(`${path} does not belong into a backup`);
    const target = join(this.folder, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const tally = new Tally();
    await pipeline(Readable.from(tally.of(pieces)), createWriteStream(target, { mode: 0o600, flush: true }));
    const expected = this.#manifest.files.find((file) => file.path === path);
    if (tally.sha256() !== expected?.sha256) throw new DamagedBackup(`${path} is not what the manifest says`);
  }

  /**
   * Before the database changes: bytes without a row do no harm, a row without its bytes does. Uploads never change, so
   * those that are there already may be replaced by themselves. A ledger of erasures that is longer here stays.
   */
  async placeUploadsAndErasures(): Promise<void> {
    for (const { path, bytes } of this.#manifest.files) {
      if (path.startsWith(`${FOLDERS.anchors}/`)) continue;
      const target = join(this.#dataFolder, path);
      if (path.startsWith(`${FOLDERS.erasures}/`) && (await sizeOf(target)) >= bytes) continue;
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(join(this.folder, path), target);
    }
    for (const root of [FOLDERS.uploads, FOLDERS.erasures]) await syncBelow(join(this.#dataFolder, root));
  }

  /**
   * After the database changed: the notes of the saved chains in the place of those of the lost ones, which stay beside
   * as evidence of what was lost.
   *
   * @returns the folder that keeps the earlier notes, if there were any
   */
  async placeAnchors(now: Date): Promise<string | null> {
    const anchors = join(this.#dataFolder, FOLDERS.anchors);
    const kept = `${anchors}-vor-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z`;
    const before = (await sizeOf(anchors)) >= 0;
    if (before) await rename(anchors, kept);
    if ((await sizeOf(join(this.folder, FOLDERS.anchors))) >= 0) await rename(join(this.folder, FOLDERS.anchors), anchors);
    return before ? kept : null;
  }

  async end(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** In bytes; -1 where there is nothing. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return -1;
      throw error;
    },
  );
}

async function syncBelow(folder: string): Promise<void> {
  if ((await sizeOf(folder)) < 0) return;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of [folder, ...folders]) {
    const handle = await open(path, "r");
    await handle.sync();
    await handle.close();
  }
}
