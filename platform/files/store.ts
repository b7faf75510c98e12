import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { and, eq } from "drizzle-orm";
import { actorName, newId, read, type Context, type Writer } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { FILE_KINDS, safeName, type FileKind } from "./kinds.ts";
import { files } from "./schema.ts";
import { sniff, type SniffRefusal } from "./sniff.ts";

export type StoreFile = {
  /** The settings' folder; all processes must see the same. */
  dataFolder: string;
  /** As the uploader calls it. */
  name: string;
  bytes: Uint8Array;
  /** What is welcome here. */
  allowed: readonly FileKind[];
};

/**
 * Stores an upload: bytes into the data folder under a random name, the rest into the table `files`.
 *
 * The bytes are on the disk before the transaction commits. If it does not, they are without a row,
 * and the job "files.sweep" removes them.
 */
export async function storeFile(tx: Writer, ctx: Context, input: StoreFile): Promise<Result<{ id: string; kind: FileKind }, SniffRefusal>> {
  const sniffed = sniff(input.name, input.bytes);
  if (!sniffed.ok) return sniffed;
  const kind = sniffed.value;
  if (!input.allowed.includes(kind)) return refused("type-not-allowed");
  const random = randomBytes(24).toString("base64url");
  const storedAs = join(ctx.region.id, random.slice(0, 2), random);
  await write(join(input.dataFolder, "files", storedAs), input.bytes);

  const id = newId(ctx.now);
  const { mediaType } = FILE_KINDS[kind];
  await tx.insert(files).values({
    regionId: ctx.region.id,
    id,
    name: safeName(input.name, kind),
    mediaType,
    size: input.bytes.length,
    sha256: hash(input.bytes),
    storedAs,
    uploadedBy: actorName(ctx.actor),
    uploadedAt: ctx.now,
  });
  tx.audit("file.stored", id, { kind, size: input.bytes.length });
  return done({ id, kind });
}

export type OpenedFile = { name: string; mediaType: string; bytes: Buffer };

/** @throws Error if the stored bytes are not those that were uploaded */
export async function openFile(ctx: Context, input: { dataFolder: string; id: string }): Promise<Result<OpenedFile, "file-not-found">> {
  const [file] = await read(ctx, (db) =>
    db
      .select()
      .from(files)
      .where(and(eq(files.regionId, ctx.region.id), eq(files.id, input.id))),
  );
  if (!file) return refused("file-not-found");
  const bytes = await readFile(join(input.dataFolder, "files", file.storedAs));
  if (hash(bytes) !== file.sha256) throw new Error(`The stored file ${file.id} was changed.`);
  return done({ name: file.name, mediaType: file.mediaType, bytes });
}

/**
 * Removes a file that nothing refers to any more. Its bytes go with "files.sweep" right after the commit,
 * not here: a transaction that fails must leave them.
 */
export async function removeFile(tx: Writer, ctx: Context, input: { id: string }): Promise<Result<null, "file-not-found">> {
  const removed = await tx
    .delete(files)
    .where(and(eq(files.regionId, ctx.region.id), eq(files.id, input.id)))
    .returning({ id: files.id });
  if (removed.length === 0) return refused("file-not-found");
  await enqueue(tx, "files.sweep", { regionId: ctx.region.id }, { singletonKey: ctx.region.id });
  tx.audit("file.removed", input.id);
  return done(null);
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    // A row that survives a power cut must not point at nothing.
    await file.sync();
  } finally {
    await file.close();
  }
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
