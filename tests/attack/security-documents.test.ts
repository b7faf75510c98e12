import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const project = resolve(import.meta.dirname, "../..");

test.each(["docs/security/asvs.md", "docs/security/threat-model.md", "SECURITY.md"])("Every file that %s names exists", (document) => {
  const text = readFileSync(join(project, document), "utf8");
  const named = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = ""]) => resolve(project, dirname(document), target));
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

test("Each row of the ASVS table says where it is met or what is open", () => {
  const rows = readFileSync(join(project, "docs/security/asvs.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split(" | "));
  expect(rows.length).toBeGreaterThan(90);
  expect(rows.filter((cells) => cells.length !== 5 || (cells[2] === "–" && cells[4]?.startsWith("–")))).toEqual([]);
});
