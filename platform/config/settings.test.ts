import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "./index.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "miteinander-settings-"))));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = "thirty-two characters or more, at random";
const external = { DATABASE_URL: "postgres://a@b/c", AUTH_DATABASE_URL: "postgres://a@b/c", MITEINANDER_SECRET: SECRET };

function faultsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

describe("Settings that do not work", () => {
  test("are all listed together, by name", () => {
    const faults = faultsOf({
      PORT: "99999",
      ORIGIN: "miteinander",
      DATABASE_URL: "mysql://x",
      MAIL_FROM: "niemand",
      CLAMD: "clamd",
      TRUSTED_PROXY: "vielleicht",
      LOG_LEVEL: "laut",
      MITEINANDER_SECRET: "kurz",
    });
    expect(faults.map((fault) => fault.split(":")[0]).toSorted()).toEqual([
      "AUTH_DATABASE_URL",
      "CLAMD",
      "DATABASE_URL",
      "LOG_LEVEL",
      "MAIL_FROM",
      "MITEINANDER_SECRET",
      "ORIGIN",
      "PORT",
      "TRUSTED_PROXY",
    ]);
  });

  test.each([
    ["PORT", "viele"],
    ["PORT", "3000.5"],
    ["PORT", "-1"],
    ["METRICS_PORT", "0"],
    ["ORIGIN", "integration.example.org"],
    ["ORIGIN", "ftp://example.org"],
    ["DATABASE_URL", "mysql://x"],
    ["MIGRATION_DATABASE_URL", "x"],
    ["SMTP_URL", "mail.example.org"],
    ["MAIL_FROM", "Landkreis <niemand>"],
    ["TRUSTED_PROXY", "ja"],
    ["LOG_LEVEL", "laut"],
    ["BACKUP_AT", "2 Uhr"],
    ["BACKUP_KEEP", "alle"],
    ["PRIVATE_HOSTS", "sso"],
  ])("say what belongs there instead, in our own words: %s=%s", (name, value) => {
    const faults = faultsOf({ ...external, [name]: value }).filter((fault) => fault.startsWith(`${name}:`));
    expect(faults).toEqual([expect.stringMatching(/: (is|needs) /)]);
    expect(faults.join()).not.toMatch(/Invalid|expected|NaN/);
  });

  test("are told without their values: one of them may be a password", () => {
    const faults = faultsOf({ DATABASE_URL: "mysql://user:geheimes-wort@host/db", MITEINANDER_SECRET: "geheim" });
    expect(faults.join("\n")).not.toMatch(/geheim/);
  });

  test.each([["AUTH_DATABASE_URL"], ["MITEINANDER_SECRET"]])("include a missing %s where the database is named", (name) => {
    expect(faultsOf({ ...external, [name]: undefined })).toEqual([expect.stringContaining(`${name}: is missing`)]);
  });

  test("leave nothing behind", () => {
    const untouched = join(folder, "untouched");
    faultsOf({ MITEINANDER_DATA: untouched, PORT: "viele" });
    expect(existsSync(untouched)).toBe(false);
  });
});

describe("Settings that are not given", () => {
  test("have values for trying out, and empty ones count as not given", () => {
    expect(readSettings({ MITEINANDER_DATA: join(folder, "plain"), PORT: "" })).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      origin: "http://localhost:3000",
      smtpUrl: null,
      trustedProxy: false,
      database: { kind: "embedded" },
    });
  });

  test("never include a secret: it is made once, for its owner only, and differs from house to house", () => {
    const data = join(folder, "one");
    const first = readSettings({ MITEINANDER_DATA: data });
    expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(data, "secret"), "utf8")).toMatch(/^[0-9a-f]{64}$/);
    expect(readSettings({ MITEINANDER_DATA: data }).authSecret).toBe(first.authSecret);
    expect(readSettings({ MITEINANDER_DATA: join(folder, "two") }).authSecret).not.toBe(first.authSecret);
  });
});

describe("One secret", () => {
  test("gives keys that tell nothing about each other", () => {
    const { contextKey, authSecret, database } = readSettings({ MITEINANDER_SECRET: SECRET, MITEINANDER_DATA: folder });
    const passwords = database.kind === "embedded" ? [database.superuserPassword, database.appPassword, database.authPassword] : [];
    const keys = [contextKey.toString("hex"), authSecret, ...passwords];
    expect(new Set(keys).size).toBe(5);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });

  test("is the same in every process that is given it", () => {
    const [one, two] = ["one", "two"].map((name) => readSettings({ ...external, MITEINANDER_DATA: join(folder, name) }));
    expect(one?.contextKey).toEqual(two?.contextKey);
  });

  test("is not made where the administrator gave one", () => {
    const data = join(folder, "given");
    readSettings({ ...external, MITEINANDER_DATA: data });
    expect(existsSync(join(data, "secret"))).toBe(false);
  });
});

test("The address under which people reach us has no slash at its end", () => {
  expect(readSettings({ MITEINANDER_DATA: folder, ORIGIN: "https://miteinander.example/" }).origin).toBe("https://miteinander.example");
});
