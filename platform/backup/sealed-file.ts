import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import { Transform } from "node:stream";
import { z } from "zod";

/**
 * How a backup lies on the disk:
 *
 *   "MITEINANDER-BACKUP\n" · length (4) · header, JSON in clear · frames … · end frame · length of the end frame (4) · number of frames (8)
 *
 * A frame is length (4) · AES-256-GCM of up to 1 MiB · tag (16). Each backup has a key of its own, made of the backup key
 * and the header's salt, so a frame's number serves as its nonce; the end frame, which holds the manifest, is marked in
 * the nonce. Every frame authenticates the header. What was cut off, moved, doubled or changed therefore does not open.
 */
const MAGIC = Buffer.from("MITEINANDER-BACKUP\n");
const FRAME = 1024 * 1024;
const TAG = 16;
const TRAILER = 12;
const MOST_HEADER = 64 * 1024;

const Header = z.object({
  format: z.literal(1),
  /** Of the program that wrote it. */
  version: z.string(),
  takenAt: z.iso.datetime(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  /** Tells a wrong key from a damaged file, and nothing about the key. */
  keyMark: z.string().regex(/^[0-9a-f]{16}$/),
});
export type Header = z.infer<typeof Header>;

export type OpenRefusal = "not-a-backup" | "wrong-key" | "damaged";
/** Thrown where a file that began well turns out to be no whole backup. */
export class DamagedBackup extends Error {}

const derive = (key: Buffer, salt: string, purpose: string, bytes: number) => Buffer.from(hkdfSync("sha256", key, Buffer.from(salt, "hex"), purpose, bytes));
const keyMark = (key: Buffer) => derive(key, "", "miteinander backup mark", 8).toString("hex");

type Lock = { key: Buffer; header: Buffer };

function lockOf(backupKey: Buffer, salt: string, prefix: Buffer): Lock {
  return { key: derive(backupKey, salt, "miteinander backup file", 32), header: createHash("sha256").update(prefix).digest() };
}

function nonce(number: number, isEnd: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(number), 0);
  bytes.writeUInt8(isEnd ? 1 : 0, 11);
  return bytes;
}

function seal({ key, header }: Lock, number: number, isEnd: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonce(number, isEnd)).setAAD(header);
  const sealed = cipher.update(plain);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length + TAG);
  return Buffer.concat([length, sealed, cipher.final(), cipher.getAuthTag()]);
}

function unseal({ key, header }: Lock, number: number, isEnd: boolean, sealed: Buffer): Buffer {
  if (sealed.length < TAG) throw new DamagedBackup("a frame is too short");
  const decipher = createDecipheriv("aes-256-gcm", key, nonce(number, isEnd)).setAAD(header).setAuthTag(sealed.subarray(-TAG));
  const plain = decipher.update(sealed.subarray(0, -TAG));
  try {
    decipher.final();
  } catch {
    throw new DamagedBackup(`frame ${number} does not open`);
  }
  return plain;
}

/**
 * Encrypts a stream of any pieces into the bytes of a backup file.
 *
 * @param manifest asked when the stream has ended
 */
export function sealing(backupKey: Buffer, about: { version: string; takenAt: Date }, manifest: () => Buffer): Transform {
  const salt = randomBytes(32).toString("hex");
  const header: Header = { format: 1, version: about.version, takenAt: about.takenAt.toISOString(), salt, keyMark: keyMark(backupKey) };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const prefix = Buffer.concat([MAGIC, length, json]);
  const lock = lockOf(backupKey, salt, prefix);
  let waiting: Buffer[] = [];
  let size = 0;
  let number = 0;
  return new Transform({
    construct(done) {
      this.push(prefix);
      done();
    },
    transform(piece: Buffer, _encoding, done) {
      waiting.push(piece);
      size += piece.length;
      if (size >= FRAME) {
        const plain = Buffer.concat(waiting);
        const whole = plain.length - (plain.length % FRAME);
        for (let at = 0; at < whole; at += FRAME) this.push(seal(lock, number++, false, plain.subarray(at, at + FRAME)));
        waiting = [plain.subarray(whole)];
        size = plain.length - whole;
      }
      done();
    },
    flush(done) {
      if (size > 0) this.push(seal(lock, number++, false, Buffer.concat(waiting)));
      const end = seal(lock, number, true, manifest());
      const trailer = Buffer.alloc(TRAILER);
      trailer.writeUInt32BE(end.length, 0);
      trailer.writeBigUInt64BE(BigInt(number), 4);
      this.push(Buffer.concat([end, trailer]));
      done();
    },
  });
}

