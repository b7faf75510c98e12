import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { DamagedBackup, openSealed, sealing } from "./sealed-file.ts";

const folder = mkdtempSync(join(tmpdir(), "miteinander-sealed-"));
afterAll(() => rmSync(folder, { recursive: true }));
const key = randomBytes(32);
const MIB = 1024 * 1024;
let count = 0;

async function sealed(content: Buffer, about = { version: "1.0.0", takenAt: new Date(0) }): Promise<string> {
  const path = join(folder, `${(count += 1)}.backup`);
  const pieces = Array.from({ length: Math.ceil(content.length / 700_000) }, (_, n) => content.subarray(n * 700_000, (n + 1) * 700_000));
  await pipeline(
    Readable.from(pieces),
    sealing(key, about, () => Buffer.from("manifest")),
    createWriteStream(path),
  );
  return path;
}

/** Everything that opens; a refusal or "damaged" where something does not. */
async function contentOf(path: string, withKey = key): Promise<Buffer | string> {
  const opened = await openSealed(path, withKey);
  if (typeof opened === "string") return opened;
  try {
    return Buffer.concat(await all(opened.content()));
  } catch (error) {
    if (error instanceof DamagedBackup) return "damaged";
    throw error;
  } finally {
    await opened.close();
  }
}

function changed(path: string, change: (bytes: Buffer) => Buffer): string {
  const target = join(folder, `${(count += 1)}.changed`);
  writeFileSync(target, change(readFileSync(path)));
  return target;
}

const content = randomBytes(3 * MIB + 17);
const whole = await sealed(content);
const size = readFileSync(whole).length;

describe("A sealed file", () => {
  test.each([0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB])("gives back the %i bytes that went in", async (length) => {
    const bytes = content.subarray(0, length);
    expect((await contentOf(await sealed(bytes))) as Buffer).toEqual(bytes);
  });

  test("says in clear when it was taken and by which version, and nothing of its content", async () => {
    const secret = Buffer.from("Amira Haddad ".repeat(50));
    const path = await sealed(secret, { version: "7.8.9", takenAt: new Date("2026-11-22T02:30:00Z") });
    const text = readFileSync(path, "latin1");
    expect(text).toContain("2026-11-22T02:30:00.000Z");
    expect(text).not.toMatch(/Amira|manifest/);
    const opened = await openSealed(path, key);
    expect(opened).toMatchObject({ header: { version: "7.8.9" }, manifest: Buffer.from("manifest") });
    if (typeof opened !== "string") await opened.close();
  });

  test("is never the same twice", async () => {
    expect(readFileSync(await sealed(content)).equals(readFileSync(await sealed(content)))).toBe(false);
  });

  test("does not open with another key, and says that it is the key", async () => {
    expect(await contentOf(whole, randomBytes(32))).toBe("wrong-key");
  });

  test("cut off anywhere does not open", async () => {
    for (const length of [size - 1, size - 12, size - 13, size - 40, 2 * MIB, MIB, 300, 100]) {
      expect(await contentOf(changed(whole, (bytes) => bytes.subarray(0, length)))).toMatch(/damaged|not-a-backup/);
    }
    expect(await contentOf(changed(whole, () => Buffer.alloc(0)))).toBe("not-a-backup");
  });

  test("with a byte changed anywhere does not open", async () => {
    const places = [30, 100, 200, 260, 1_000, MIB, 2 * MIB + 5, size - 1, size - 9, size - 20, ...Array.from({ length: 30 }, (_, n) => n * 99_991)];
    for (const at of places) {
      const flipped = changed(whole, (bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        return bytes;
      });
      expect([at, typeof (await contentOf(flipped))]).toEqual([at, "string"]);
    }
  });

  test("with frames swapped, left out or doubled does not open", async () => {
    const frame = 4 + MIB + 16;
    const start = size - 12 - (4 + 8 + 16) - (4 + 17 + 16) - 3 * frame;
    const frames = (bytes: Buffer, order: number[]) =>
      Buffer.concat([
        bytes.subarray(0, start),
        ...order.map((n) => bytes.subarray(start + n * frame, start + (n + 1) * frame)),
        bytes.subarray(start + 3 * frame),
      ]);
    expect((await contentOf(changed(whole, (bytes) => frames(bytes, [0, 1, 2])))) as Buffer).toEqual(content);
    for (const order of [
      [1, 0, 2],
      [0, 2],
      [0, 1, 1, 2],
      [0, 1, 2, 2],
    ])
      expect(await contentOf(changed(whole, (bytes) => frames(bytes, order)))).toBe("damaged");
  });

  test("with the end of another one does not open", async () => {
    const other = readFileSync(await sealed(content));
    expect(await contentOf(changed(whole, (bytes) => Buffer.concat([bytes.subarray(0, -40), other.subarray(-40)])))).toBe("damaged");
  });
});

async function all(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const read: Buffer[] = [];
  for await (const piece of pieces) read.push(piece);
  return read;
}
