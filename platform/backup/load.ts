import type pg from "pg";
import { JOB_COLUMNS, quoted, savedTables } from "./contents.ts";
import { copyIn } from "#platform/db/index.ts";
import type { Manifest } from "./manifest.ts";
import { DamagedBackup } from "./sealed-file.ts";
import type { Section } from "./sections.ts";
import { Tally } from "./tally.ts";

type Constraint = { table: string; name: string; definition: string };
type Index = { name: string; definition: string };

/**
 * Loads rows into a database that was just migrated and that nobody else uses.
 *
 * Meanwhile its walls are down for their owner, nothing is audited and nothing is indexed; `finish` puts everything
 * back as the migrations made it. Foreign keys come back with the check of all rows.
 */
export class Load {
  readonly #client: pg.Client;
  readonly #manifest: Manifest;
  #forced: string[] = [];
  #triggered: string[] = [];
  #constraints: Constraint[] = [];
  #indexes: Index[] = [];

  constructor(client: pg.Client, manifest: Manifest) {
    this.#client = client;
    this.#manifest = manifest;
  }

  async begin(): Promise<void> {
    const run = (text: string) => this.#client.query(text);
    await run("set client_encoding = 'UTF8'; set datestyle = 'ISO'; set timezone = 'UTC'; set intervalstyle = 'iso_8601'");
    await run("set maintenance_work_mem = '256MB'; set synchronous_commit = off");
    const tables = (await savedTables(this.#client)).map(({ schema, name }) => quoted(this.#client, schema, name));
    this.#forced = await this.#names(tables, "c.relforcerowsecurity");
    this.#triggered = await this.#names(tables, "exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)");
    // Keys that other keys need go last and come back first.
    this.#constraints = await this.#keys(tables);
    this.#indexes = await this.#plainIndexes(tables);
    for (const table of this.#forced) await run(`alter table ${table} no force row level security`);
    for (const table of this.#triggered) await run(`alter table ${table} disable trigger user`);
    for (const { table, name } of this.#constraints) await run(`alter table ${table} drop constraint ${name}`);
    for (const { name } of this.#indexes) await run(`drop index ${name}`);
    // A migration may have put rows there; those of the backup are all that shall be.
    if (tables.length > 0) await run(`truncate ${tables.join(", ")}`);
    await run(`create temporary table restored_jobs (${JOB_COLUMNS.map((column) => column.join(" ")).join(", ")})`);
  }

  /** @throws DamagedBackup unless exactly the rows come in that the manifest counts */
  async rows(section: Extract<Section, { kind: "table" | "jobs" }>, pieces: AsyncIterable<Buffer>): Promise<void> {
    const expected =
      section.kind === "jobs" ? this.#manifest.jobs : this.#manifest.tables.find((table) => table.schema === section.schema && table.name === section.name);
    const target =
      section.kind === "jobs"
        ? "restored_jobs"
        : `${quoted(this.#client, section.schema, section.name)} (${section.columns.map((column) => this.#client.escapeIdentifier(column)).join(", ")})`;
    const tally = new Tally();
    const rows = await copyIn(this.#client, `copy ${target} from stdin`, tally.of(pieces));
    if (rows !== expected?.rows || tally.sha256() !== expected.sha256) throw new DamagedBackup(`${target} is not what the manifest says`);
  }

  async finish(): Promise<void> {
    const run = (text: string) => this.#client.query(text);
    for (const { table, name, definition } of this.#constraints.toReversed()) await run(`alter table ${table} add constraint ${name} ${definition}`);
    for (const { definition } of this.#indexes) await run(definition);
    for (const table of this.#triggered) await run(`alter table ${table} enable trigger user`);
    for (const table of this.#forced) await run(`alter table ${table} force row level security`);
    for (const { schema, name, value, isCalled } of this.#manifest.sequences) {
      await this.#client.query("select setval($1::regclass, $2, $3)", [quoted(this.#client, schema, name), value, isCalled]);
    }
    await run("analyze");
  }

  /** After the job schema is there: what waited waits again; what was running is done once more. */
  async jobs(): Promise<void> {
    const columns = JOB_COLUMNS.map(([name]) => name).join(", ");
    await this.#client.query(
      `insert into pgboss.job (${columns}) select ${columns} from restored_jobs where name in (select name from pgboss.queue) on conflict do nothing`,
    );
  }

  async #names(tables: string[], condition: string): Promise<string[]> {
    const { rows } = await this.#client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.oid = any($1::regclass[]) and ${condition}`,
      [tables],
    );
    return rows.map(({ name }) => name);
  }

  async #keys(tables: string[]): Promise<Constraint[]> {
    const { rows } = await this.#client.query<Constraint>(
      `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
       where contype in ('f', 'p', 'u') and conparentid = 0 and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[])) order by contype = 'f' desc, 1, 2`,
      [tables],
    );
    return rows;
  }

  async #plainIndexes(tables: string[]): Promise<Index[]> {
    const { rows } = await this.#client.query<Index>(
      `select x.indexrelid::regclass::text as name, pg_get_indexdef(x.indexrelid) as definition from pg_index x
       where x.indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid)`,
      [tables],
    );
    return rows;
  }
}
