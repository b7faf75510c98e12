import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { and, eq, ne } from "drizzle-orm";
import { FOLDERS } from "#platform/config/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { files } from "./schema.ts";

/** @returns a place below `<data folder>/files/` that tells nothing and nobody can guess */
export function newPlace(ctx: Context): string {
  const random = randomBytes(24).toString("base64url");
  return join(ctx.region.id, random.slice(0, 2), random);
}

/** Once this returns, the bytes survive a power cut: a row must never point at nothing. */
export async function writeBytes(dataFolder: string, place: string, bytes: Uint8Array): Promise<void> {
  const path = join(dataFolder, FOLDERS.uploads, place);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** @throws Error if the stored bytes are not those that were stored */
export async function readBytes(dataFolder: string, file: { id: string; storedAs: string; sha256: string }): Promise<Buffer> {
  const bytes = await readFile(join(dataFolder, FOLDERS.uploads, file.storedAs));
  if (hashOf(bytes) !== file.sha256) throw new Error(`The stored file ${file.id} was changed.`);
  return bytes;
}

/**
 * Removes bytes unless a row still has them; several rows may share them. For bytes that had a row before: such of a
 * running transaction are known to nobody yet.
 */
export async function dropBytes(ctx: Context, dataFolder: string, place: string): Promise<void> {
  const users = await read(ctx, (db) =>
    db
      .select({ id: files.id })
      .from(files)
      .where(and(eq(files.regionId, ctx.region.id), eq(files.storedAs, place), ne(files.state, "refused")))
      .limit(1),
  );
  if (users.length === 0) await rm(join(dataFolder, FOLDERS.uploads, place), { force: true });
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
