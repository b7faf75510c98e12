import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { forbiddenIn } from "./words.ts";

const db = await testDatabase();
const project = resolve(import.meta.dirname, "../..");

/** Casework may know such things, behind a wall of its own; nothing else may. */
const isCasework = (name: string) => /(^|\W)(casework|case_|case-)/.test(name);
/** What an organisation is says nothing about a person. */
const HARMLESS = ["app/messages/de/network.json kind-religious-community"];
const found = (names: string[]) =>
  names.filter((name) => !isCasework(name) && !HARMLESS.includes(name)).flatMap((name) => (forbiddenIn(name) ? [`${name}: ${forbiddenIn(name)}`] : []));

function sourcesIn(room: string, ending: RegExp): { file: string; text: string }[] {
  return readdirSync(join(project, room), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name) && !/\.(test|gen)\./.test(name))
    .map((name) => ({ file: `${room}/${name}`, text: readFileSync(join(project, room, name), "utf8") }));
}

describe("What is never stored outside casework has no place", () => {
  test("in the database: no table and no column of that name, and no value that a column may take", async () => {
    const columns = await db.superuser.query<{ name: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
       where table_schema not in ('pg_catalog', 'information_schema', 'pgboss')`,
    );
    expect(columns.rows.length).toBeGreaterThan(100);
    const checks = await db.superuser.query<{ name: string }>("select pg_get_constraintdef(oid) as name from pg_constraint where contype = 'c'");
    expect(found([...columns.rows, ...checks.rows].map(({ name }) => name))).toEqual([]);
  });

  test("in the texts: no message of that name", () => {
    const keys = sourcesIn("app/messages/de", /\.json$/).flatMap(({ file, text }) => Object.keys(JSON.parse(text) as object).map((key) => `${file} ${key}`));
    expect(keys.length).toBeGreaterThan(500);
    expect(found(keys)).toEqual([]);
  });

  test("in forms: no field of that name, and no input of an act", () => {
    const fields = sourcesIn("app", /\.tsx$/).flatMap(({ file, text }) => [...text.matchAll(/\bname="([^"]+)"/g)].map(([, name]) => `${file} ${name}`));
    expect(fields.length).toBeGreaterThan(100);
    const inputs = ["domain", "platform"].flatMap((room) =>
      sourcesIn(room, /\.ts$/).flatMap(({ file, text }) => [...text.matchAll(/^\s*(\w+): z\b/gm)].map(([, name]) => `${file} ${name}`)),
    );
    expect(inputs.length).toBeGreaterThan(50);
    expect(found([...fields, ...inputs])).toEqual([]);
  });
});

describe("The words are known", () => {
  test.each([
    ["people.residence_status", "residence status"],
    ["aufenthaltstitel", "residence status"],
    ["label-duldung-bis", "residence status"],
    ["fluchtgrund", "reason of flight"],
    ["reasonOfFlight", "reason of flight"],
    ["religion", "religion"],
    ["konfession", "religion"],
    ["healthStatus", "health"],
    ["behinderung_art", "health"],
    ["nationality", "nationality"],
    ["staatsangehörigkeit", "nationality"],
    ["country_of_origin", "nationality"],
    ["herkunftsland", "nationality"],
  ])("%s tells %s", (name, kind) => expect(forbiddenIn(name)).toBe(kind));

  test.each(["status_rounds.title", "state_reason", "origin", "assessment", "language", "municipality_id", "branch-health", "reason-missing"])(
    "%s is harmless",
    (name) => expect(forbiddenIn(name)).toBeUndefined(),
  );
});
