import { and, eq } from "drizzle-orm";
import { actorName, newId, read, type Context, type Writer } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { hashOf, newPlace, readBytes, writeBytes } from "./bytes.ts";
import { FILE_KINDS, safeName, type FileKind } from "./kinds.ts";
import { fits, type QuotaRefusal } from "./quota.ts";
import { files, type FileState } from "./schema.ts";
import { sniff, type SniffRefusal } from "./sniff.ts";

export type FileRefusal = SniffRefusal | QuotaRefusal;

export type StoreFile = {
  /** The settings' folder; all processes must see the same. */
  dataFolder: string;
  /** As the uploader calls it. */
  name: string;
  bytes: Uint8Array;
  /** What is welcome here. */
  allowed: readonly FileKind[];
  /** Only our own parsers read it and nobody gets it back: it may hold what would harm who opens it, and needs no check. */
  internal?: true;
};

/**
 * Stores an upload: bytes into the data folder under a random name, the rest into the table `files`.
 * What its content says at once is refused here, in words for who uploads. Then it waits in quarantine for "files.check".
 *
 * The bytes are on the disk before the transaction commits. If it does not, they are without a row,
 * and the job "files.sweep" removes them.
 */
export async function storeFile(tx: Writer, ctx: Context, input: StoreFile): Promise<Result<{ id: string; kind: FileKind }, FileRefusal>> {
  const sniffed = await sniff(input.name, input.bytes, input.internal);
  if (!sniffed.ok) return sniffed;
  const kind = sniffed.value;
  if (!input.allowed.includes(kind)) return refused("type-not-allowed");
  const room = await fits(ctx, tx, input.bytes.length);
  if (!room.ok) return room;
  const storedAs = newPlace(ctx);
  await writeBytes(input.dataFolder, storedAs, input.bytes);

  const id = newId(ctx.now);
  await tx.insert(files).values({
    regionId: ctx.region.id,
    id,
    name: safeName(input.name, kind),
    mediaType: FILE_KINDS[kind].mediaType,
    size: input.bytes.length,
    sha256: hashOf(input.bytes),
    storedAs,
    uploadedBy: actorName(ctx.actor),
    uploadedAt: ctx.now,
    state: input.internal ? "internal" : "quarantined",
  });
  if (!input.internal) await enqueue(tx, "files.check", { regionId: ctx.region.id }, { singletonKey: ctx.region.id });
  tx.audit("file.stored", id, { kind, size: input.bytes.length });
  return done({ id, kind });
}

export type OpenedFile = { name: string; mediaType: string; bytes: Buffer };

/**
 * For giving back what somebody uploaded: only what the check found clean.
 *
 * @throws Error if the stored bytes are not those that were stored
 */
export function openFile(ctx: Context, input: { dataFolder: string; id: string }): Promise<Result<OpenedFile, "file-not-found">> {
  return open(ctx, input, "clean");
}

/** For our own parsers: a file that was stored as internal. Its bytes must not leave the house. */
export function openInternalFile(ctx: Context, input: { dataFolder: string; id: string }): Promise<Result<OpenedFile, "file-not-found">> {
  return open(ctx, input, "internal");
}

async function open(ctx: Context, input: { dataFolder: string; id: string }, state: FileState): Promise<Result<OpenedFile, "file-not-found">> {
  const [file] = await read(ctx, (db) =>
    db
      .select()
      .from(files)
      .where(and(eq(files.regionId, ctx.region.id), eq(files.id, input.id), eq(files.state, state))),
  );
  if (!file) return refused("file-not-found");
  return done({ name: file.name, mediaType: file.mediaType, bytes: await readBytes(input.dataFolder, file) });
}

/**
 * Removes a file once nothing refers to it: row and bytes go with a job right after the commit. Not here, because a
 * transaction that fails must leave the bytes, and because who replaces a file by a link may not delete rows.
 */
export async function removeFile(tx: Writer, ctx: Context, input: { id: string }): Promise<void> {
  await enqueue(tx, "files.sweep", { regionId: ctx.region.id, fileId: input.id });
}