export type SealedFile = {
  header: Header;
  size: number;
  /** The end frame, opened: proves that the file's beginning and end belong together. */
  manifest: Buffer;
  /** Everything between, piece by piece. @throws DamagedBackup at the first piece that is not what was written */
  content(): AsyncGenerator<Buffer>;
  close(): Promise<void>;
};

/** Opens a backup far enough to know that it is one, whose key fits, and what it says of itself. The caller closes it. */
export async function openSealed(path: string, backupKey: Buffer): Promise<SealedFile | OpenRefusal> {
  const file = await open(path, "r");
  try {
    const opened = await openAt(file, backupKey);
    if (typeof opened === "string") await file.close();
    return opened;
  } catch (error) {
    await file.close();
    if (error instanceof DamagedBackup) return "damaged";
    throw error;
  }
}

async function openAt(file: FileHandle, backupKey: Buffer): Promise<SealedFile | OpenRefusal> {
  const { size } = await file.stat();
  const prefix = await readPrefix(file, size);
  if (!prefix) return "not-a-backup";
  const { header, bytes } = prefix;
  if (header.keyMark !== keyMark(backupKey)) return "wrong-key";
  if (size < bytes.length + TRAILER) return "damaged";
  const lock = lockOf(backupKey, header.salt, bytes);
  const trailer = await readAt(file, size - TRAILER, TRAILER);
  const endLength = trailer.readUInt32BE(0);
  const frames = Number(trailer.readBigUInt64BE(4));
  const endAt = size - TRAILER - endLength;
  if (endAt < bytes.length || endLength < 4) return "damaged";
  const end = await readAt(file, endAt, endLength);
  const manifest = unseal(lock, frames, true, end.subarray(4));
  return { header, size, manifest, content: () => frameContents(file, lock, bytes.length, endAt, frames), close: () => file.close() };
}

async function* frameContents(file: FileHandle, lock: Lock, start: number, endAt: number, frames: number): AsyncGenerator<Buffer> {
  let at = start;
  for (let number = 0; number < frames; number++) {
    if (at + 4 > endAt) throw new DamagedBackup("frames are missing");
    const length = (await readAt(file, at, 4)).readUInt32BE();
    if (length > FRAME + TAG || at + 4 + length > endAt) throw new DamagedBackup(`frame ${number} has an impossible length`);
    yield unseal(lock, number, false, await readAt(file, at + 4, length));
    at += 4 + length;
  }
  if (at !== endAt) throw new DamagedBackup("there is more than was written");
}

async function readPrefix(file: FileHandle, size: number): Promise<{ header: Header; bytes: Buffer } | null> {
  const start = MAGIC.length + 4;
  if (size < start) return null;
  const first = await readAt(file, 0, start);
  const length = first.readUInt32BE(MAGIC.length);
  if (!first.subarray(0, MAGIC.length).equals(MAGIC) || length > MOST_HEADER || size < start + length) return null;
  const bytes = await readAt(file, 0, start + length);
  try {
    const header = Header.safeParse(JSON.parse(bytes.subarray(start).toString("utf8")));
    return header.success ? { header: header.data, bytes } : null;
  } catch {
    return null;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
  if (bytesRead !== length) throw new DamagedBackup("the file ends too early");
  return buffer;
}
