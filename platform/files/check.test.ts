import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { asc, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { newId, read, transact, type Actor, type Context } from "#platform/db/index.ts";
import { conceptImports } from "#domain/concept/schema.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scan } from "./clamd.ts";
import { checkFiles, FILE_KINDS, fileStanding, files, openFile, removeFile, setQuota, SetQuota, storeFile, sweepFiles, type FileKind } from "./index.ts";
import { answers, aScanner, type Behaviour } from "./test-scanner.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "files-"));
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const everything = Object.keys(FILE_KINDS) as FileKind[];
const job = { id: newId(), payload: { regionId: "" }, attempt: 1, isLastAttempt: false };
const text = (words: string) => new TextEncoder().encode(words);
const check = (ctx: Context, clamd: string | null = null) => checkFiles({ dataFolder, clamd })(ctx, job);
const aRegion = async () => db.ctx(await db.region());

function store(ctx: Context, name: string, bytes: Uint8Array) {
  return transact(ctx, (tx) => storeFile(tx, ctx, { dataFolder, name, bytes, allowed: everything }));
}

async function stored(ctx: Context, name: string, bytes: Uint8Array): Promise<string> {
  const result = await store(ctx, name, bytes);
  if (!result.ok) throw new Error(`Refused: ${result.refusal}`);
  return result.value.id;
}

function rows(ctx: Context) {
  return read(ctx, (reader) => reader.select().from(files).where(eq(files.regionId, ctx.region.id)).orderBy(asc(files.id)));
}

async function stateOf(ctx: Context, id: string): Promise<string> {
  const row = (await rows(ctx)).find((found) => found.id === id);
  return row ? row.state + (row.refusal ? ` (${row.refusal})` : "") : "gone";
}

function onDisk(ctx: Context): string[] {
  const folder = join(dataFolder, "files", ctx.region.id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function bytesOf(ctx: Context, id: string): Promise<Buffer> {
  const opened = await openFile(ctx, { dataFolder, id });
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value.bytes;
}

async function scannerThat(behaves: Behaviour) {
  const scanner = await aScanner(behaves);
  closing.push(() => scanner.server.close());
  return scanner;
}

const anAdministrator: Actor = {
  kind: "staff",
  accountId: newId(),
  name: "Frau Ohlsen",
  memberships: [{ role: "administrator", organisationId: null, language: null }],
};

/** A photograph as telephones make it: it knows where it was taken, and lies on its side. */
const photograph = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#2044aa" } })
  .withExif({ IFD0: { Model: "Telefon von Rosa" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "53/1 6/1 30/1" } })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();

const moving = await sharp([photograph, await sharp(photograph).negate().toBuffer()], { join: { animated: true } })
  .webp()
  .toBuffer();

describe("A picture", () => {
  test("keeps its pixels and nothing else: no place, no camera, no time, nothing appended", async () => {
    const ctx = await aRegion();
    expect(photograph.includes("Telefon von Rosa")).toBe(true);
    const id = await stored(ctx, "Nachtcafé.jpg", Buffer.concat([photograph, Buffer.from("<?php appended ?>")]));
    await check(ctx);
    const clean = await bytesOf(ctx, id);
    const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(clean).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    expect([width, height]).toEqual([30, 40]);
    expect(clean.includes("appended") || clean.includes("Rosa")).toBe(false);
    expect(onDisk(ctx)).toHaveLength(1);
    expect(readFileSync(onDisk(ctx)[0] ?? "").equals(clean)).toBe(true);
  });

  test.each(["png", "webp"] as const)("loses its data as %s, too", async (kind) => {
    const ctx = await aRegion();
    const id = await stored(ctx, `a.${kind}`, await sharp(photograph).keepMetadata().toFormat(kind).toBuffer());
    await check(ctx);
    const clean = await bytesOf(ctx, id);
    const { format, exif } = await sharp(clean).metadata();
    expect([format, exif]).toEqual([kind, undefined]);
  });

  test("is made as large as one needs, not larger", async () => {
    const ctx = await aRegion();
    const id = await stored(
      ctx,
      "a.png",
      await sharp({ create: { width: 6_000, height: 60, channels: 3, background: "white" } })
        .png()
        .toBuffer(),
    );
    await check(ctx);
    expect(await sharp(await bytesOf(ctx, id)).metadata()).toMatchObject({ width: 4_096, height: 41 });
  });

  test.each([
    ["claims to be huge", "a.png", hugePng(), "picture-too-large"],
    ["moves", "a.webp", moving, "animated"],
    ["is only the head of one", "a.png", Buffer.from("89504e470d0a1a0a0000", "hex"), "broken"],
    ["comes from an iPhone's own format", "a.heic", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"), "heic"],
  ])("that %s is refused at once", async (_, name, bytes, refusal) => {
    const ctx = await aRegion();
    expect(await store(ctx, name, bytes)).toEqual({ ok: false, refusal });
    expect(onDisk(ctx)).toEqual([]);
  });

  test("that breaks off in the middle is refused by the check, and its bytes are gone", async () => {
    const ctx = await aRegion();
    const id = await stored(
      ctx,
      "a.jpg",
      (
        await sharp({ create: { width: 600, height: 600, channels: 3, noise: { type: "gaussian", mean: 100, sigma: 50 }, background: "red" } })
          .jpeg()
          .toBuffer()
      ).subarray(0, 9_000),
    );
    await check(ctx);
    expect([await stateOf(ctx, id), onDisk(ctx)]).toEqual(["refused (broken)", []]);
  });
});

describe("The virus scanner", () => {
  test("sees every byte, and what it finds clean can be opened", async () => {
    const ctx = await aRegion();
    const scanner = await scannerThat(answers("stream: OK\0"));
    const large = text("Ein Satz. ".repeat(20_000));
    const id = await stored(ctx, "a.txt", large);
    await check(ctx, scanner.address);
    expect(Buffer.compare(scanner.scanned[0] ?? Buffer.alloc(0), large)).toBe(0);
    expect(await stateOf(ctx, id)).toBe("clean");
  });

  test("finds something: the file is refused, and its bytes are deleted at once", async () => {
    const ctx = await aRegion();
    const scanner = await scannerThat((sent, socket) => void socket.end(sent.includes("X5O!P%@AP") ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0"));
    const [bad, good] = [await stored(ctx, "a.txt", text("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR")), await stored(ctx, "b.txt", text("Ein Satz."))];
    await check(ctx, scanner.address);
    expect([await stateOf(ctx, bad), await stateOf(ctx, good)]).toEqual(["refused (infected)", "clean"]);
    expect((await openFile(ctx, { dataFolder, id: bad })).ok).toBe(false);
    expect(onDisk(ctx)).toHaveLength(1);
  });

  test.each<[string, Behaviour]>([
    ["gives no verdict", answers("INSTREAM size limit exceeded. ERROR\0")],
    ["says something else", answers("HTTP/1.1 200 OK\r\n\r\nstream: OK\0")],
    ["breaks off in its answer", answers("stream: O")],
    ["hangs up", (_, socket) => void socket.destroy()],
    ["talks without end", (_, socket) => void socket.write("x".repeat(10_000))],
  ])("%s: the file stays in quarantine and is tried again", async (_, behaves) => {
    const ctx = await aRegion();
    const id = await stored(ctx, "a.txt", text("Ein Satz."));
    await check(ctx, (await scannerThat(behaves)).address);
    expect(await stateOf(ctx, id)).toBe("quarantined");
    await check(ctx, (await scannerThat(answers("stream: OK\0"))).address);
    expect(await stateOf(ctx, id)).toBe("clean");
  });

  test("is down: everything stays in quarantine", async () => {
    const ctx = await aRegion();
    const { address, server } = await aScanner(answers("stream: OK\0"));
    await new Promise((closed) => server.close(closed));
    const id = await stored(ctx, "a.txt", text("Ein Satz."));
    await check(ctx, address);
    expect(await stateOf(ctx, id)).toBe("quarantined");
  });

  test("is not waited for longer than told", async () => {
    const scanner = await scannerThat((_, socket) => void socket.write("stream: "));
    await expect(scan(scanner.address, text("x"), 100)).rejects.toThrow("took too long");
  });

  test("can listen on a socket of the same machine", async () => {
    const path = join(dataFolder, "clamd.sock");
    const scanner = await aScanner(answers("stream: OK\0"));
    await new Promise((closed) => scanner.server.close(closed));
    await new Promise<void>((ready) => scanner.server.listen(path, ready));
    closing.push(() => scanner.server.close());
    expect(await scan(`unix:${path}`, text("x"))).toBe("clean");
  });
});

describe("One file that cannot be read", () => {
  test("does not keep the others waiting, and the job says that it failed", async () => {
    const ctx = await aRegion();
    const lost = await stored(ctx, "a.txt", text("Verlorenes."));
    rmSync(onDisk(ctx)[0] ?? "");
    const other = await stored(ctx, "b.txt", text("Ein Satz."));
    await expect(check(ctx)).rejects.toThrow("ENOENT");
    expect([await stateOf(ctx, lost), await stateOf(ctx, other)]).toEqual(["quarantined", "clean"]);
  });
});

describe("Equal content", () => {
  test("is kept once in a region, under each of its names, until its last user is gone", async () => {
    const ctx = await aRegion();
    const stranger = await aRegion();
    const ids = [await stored(ctx, "a.jpg", photograph), await stored(ctx, "b.jpg", photograph)];
    await stored(stranger, "a.jpg", photograph);
    await check(ctx);
    await check(stranger);
    expect([onDisk(ctx).length, onDisk(stranger).length]).toEqual([1, 1]);
    const third = await stored(ctx, "c.jpg", photograph);
    await check(ctx);
    expect(onDisk(ctx)).toHaveLength(1);
    const standing = await fileStanding(db.ctx(ctx.region, anAdministrator));
    const size = (await bytesOf(ctx, third)).length;
    expect(standing).toMatchObject({ value: { quota: { used: size }, counts: { clean: 3 } } });

    for (const [gone, left] of [
      [ids[0], 2],
      [third, 1],
      [ids[1], 0],
    ] as const) {
      await remove(ctx, gone ?? "");
      expect([(await rows(ctx)).length, onDisk(ctx).length]).toEqual([left, Math.min(left, 1)]);
    }
  });
});

describe("Removing a file", () => {
  test("really deletes row and bytes, right after the commit", async () => {
    const ctx = await aRegion();
    const id = await stored(ctx, "a.txt", text("Ein Satz."));
    await transact(ctx, (tx) => removeFile(tx, ctx, { id }));
    const { rows: queued } = await db.superuser.query<{ data: { fileId?: string } }>(
      "select data from pgboss.job where name = 'files.sweep' and data ->> 'fileId' = $1",
      [id],
    );
    expect(queued).toHaveLength(1);
    await remove(ctx, id);
    expect([await stateOf(ctx, id), onDisk(ctx)]).toEqual(["gone", []]);
    await remove(ctx, id); // done twice it does nothing more
  });

  test("leaves what something still refers to", async () => {
    const ctx = await aRegion();
    const fileId = await stored(ctx, "a.csv", text("Handlungsfeld;Ziel"));
    await transact(ctx, async (tx) => {
      await tx.insert(conceptImports).values({ regionId: ctx.region.id, id: newId(), fileId, createdBy: "Frau Albers" });
      tx.audit("test.prepared", null);
    });
    await remove(ctx, fileId);
    expect([await stateOf(ctx, fileId), onDisk(ctx).length]).toEqual(["quarantined", 1]);
  });
});

describe("Quotas", () => {
  test("let a region store what it may, and say no beyond", async () => {
    const ctx = await aRegion();
    await db.superuser.query("update directory.regions set file_quota_mb = 1 where id = $1", [ctx.region.id]);
    await stored(ctx, "a.txt", text("x".repeat(900_000)));
    expect(await store(ctx, "b.txt", text("x".repeat(200_000)))).toEqual({ ok: false, refusal: "region-full" });
    const link = db.ctx(ctx.region, { kind: "link", opens: "status-request", subjectId: newId(), name: "Link" });
    expect(await store(link, "b.txt", text("x".repeat(200_000)))).toEqual({ ok: false, refusal: "region-full" });
    expect((await store(await aRegion(), "b.txt", text("x".repeat(200_000)))).ok).toBe(true);
  });
});

describe("Setting what a region's uploads may take", () => {
  test("counts from the next upload on, deletes nothing, and leaves an entry", async () => {
    const { region } = await aRegion();
    const ctx = db.ctx(region, anAdministrator);
    const stranger = await aRegion();
    expect(await setQuota(ctx, { gigabytes: 1 })).toMatchObject({ ok: true });
    await stored(ctx, "a.txt", text("Ein Satz."));
    await transact(ctx, async (tx) => {
      await tx.update(files).set({ size: 1e9 });
      tx.audit("test.prepared", null);
    });
    expect(await store(ctx, "b.txt", text("Noch einer."))).toEqual({ ok: false, refusal: "region-full" });
    expect(await fileStanding(ctx)).toMatchObject({ value: { quota: { used: 1e9, allowed: 1e9 } } });
    await setQuota(ctx, { gigabytes: 2 });
    expect((await store(ctx, "b.txt", text("Noch einer."))).ok).toBe(true);
    const noted = await db.superuser.query("select details from audit.entries where region_id = $1 and event = 'region.file-quota-set' order by seq", [
      region.id,
    ]);
    expect(noted.rows).toEqual([{ details: { gigabytes: 1 } }, { details: { gigabytes: 2 } }]);
    expect(await fileStanding(db.ctx(stranger.region, anAdministrator))).toMatchObject({ value: { quota: { allowed: 10e9 } } });
  });

  test.each(["0", "101", "2.5", "", "viel"])("takes whole gigabytes within the range only: %j not", (gigabytes) => {
    expect(SetQuota.safeParse({ gigabytes }).success).toBe(false);
  });

  test("is for administrators only, and the database keeps the range, too", async () => {
    const { region } = await aRegion();
    const coordinator = { ...anAdministrator, memberships: [{ role: "coordinator", organisationId: null, language: null }] };
    expect(await setQuota(db.ctx(region, coordinator), { gigabytes: 5 })).toEqual({ ok: false, refusal: "not-allowed" });
    await expect(setQuota(db.ctx(region, anAdministrator), { gigabytes: 101 })).rejects.toMatchObject({ cause: { code: "22023" } });
  });
});

test("How uploads stand is for administrators only", async () => {
  const ctx = await aRegion();
  await stored(ctx, "a.txt", text("Ein Satz."));
  const [administrator, coordinator] = ["administrator", "coordinator"].map((role) => ({
    ...anAdministrator,
    memberships: [{ role, organisationId: null, language: null }],
  }));
  expect(await fileStanding(db.ctx(ctx.region, administrator))).toMatchObject({
    ok: true,
    value: { counts: { quarantined: 1 }, notable: [{ name: "a.txt" }] },
  });
  expect(await fileStanding(db.ctx(ctx.region, coordinator))).toEqual({ ok: false, refusal: "not-allowed" });
});

/** As the job does that removeFile adds. */
function remove(ctx: Context, fileId: string): Promise<void> {
  return sweepFiles(dataFolder)(ctx, { ...job, payload: { regionId: ctx.region.id, fileId } });
}

/** 60,000 × 60,000 pixels in a few hundred bytes. */
function hugePng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(60_000, 0);
  head.writeUInt32BE(60_000, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
