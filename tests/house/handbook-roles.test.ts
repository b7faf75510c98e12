import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { migrate } from "#platform/db/index.ts";
import { installJobs } from "#platform/jobs/index.ts";
import { command, login, TEST_CONTEXT_KEY, TEST_LOGIN } from "#tests/support/server.ts";

const roles = readFileSync(join(resolve(import.meta.dirname, "../.."), "docs/betrieb/beispiele/rollen.sql"), "utf8");
const socketFolder = inject("socketFolder");
const superuser = login(socketFolder, "postgres", TEST_LOGIN.superuser);
const name = `handbuch_${randomBytes(6).toString("hex")}`;

/** What the handbook gives the login of the administration, under another name: the server has the other roles already. */
const statements = roles
  .split(";")
  .filter((statement) => statement.includes("miteinander_verwaltung"))
  .map((statement) => statement.replace(/^\s*--.*$/gm, "").replaceAll(":'verwaltung'", "'geheim'"))
  .map((statement) => statement.replaceAll("miteinander_verwaltung", name).replace("create database miteinander", `create database ${name}`));

afterAll(async () => {
  await command(superuser, `drop database if exists ${name} with (force)`);
  await command(superuser, `drop role if exists ${name}`);
});

describe("The login that the handbook gives the administration, which is no superuser", () => {
  test("brings an empty database to this version, and finds nothing more to do", async () => {
    expect(statements.length).toBeGreaterThan(3);
    for (const statement of statements) await command(superuser, statement);
    const input = { admin: login(socketFolder, name, "geheim", name), contextKey: TEST_CONTEXT_KEY, passwords: null };
    expect((await migrate(input)).length).toBeGreaterThan(100);
    await installJobs(input.admin);
    expect(await migrate(input)).toEqual([]);
  });
});
