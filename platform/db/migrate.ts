import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";

const folder = resolve(import.meta.dirname, "../../db/migrations");
/** Any number that nobody else locks: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_313_001;

/**
 * Reads everything and writes nothing: BYPASSRLS and pg_read_all_data, as PostgreSQL intends it for backups. Policies of
 * its own on every table would be forgotten on the next one, and the owner sees no rows below forced policies.
 */
export const BACKUP_ROLE = "miteinander_backup";

export type MigrationInput = {
  /** A login that may create schemas and roles. */
  admin: pg.ClientConfig;
  contextKey: Buffer;
  /** Passwords for the two login roles; absent when an administrator made the roles. */
  passwords: { app: string; auth: string } | null;
  /** Applies only these files: a restore begins with those the backup knew. */
  only?: string[];
};

/**
 * Brings a database to this version: roles, migrations in the order of their names, the context's key.
 * Each file is applied once, in a transaction of its own; a file changed after it was applied is an error.
 *
 * @returns the names of the files applied now
 */
export async function migrate(input: MigrationInput): Promise<string[]> {
  const client = new pg.Client(input.admin);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await makeRoles(client, input.passwords);
    await client.query("create schema if not exists migrations");
    await client.query(
      "create table if not exists migrations.applied (name text primary key, sha256 text not null, applied_at timestamptz not null default now())",
    );
    // A hundred files, each waiting for the disk: a third of a first start. The last commit waits for all of them.
    await client.query("set synchronous_commit = off");
    const applied = await applyFiles(client, input.only);
    await client.query("reset synchronous_commit");
    await storeContextKey(client, input.contextKey);
    return applied;
  } finally {
    await client.end();
  }
}

/** Files that were changed after all, with their hash from before: what they left where they had been applied does no harm. */
const REWRITTEN: Readonly<Record<string, string>> = {
  // Set the memory of a search as a property of the role, which only a superuser may; it is a property of the connection now.
  "20261123T1900-offer-facts.sql": "967a43a7952fecd513b44c24f7c771c98296bb5a93ca256033bd4cdb91488ea6",
};

/** The migrations of this program, in the order in which they are applied. */
export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted();
}

async function makeRoles(client: pg.Client, passwords: MigrationInput["passwords"]): Promise<void> {
  for (const role of ["miteinander_app", "miteinander_auth", "miteinander_definer", "miteinander_search"]) {
    const found = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    const login = role === "miteinander_app" || role === "miteinander_auth";
    if (found.rowCount === 0) await client.query(`create role ${role} ${login ? "login" : "nologin"} noinherit nocreatedb nocreaterole`);
    if (login && passwords) {
      const password = role === "miteinander_app" ? passwords.app : passwords.auth;
      await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
    }
  }
  await makeBackupRole(client);
  // Only a member of a role may give it a function. Who was made one by an administrator may not do it again.
  for (const role of ["miteinander_definer", "miteinander_search"]) {
    await client.query(`do $$ begin if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if; end $$`);
  }
}

/** Only a superuser may make a role that passes the policies. Elsewhere an administrator makes it once (docs/betrieb). */
async function makeBackupRole(client: pg.Client): Promise<void> {
  const found = await client.query<{ superuser: boolean; exists: boolean }>(
    "select rolsuper as superuser, exists (select 1 from pg_roles where rolname = $1) as exists from pg_roles where rolname = current_user",
    [BACKUP_ROLE],
  );
  if (found.rows[0]?.superuser && !found.rows[0].exists) {
    await client.query(`create role ${BACKUP_ROLE} nologin bypassrls; grant pg_read_all_data to ${BACKUP_ROLE}`);
  }
}

async function applyFiles(client: pg.Client, only?: string[]): Promise<string[]> {
  const known = new Map(
    (await client.query<{ name: string; sha256: string }>("select name, sha256 from migrations.applied")).rows.map((row) => [row.name, row.sha256]),
  );
  const files = migrationNames();
  const missing = [...known.keys()].filter((name) => !files.includes(name));
  if (missing.length > 0) {
    throw new Error(`This database is newer than this program: it has ${missing.join(", ")}. Start a program of that version or newer.`);
  }
  const applied: string[] = [];
  for (const name of files) {
    if (only && !only.includes(name)) continue;
    const text = readFileSync(join(folder, name), "utf8");
    const sha256 = createHash("sha256").update(text).digest("hex");
    if (known.has(name)) {
      if (known.get(name) !== sha256 && known.get(name) !== REWRITTEN[name]) throw new Error(`The migration ${name} was changed after it had been applied.`);
      continue;
    }
    await client.query("begin");
    try {
      await client.query(text);
      await client.query("insert into migrations.applied (name, sha256) values ($1, $2)", [name, sha256]);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    applied.push(name);
  }
  return applied;
}

/** HMAC's padded keys (RFC 2104), where only ctx.claims() reads them. */
async function storeContextKey(client: pg.Client, key: Buffer): Promise<void> {
  const pad = (byte: number) => {
    const block = Buffer.alloc(64, byte);
    key.forEach((value, index) => (block[index] = value ^ byte));
    return block;
  };
  await client.query(
    "insert into ctx.keys (id, inner_pad, outer_pad) values (1, $1, $2) on conflict (id) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
    [pad(0x36), pad(0x5c)],
  );
}
