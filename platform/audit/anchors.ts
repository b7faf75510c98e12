import { mkdir, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { FOLDERS } from "#platform/config/index.ts";
import { makeContext, read, type Context, type Database } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { listRegions } from "#platform/tenancy/index.ts";
import { auditHeads } from "./schema.ts";

/** One line of `<data folder>/audit-anchors/<region id>.jsonl`: where a region's chain stood, kept outside the database. */
const Anchor = z.object({
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  /** Up to here the entries were deleted by us, after their retention. */
  deleted: z.literal(true).optional(),
});
export type Anchor = z.infer<typeof Anchor>;

/**
 * Notes where the chain of the context's region stands, if it has grown since the last note.
 *
 * Who may write both the database and this folder can still rewrite the past; copy the folder to another machine.
 * And what was written since the last note, one minute at most, can be cut off without a trace.
 */
export async function anchorHead(ctx: Context, dataFolder: string): Promise<void> {
  const [head] = await read(ctx, (db) => db.select().from(auditHeads).where(eq(auditHeads.regionId, ctx.region.id)));
  if (head) await note(ctx, dataFolder, { seq: head.seq, hash: head.hash.toString("hex"), at: ctx.now.toISOString() });
}

/** As anchorHead, for the instance's chain of sign-in events. */
export async function anchorSignIns({ auth }: Database, dataFolder: string): Promise<void> {
  const { rows } = await auth.query<{ seq: number; hash: string }>("select seq::float8, encode(hash, 'hex') as hash from auth.sign_in_head where seq > 0");
  if (rows[0]) await noteSignIns(dataFolder, { ...rows[0], at: new Date().toISOString() });
}

/** As note, for the instance's chain of sign-in events. */
export function noteSignIns(dataFolder: string, anchor: Anchor): Promise<void> {
  return append(signInFolder(dataFolder), SIGN_INS, anchor);
}

/** Adds a line to the notes of the context's region, unless it stands there already as one of the last. */
export function note(ctx: Context, dataFolder: string, anchor: Anchor): Promise<void> {
  return append(anchorFolder(dataFolder), ctx.region.id, anchor);
}

async function append(folder: string, name: string, anchor: Anchor): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, `${name}.jsonl`), "a+", 0o600);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, Math.max(0, size - 512));
    const last = buffer.toString("utf8", 0, bytesRead);
    if (!anchor.deleted && last.includes(anchor.hash)) return;
    // A line cut by a power loss must not spoil the next one.
    const lineBreak = last === "" || last.endsWith("\n") ? "" : "\n";
    await file.appendFile(`${lineBreak}${JSON.stringify(anchor)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The handler of "audit.anchor". */
export function anchorAudit(dataFolder: string): JobHandler {
  return async (ctx) => {
    await anchorHead(ctx, dataFolder);
    await anchorSignIns(ctx.database, dataFolder);
  };
}

/** For the end of a process: nothing that it wrote waits for the next minute. */
export async function anchorAllHeads(database: Database, dataFolder: string): Promise<void> {
  await anchorSignIns(database, dataFolder);
  for (const region of await listRegions(database)) {
    await anchorHead(makeContext(database, region, { kind: "system", name: "audit.anchor" }), dataFolder);
  }
}

/** All notes by region, in the order of their writing. Lines that are no notes are left out: a crash may have cut one. */
export function readAnchors(dataFolder: string): Promise<Map<string, Anchor[]>> {
  return readFolder(anchorFolder(dataFolder));
}

export async function readSignInAnchors(dataFolder: string): Promise<Anchor[]> {
  return (await readFolder(signInFolder(dataFolder))).get(SIGN_INS) ?? [];
}

async function readFolder(folder: string): Promise<Map<string, Anchor[]>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const anchors = new Map<string, Anchor[]>();
  for (const name of names.filter((entry) => entry.endsWith(".jsonl"))) {
    const lines = (await readFile(join(folder, name), "utf8")).split("\n");
    anchors.set(name.slice(0, -".jsonl".length), lines.flatMap(parseLine));
  }
  return anchors;
}

function parseLine(line: string): Anchor[] {
  try {
    const parsed = Anchor.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

function anchorFolder(dataFolder: string): string {
  return join(dataFolder, FOLDERS.anchors);
}

/** The chain of sign-in events belongs to no region: the nil UUID stands in the region's place. */
export const SIGN_INS = "00000000-0000-0000-0000-000000000000";

function signInFolder(dataFolder: string): string {
  return join(anchorFolder(dataFolder), "sign-in");
}
