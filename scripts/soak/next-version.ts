import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const project = resolve(import.meta.dirname, "../..");
/** What the product runs from; packages are shared. */
const PARTS = ["app", "build", "cli", "db", "domain", "platform", "package.json"];

/** Later than any that exists. */
const MIGRATION = "29991231T2359-next-version.sql";
/** While this runs, somebody may kill it: everything before it is done, everything after it is not. */
export const PAUSE = "select pg_sleep(2)";

/** Makes the product's next version: this one and a migration that adds a column and a table. @returns its folder, which is new */
export function makeNextVersion(folder: string): string {
  mkdirSync(folder, { mode: 0o755 });
  execFileSync("cp", ["-a", "--reflink=auto", ...PARTS.map((part) => join(project, part)), folder]);
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  writeFileSync(
    join(folder, "db", "migrations", MIGRATION),
    `create table next_things (region_id uuid not null references directory.regions (id), id uuid not null, primary key (region_id, id));
call house_wall('next_things', null);
insert into next_things (region_id, id) select id, id from directory.regions;
${PAUSE};
alter table measures add column next_word text not null default '';
alter table progress_updates add column next_word text not null default '';
`,
  );
  return folder;
}

/** The next version's command that migrates; ends by itself unless killed. */
export function startMigrating(version: string, environment: NodeJS.ProcessEnv): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ["cli/miteinander.ts", "migrate"], { cwd: version, env: environment, stdio: ["ignore", "ignore", "pipe"] });
  return { child, ended: new Promise((done) => child.once("exit", (code) => done(code))) };
}

/** How much of the next version is in a database: 0 none, 4 all of it. */
export const PARTS_OF_NEXT = `select (select count(*)::int from migrations.applied where name = '${MIGRATION}')
  + (select count(*)::int from information_schema.columns where column_name = 'next_word')
  + (select count(*)::int from information_schema.tables where table_name = 'next_things') as parts`;
