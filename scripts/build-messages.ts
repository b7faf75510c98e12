/**
 * Reads app/messages/<locale>/<namespace>.json and writes the types of all keys and the list of all files beside them.
 * With --check nothing is written: faults, or files that are not up to date, end with exit code 1.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkMessages, type MessageFiles } from "./messages/check.ts";
import { catalogueModule, keysModule } from "./messages/generate.ts";

const folder = resolve(import.meta.dirname, "../app/messages");
const files = readMessages(folder);
const faults = checkMessages(files);
const outputs =
  faults.length > 0
    ? []
    : ([
        ["keys.gen.ts", keysModule(files)],
        ["catalogue.gen.ts", catalogueModule(files)],
      ] as const);

if (process.argv.includes("--check")) {
  for (const [name, wanted] of outputs) {
    const path = join(folder, name);
    if (!existsSync(path) || readFileSync(path, "utf8") !== wanted) faults.push(`app/messages/${name} is not up to date: node scripts/build-messages.ts`);
  }
} else {
  for (const [name, wanted] of outputs) writeFileSync(join(folder, name), wanted);
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** @throws Error that names the file */
function readJson(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function readMessages(root: string): MessageFiles {
  const locales = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return locales.flatMap(({ name: locale }) =>
    readdirSync(join(root, locale))
      .filter((file) => file.endsWith(".json"))
      .sort()
      .map((file) => ({
        locale,
        namespace: file.slice(0, -".json".length),
        messages: readJson(join(root, locale, file)),
      })),
  );
}
