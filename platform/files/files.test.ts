import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { refused } from "#platform/result.ts";
import { testDatabase } from "#tests/support/database.ts";
import {
  attachment,
  checkFiles,
  downloadResponse,
  FILE_KINDS,
  MAX_FILE_SIZE,
  openFile,
  openInternalFile,
  storeFile,
  sweepFiles,
  type FileKind,
} from "./index.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "files-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const everything = Object.keys(FILE_KINDS) as FileKind[];
const text = (words: string) => new TextEncoder().encode(words);
const pdf = text("%PDF-1.7\nnot much of one");
const aPicture = (kind: "png" | "jpeg" | "webp") =>
  sharp({ create: { width: 4, height: 3, channels: 3, background: "#2044aa" } })
    .toFormat(kind)
    .toBuffer();
const pictures = { png: await aPicture("png"), jpeg: await aPicture("jpeg"), webp: await aPicture("webp") };
const contentTypes = (more = "") => text(`<Types>${more}</Types>`);
const docx = zipSync({ "[Content_Types].xml": contentTypes(), "word/document.xml": text("<w:document/>") });
const xlsx = zipSync({ "[Content_Types].xml": contentTypes(), "xl/workbook.xml": text("<workbook/>") });

const job = { id: newId(), payload: { regionId: "" }, attempt: 1, isLastAttempt: false };

function store(ctx: Context, name: string, bytes: Uint8Array, allowed: readonly FileKind[] = everything) {
  return transact(ctx, (tx) => storeFile(tx, ctx, { dataFolder, name, bytes, allowed }));
}

/** As it stands after the job: without a virus scanner everything here is clean. */
async function storeChecked(ctx: Context, name: string, bytes: Uint8Array) {
  const stored = await store(ctx, name, bytes);
  if (!stored.ok) throw new Error(`Refused: ${stored.refusal}`);
  await checkFiles({ dataFolder, clamd: null })(ctx, job);
  return stored.value.id;
}

function storedFiles(ctx: Context): string[] {
  const folder = join(dataFolder, "files", ctx.region.id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Lets what lies on the disk be older than any running transaction. */
function age(paths: string[]): void {
  const before = new Date(Date.now() - 60 * 60_000);
  for (const path of paths) utimesSync(path, before, before);
}

describe("Storing a file", () => {
  test("gives back the same bytes under the name it came with", async () => {
    const ctx = db.ctx(await db.region());
    const id = await storeChecked(ctx, "Bericht Mai.pdf", pdf);
    const opened = await openFile(ctx, { dataFolder, id });
    expect(opened).toMatchObject({ ok: true, value: { name: "Bericht Mai.pdf", mediaType: "application/pdf" } });
    expect(opened.ok && Buffer.compare(opened.value.bytes, pdf)).toBe(0);
    expect(storedFiles(ctx).join()).not.toContain("Bericht");
  });

  test.each<[string, Uint8Array, FileKind]>([
    ["a.pdf", pdf, "pdf"],
    ["a.docx", docx, "docx"],
    ["a.xlsx", xlsx, "xlsx"],
    ["a.csv", text("Handlungsfeld;Ziel\r\nSprache;Kurse"), "csv"],
    ["windows-1252.csv", Uint8Array.from([0x4d, 0x61, 0xdf, 0x6e, 0x61, 0x68, 0x6d, 0x65]), "csv"],
    ["utf-16.csv", Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x3b, 0x00]), "csv"],
    ["a.txt", text("Ein Satz."), "text"],
    ["a.png", pictures.png, "png"],
    ["a.jpeg", pictures.jpeg, "jpeg"],
    ["a.webp", pictures.webp, "webp"],
    ["called.pdf", docx, "docx"],
  ])("knows %s by its content", async (name, bytes, kind) => {
    expect(await store(db.ctx(await db.region()), name, bytes)).toMatchObject({ ok: true, value: { kind } });
  });

  test.each<[string, string, Uint8Array, string]>([
    ["nothing", "a.txt", new Uint8Array(), "empty"],
    ["more than 20 MB", "a.txt", new Uint8Array(MAX_FILE_SIZE + 1).fill(0x41), "too-large"],
    ["a program", "a.pdf", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), "type-not-allowed"],
    ["a package of no known kind", "a.docx", zipSync({ "index.html": text("<p>") }), "type-not-allowed"],
    ["a damaged package", "a.docx", docx.slice(0, -30), "broken"],
    ["a package that says it is a bomb", "a.docx", zipSync({ "word/document.xml": new Uint8Array(70 * 1024 * 1024) }), "zip-bomb"],
    ["a bomb that says it is small", "a.docx", liar(), "zip-bomb"],
    ["macros", "a.docx", zipSync({ "[Content_Types].xml": contentTypes(), "word/document.xml": text("<w/>"), "word/vbaProject.bin": text("x") }), "macro-file"],
    [
      "macros under another name",
      "a.docx",
      zipSync({
        "[Content_Types].xml": contentTypes('<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
        "word/document.xml": text("<w/>"),
      }),
      "macro-file",
    ],
    ["an encrypted document", "a.docx", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]), "encrypted"],
    ["a document of the nineties", "a.doc", Buffer.from("d0cf11e0a1b11ae100", "hex"), "type-not-allowed"],
  ])("refuses %s, and leaves nothing behind", async (_, name, bytes, refusal) => {
    const ctx = db.ctx(await db.region());
    expect(await store(ctx, name, bytes)).toEqual({ ok: false, refusal });
    expect(storedFiles(ctx)).toEqual([]);
  });

  test("takes only what is welcome in this place", async () => {
    const ctx = db.ctx(await db.region());
    expect(await store(ctx, "a.pdf", pdf, ["docx", "xlsx", "csv"])).toEqual({ ok: false, refusal: "type-not-allowed" });
  });

  test.each([
    ["../../etc/passwd", "passwd.txt"],
    ["C:\\Dokumente\\Plan.txt", "Plan.txt"],
    ["page.html", "page.html.txt"],
    ["txt.\u202Efdp", "txt.fdp.txt"],
    ["a\r\nSet-Cookie: b.txt", "aSet-Cookie b.txt"],
    ["", "Datei.txt"],
  ])("cleans the name %j: %s", async (name, clean) => {
    const ctx = db.ctx(await db.region());
    const id = await storeChecked(ctx, name, text("Ein Satz."));
    expect(await openFile(ctx, { dataFolder, id })).toMatchObject({ value: { name: clean } });
  });
});

