import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { FOLDERS } from "#platform/config/index.ts";
import { makeContext, transact, type Context, type Database } from "#platform/db/index.ts";
import { findRegionById } from "#platform/tenancy/index.ts";
import { eraseSubject } from "./erase-subject.ts";
import { SUBJECT_KINDS, type Register } from "./register.ts";
import { erasures } from "./schema.ts";

/**
 * One line of `<data folder>/erasure-ledger/<region id>.jsonl`: who was erased, in ids. It stands outside the database,
 * because a restored backup knows people who were erased since. Copy the folder away together with the backups.
 */
const Erasure = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(SUBJECT_KINDS),
  subject: z.uuid(),
  cause: z.enum(["retention", "request", "replay"]),
  /** Table → rows. */
  rows: z.record(z.string(), z.number()),
});
const Line = Erasure.extend({ hash: z.string() });
export type Erasure = z.infer<typeof Erasure>;

/** `brokenAt`: the first line that does not follow from the one before, counted from 1; null: none. */
export type Ledger = { regionId: string; erasures: Erasure[]; brokenAt: number | null };

/** Adds a line to a region's ledger, unless it has one of that id. Callers take turns, see `noteErasures`. */
export async function appendErasure(dataFolder: string, regionId: string, erasure: Erasure): Promise<void> {
  const folder = folderOf(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, `${regionId}.jsonl`), "a+", 0o600);
  try {
    const text = await file.readFile("utf8");
    const lines = text.split("\n").flatMap(parseLine);
    if (lines.some(({ id }) => id === erasure.id)) return;
    const known = Erasure.parse(erasure);
    const hash = hashOf(lines.at(-1)?.hash ?? regionId, known);
    // A line cut by a power loss must not spoil the next one.
    const lineBreak = text === "" || text.endsWith("\n") ? "" : "\n";
    await file.appendFile(`${lineBreak}${JSON.stringify({ ...known, hash } satisfies z.infer<typeof Line>)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** All ledgers, by region, oldest line first. A broken one is given back as far as it can be read. */
export async function readErasures(dataFolder: string): Promise<Ledger[]> {
  const folder = folderOf(dataFolder);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return Promise.all(
    names
      .filter((name) => name.endsWith(".jsonl"))
      .toSorted()
      .map(async (name) => readLedger(name.slice(0, -".jsonl".length), await readFile(join(folder, name), "utf8"))),
  );
}

function readLedger(regionId: string, text: string): Ledger {
  const ledger: Ledger = { regionId, erasures: [], brokenAt: null };
  let before = regionId;
  for (const [place, line] of text.split("\n").filter(Boolean).entries()) {
    const [found] = parseLine(line);
    const { hash, ...erasure } = found ?? { hash: "" };
    if (!found || hashOf(before, Erasure.parse(erasure)) !== hash) ledger.brokenAt ??= place + 1;
    if (found) ledger.erasures.push(Erasure.parse(erasure));
    before = hash || before;
  }
  return ledger;
}

/**
 * Copies the region's new erasures into the ledger, after what stands outside the region's transaction was erased too.
 * Called right after an erasure's commit and again every night: a process may have died in between.
 */
export async function noteErasures(ctx: Context, register: Register, dataFolder: string): Promise<void> {
  await transact(ctx, async (tx) => {
    // One writer per region's file.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('erasure-ledger'), hashtext(${ctx.region.id}))`);
    const open = await tx
      .select()
      .from(erasures)
      .where(and(eq(erasures.regionId, ctx.region.id), isNull(erasures.notedAt)))
      .orderBy(asc(erasures.erasedAt), asc(erasures.id));
    for (const { id, erasedAt, subjectKind, subjectId, cause, rows } of open) {
      await register.subjects[subjectKind].eraseOutside?.(ctx, subjectId);
      await appendErasure(dataFolder, ctx.region.id, { id, at: erasedAt.toISOString(), kind: subjectKind, subject: subjectId, cause, rows });
      await tx
        .update(erasures)
        .set({ notedAt: new Date() })
        .where(and(eq(erasures.regionId, ctx.region.id), eq(erasures.id, id)));
    }
    if (open.length > 0) tx.audit("privacy.erasures-noted", null, { count: open.length });
  });
}

export type Replayed = { regionId: string; lines: number; erasedAgain: number; brokenAt: number | null };

/**
 * After a restore: erases again whoever the ledger names and the restored database still knows.
 * A broken ledger is followed as far as it can be read: erasing too little would be the worse fault; say it to the operator.
 */
export async function replayErasures(database: Database, register: Register, dataFolder: string): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (const { regionId, erasures: lines, brokenAt } of await readErasures(dataFolder)) {
    const region = await findRegionById(database, regionId);
    let erasedAgain = 0;
    for (const { id, kind, subject } of region ? lines : []) {
      if (!region) break;
      const ctx = makeContext(database, region, { kind: "system", name: "privacy.replay" });
      const found = await register.subjects[kind].find(ctx, subject);
      if (!found) continue;
      await transact(ctx, (tx) => eraseSubject(tx, ctx, register, found, { cause: "replay", id }));
      await noteErasures(ctx, register, dataFolder);
      erasedAgain += 1;
    }
    replayed.push({ regionId, lines: lines.length, erasedAgain, brokenAt });
  }
  return replayed;
}

function parseLine(line: string): z.infer<typeof Line>[] {
  try {
    const parsed = Line.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

/** zod gives the fields in the order of the schema, whatever the file's order was. */
function hashOf(before: string, erasure: Erasure): string {
  return createHash("sha256").update(before).update(JSON.stringify(erasure)).digest("hex");
}

function folderOf(dataFolder: string): string {
  return join(dataFolder, FOLDERS.erasures);
}
