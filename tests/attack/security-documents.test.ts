import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const project = resolve(import.meta.dirname, "../..");

test.each(["docs/security/asvs.md", "docs/security/threat-model.md", "docs/security/cryptography.md", "SECURITY.md"])(
  "Every file that %s names exists",
  (document) => {
    const text = readFileSync(join(project, document), "utf8");
    const named = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = ""]) => resolve(project, dirname(document), target));
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  },
);

test("Each row of the ASVS table names its test, or says why there is none", () => {
  const rows = readFileSync(join(project, "docs/security/asvs.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.slice(2, -2).split(" | "));
  expect(rows.length).toBeGreaterThan(90);
  expect(rows.filter((cells) => cells.length !== 5 || (!/\.(test|spec)\.ts\)/.test(cells[3] ?? "") && cells[4] === "–"))).toEqual([]);
});
