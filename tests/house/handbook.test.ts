import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readSettings, SETTING_NAMES } from "#platform/config/index.ts";

const project = resolve(import.meta.dirname, "../..");
const folder = join(project, "docs/betrieb");
const text = (path: string) => readFileSync(join(project, path), "utf8");

/** A file of settings as systemd and the shell read it. */
function settingsIn(path: string): Record<string, string> {
  const lines = text(path).split("\n");
  return Object.fromEntries(lines.flatMap((line) => [...line.matchAll(/^([A-Z_]+)="(.*)"$/g)].map(([, name = "", value = ""]) => [name, value])));
}

describe("The operating handbook", () => {
  test.each(["docs/betrieb/einstellungen.md", "docs/operations/README.md"])("lists in %s exactly the settings there are", (path) => {
    const listed = [...text(path).matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(([, names = ""]) => names.match(/[A-Z_]+/g) ?? []);
    expect(listed.toSorted()).toEqual(SETTING_NAMES.toSorted());
  });

  test("has examples of settings that work as soon as the secret is one", () => {
    const given = { ...settingsIn("docs/betrieb/beispiele/dienst.env"), ...settingsIn("docs/betrieb/beispiele/verwaltung.env") };
    expect(() => readSettings(given)).toThrow("MITEINANDER_SECRET");
    expect(readSettings({ ...given, MITEINANDER_SECRET: "x".repeat(64) })).toMatchObject({ database: { kind: "external", migrationUrl: expect.any(String) } });
    expect(settingsIn("docs/betrieb/beispiele/dienst.env")).not.toHaveProperty("MIGRATION_DATABASE_URL");
  });

  test("leads nowhere that is not there", () => {
    for (const name of readdirSync(folder).filter((each) => each.endsWith(".md"))) {
      const links = [...readFileSync(join(folder, name), "utf8").matchAll(/\]\(([^)#]+)/g)].map(([, to = ""]) => join(folder, to));
      for (const link of links) expect([name, link, existsSync(link)]).toEqual([name, link, true]);
    }
  });

  test("names only commands there are", () => {
    const commands = text("cli/miteinander.ts");
    for (const name of readdirSync(folder).filter((each) => each.endsWith(".md"))) {
      for (const [, command = ""] of readFileSync(join(folder, name), "utf8").matchAll(/(?:^|`)miteinander ([a-z]+)/gm)) {
        expect([name, commands.includes(`.command("${command}")`)]).toEqual([name, true]);
      }
    }
  });
});
