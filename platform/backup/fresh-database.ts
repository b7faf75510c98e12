import { Client, DatabaseError, type ClientBase, type ClientConfig } from "pg";
import { inDatabase } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";

/** Any number that nobody else locks: with a hash of the name it stands for one restore at a time of one database. */
const RESTORE_LOCK = 7_313_004;

export type Replacement = {
  /** Of the empty database that is being filled. */
  name: string;
  /** Puts it in the place of the old one, in one step. @returns the name under which the old one stays; null if it was empty and is gone */
  swap(): Promise<Result<string | null, "in-use">>;
  /** Removes it unless it took its place; ends the connection. */
  close(): Promise<void>;
};
export type ReplacementRefusal = "not-empty" | "in-use" | "already-running" | "may-not-create";

/**
 * Makes an empty database beside the one of the login, with its owner, language rules and rights to connect.
 *
 * @param force also where the present one holds a region or an account; it then stays under another name
 */
export async function prepareReplacement(admin: ClientConfig, force: boolean): Promise<Result<Replacement, ReplacementRefusal>> {
  const { old, isEmpty } = await lookAt(admin);
  if (!isEmpty && !force) return refused("not-empty");
  // Neither database may be connected to while names change.
  const server = new Client(inDatabase(admin, "postgres"));
  await server.connect();
  const alone = await server.query<{ taken: boolean }>("select pg_try_advisory_lock($1, hashtext($2)) as taken", [RESTORE_LOCK, besideName(old)]);
  const refusal = !alone.rows[0]?.taken ? "already-running" : (await isInUse(server, old)) ? "in-use" : await create(server, old);
  if (refusal) {
    await server.end();
    return refused(refusal);
  }
  const name = besideName(old);
  return done({
    name,
    swap: () => swap(server, old, name, isEmpty),
    close: async () => {
      await server.query(`drop database if exists ${server.escapeIdentifier(name)} with (force)`);
      await server.end();
    },
  });
}

const besideName = (old: string) => `${old.slice(0, 50)}_neu`;

async function lookAt(admin: ClientConfig): Promise<{ old: string; isEmpty: boolean }> {
  const client = new Client(admin);
  await client.connect();
  try {
    const found = await client.query<{ old: string; house: boolean }>(
      `select current_database() as old, to_regclass('directory.regions') is not null and to_regclass('auth."user"') is not null as house`,
    );
    const row = found.rows[0];
    if (!row?.house) return { old: row?.old ?? "", isEmpty: true };
    const rows = await client.query(`select 1 from directory.regions union all select 1 from auth."user" limit 1`);
    return { old: row.old, isEmpty: rows.rowCount === 0 };
  } finally {
    await client.end();
  }
}

async function isInUse(server: ClientBase, name: string): Promise<boolean> {
  // Without the server's own workers, which leave by themselves.
  const found = await server.query("select 1 from pg_stat_activity where datname = $1 and usesysid is not null limit 1", [name]);
  return found.rowCount !== 0;
}

type Kind = { owner: string; encoding: string; provider: string; collate: string; ctype: string; locale: string | null; rights: string | null };

async function create(server: ClientBase, old: string): Promise<"may-not-create" | null> {
  // The name of the locale's column differs between versions.
  const found = await server.query<Kind>(
    `select pg_get_userbyid(d.datdba) as owner, pg_encoding_to_char(d.encoding) as encoding, d.datlocprovider::text as provider, d.datcollate as collate,
       d.datctype as ctype, coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as locale, d.datacl::text as rights
     from pg_database d where d.datname = $1`,
    [old],
  );
  const [kind] = found.rows;
  if (!kind) throw new Error(`The database ${old} is gone.`);
  const name = server.escapeIdentifier(besideName(old));
  const text = (value: string) => server.escapeLiteral(value);
  const provider = { i: "icu", b: "builtin" }[kind.provider];
  const locale = provider && kind.locale ? `locale_provider ${provider} ${provider}_locale ${text(kind.locale)}` : "locale_provider libc";
  try {
    // Left by a restore that was killed.
    await server.query(`drop database if exists ${name} with (force)`);
    await server.query(
      `create database ${name} owner ${server.escapeIdentifier(kind.owner)} template template0 encoding ${text(kind.encoding)}
       ${locale} lc_collate ${text(kind.collate)} lc_ctype ${text(kind.ctype)}`,
    );
  } catch (error) {
    if (error instanceof DatabaseError && error.code === "42501") return "may-not-create";
    throw error;
  }
  if (kind.rights !== null) await copyRights(server, old, name);
  return null;
}

/** Who may connect: an administrator may have closed the old database to others. */
async function copyRights(server: ClientBase, old: string, name: string): Promise<void> {
  await server.query(`revoke all on database ${name} from public`);
  const granted = await server.query<{ right: string; grantee: string | null }>(
    `select a.privilege_type as right, case when a.grantee = 0 then null else pg_get_userbyid(a.grantee) end as grantee
     from pg_database d, aclexplode(d.datacl) a where d.datname = $1`,
    [old],
  );
  for (const { right, grantee } of granted.rows) {
    await server.query(`grant ${right} on database ${name} to ${grantee === null ? "public" : server.escapeIdentifier(grantee)}`);
  }
}

async function swap(server: ClientBase, old: string, name: string, wasEmpty: boolean): Promise<Result<string | null, "in-use">> {
  const kept = `${old.slice(0, 40)}_vor_${new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, "")}`;
  const [oldId, newId, keptId] = [old, name, kept].map((each) => server.escapeIdentifier(each));
  try {
    await server.query(`begin; alter database ${oldId} rename to ${keptId}; alter database ${newId} rename to ${oldId}; commit`);
  } catch (error) {
    await server.query("rollback");
    // The house was started, or somebody looked in, while the other one was being built.
    if (error instanceof DatabaseError && error.code === "55006") return refused("in-use");
    throw error;
  }
  if (!wasEmpty) return done(kept);
  await server.query(`drop database ${keptId}`);
  return done(null);
}