describe("Opening a file", () => {
  test("finds only files of the own region", async () => {
    const ctx = db.ctx(await db.region());
    const id = await storeChecked(ctx, "a.pdf", pdf);
    const nothing = { ok: false, refusal: "file-not-found" };
    expect(await openFile(db.ctx(await db.region()), { dataFolder, id })).toEqual(nothing);
    expect(await openFile(db.ctx(ctx.region, { kind: "public" }), { dataFolder, id })).toEqual(nothing);
    expect(await openFile(ctx, { dataFolder, id: newId() })).toEqual(nothing);
  });

  test("gives nothing back that waits for its check, or that was stored for our own reading", async () => {
    const ctx = db.ctx(await db.region());
    const waiting = await store(ctx, "a.pdf", pdf);
    const internal = await transact(ctx, (tx) => storeFile(tx, ctx, { dataFolder, name: "a.pdf", bytes: pdf, allowed: ["pdf"], internal: true }));
    const [waitingId, internalId] = [waiting, internal].map((stored) => (stored.ok ? stored.value.id : ""));
    const opened = (id = "") => openFile(ctx, { dataFolder, id });
    expect([(await opened(waitingId)).ok, (await opened(internalId)).ok]).toEqual([false, false]);
    await checkFiles({ dataFolder, clamd: null })(ctx, job);
    expect([(await opened(waitingId)).ok, (await opened(internalId)).ok]).toEqual([true, false]);
    expect((await openInternalFile(ctx, { dataFolder, id: internalId ?? "" })).ok).toBe(true);
    expect((await openInternalFile(ctx, { dataFolder, id: waitingId ?? "" })).ok).toBe(false);
  });

  test("notices bytes that were changed on the disk", async () => {
    const ctx = db.ctx(await db.region());
    const id = await storeChecked(ctx, "a.pdf", pdf);
    writeFileSync(storedFiles(ctx)[0] ?? "", "%PDF-1.7 something else");
    await expect(openFile(ctx, { dataFolder, id })).rejects.toThrow("was changed");
  });
});

describe("Sweeping", () => {
  test("removes what a failed transaction left, once it is old enough, and nothing else", async () => {
    const ctx = db.ctx(await db.region());
    const stranger = db.ctx(await db.region());
    await store(ctx, "kept.pdf", pdf);
    await store(stranger, "theirs.pdf", pdf);
    const kept = storedFiles(ctx);
    await transact(ctx, async (tx) => {
      await storeFile(tx, ctx, { dataFolder, name: "lost.pdf", bytes: pdf, allowed: ["pdf"] });
      return refused("changed-my-mind");
    });
    await sweepFiles(dataFolder)(ctx, job);
    expect(storedFiles(ctx)).toHaveLength(2);
    age([...storedFiles(ctx), ...storedFiles(stranger)]);
    await sweepFiles(dataFolder)(ctx, job);
    expect(storedFiles(ctx)).toEqual(kept);
    expect(storedFiles(stranger)).toHaveLength(1);
  });
});

describe("Giving a file back", () => {
  test("is always a download, never a page", async () => {
    const response = downloadResponse({ name: "Bericht.pdf", mediaType: "application/pdf", bytes: Buffer.from(pdf) });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="Bericht.pdf"; filename*=UTF-8''Bericht.pdf`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(pdf);
  });

  test.each([
    ["Maßnahmen – Übersicht.xlsx", `attachment; filename="Massnahmen _ Ubersicht.xlsx"; filename*=UTF-8''Ma%C3%9Fnahmen%20%E2%80%93%20%C3%9Cbersicht.xlsx`],
    [`a"; filename=b'(1)*.txt`, `attachment; filename="a_; filename=b'(1)*.txt"; filename*=UTF-8''a%22%3B%20filename%3Db%27%281%29%2A.txt`],
  ])("names %j for old and new programs", (name, expected) => {
    expect(attachment(name)).toBe(expected);
  });
});

/** A package whose directory claims 1 kB for a part that unpacks to 70 MB. */
function liar(): Uint8Array {
  const bytes = zipSync({ "word/document.xml": new Uint8Array(70 * 1024 * 1024) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const directory = view.getUint32(bytes.length - 22 + 16, true);
  view.setUint32(22, 1024, true);
  view.setUint32(directory + 24, 1024, true);
  return bytes;
}
