import { pipeline, Readable, type Transform } from "node:stream";
import { createZstdDecompress } from "node:zlib";
import { done, refused, type Result } from "#platform/result.ts";
import { Manifest } from "./manifest.ts";
import { DamagedBackup, openSealed, type Header, type OpenRefusal } from "./sealed-file.ts";
import { readSections, type Section } from "./sections.ts";
import { Tally } from "./tally.ts";

export type ReadRefusal = OpenRefusal | "no-such-file";
export type Backup = {
  header: Header;
  manifest: Manifest;
  /** Size of the file in bytes. */
  size: number;
  /** Read each section's pieces to their end before the next. @throws DamagedBackup */
  sections(): AsyncGenerator<{ section: Section; pieces: AsyncGenerator<Buffer> }>;
  close(): Promise<void>;
};

/** Opens a backup and reads what it says of itself; the caller closes it. */
export async function openBackup(file: string, backupKey: Buffer): Promise<Result<Backup, ReadRefusal>> {
  const sealed = await openSealed(file, backupKey).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "no-such-file" as const;
    throw error;
  });
  if (typeof sealed === "string") return refused(sealed);
  const manifest = Manifest.parse(JSON.parse(sealed.manifest.toString("utf8")));
  return done({ header: sealed.header, manifest, size: sealed.size, sections: () => readSections(unpacked(sealed.content())), close: () => sealed.close() });
}

function unpacked(content: AsyncIterable<Buffer>): Transform {
  // A fault on the way in comes out at the end that is read.
  return pipeline(Readable.from(content), createZstdDecompress(), () => {});
}

/** What the manifest promises, counted: every row of every table, every file. @returns whether all of it is there */
export async function isComplete(backup: Backup): Promise<boolean> {
  const { manifest } = backup;
  const expected = new Map<string, { bytes: number; sha256: string; rows?: number }>([
    ...manifest.tables.map((table) => [`${table.schema}.${table.name}`, table] as const),
    ...manifest.files.map((file) => [`file ${file.path}`, file] as const),
    ["jobs", manifest.jobs],
  ]);
  try {
    for await (const { section, pieces } of backup.sections()) {
      const name = section.kind === "table" ? `${section.schema}.${section.name}` : section.kind === "file" ? `file ${section.path}` : "jobs";
      const tally = new Tally();
      for await (const piece of tally.of(pieces)) void piece;
      const wanted = expected.get(name);
      expected.delete(name);
      if (!wanted || tally.bytes !== wanted.bytes || tally.sha256() !== wanted.sha256) return false;
      if (wanted.rows !== undefined && wanted.rows !== tally.rows) return false;
    }
    return expected.size === 0;
  } catch (error) {
    if (error instanceof DamagedBackup) return false;
    throw error;
  }
}
