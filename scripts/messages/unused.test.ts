import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const project = resolve(import.meta.dirname, "../..");

test("Every German message is used somewhere: by its key, or by a key that is put together from a beginning", () => {
  const source = ["app", "domain", "platform", "cli", "scripts"]
    .flatMap((room) => readdirSync(join(project, room), { recursive: true, encoding: "utf8" }).map((name) => join(project, room, name)))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".gen.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const beginnings = new Set([...source.matchAll(/[`"]([a-z-]+\.[a-zA-Z-]*)\$\{/g)].map(([, beginning = ""]) => beginning));
  const folder = join(project, "app/messages/de");
  const keys = readdirSync(folder).flatMap((file) => {
    const messages = JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, string>;
    return Object.keys(messages).map((name) => `${file.replace(".json", "")}.${name}`);
  });
  const unused = keys.filter((key) => !source.includes(`"${key}"`) && ![...beginnings].some((beginning) => key.startsWith(beginning)));
  expect(unused).toEqual([]);
});
