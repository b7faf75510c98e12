/**
 * Arrows between rooms (docs/adr, design 2): app → domain → platform, areas of the domain only downwards, every room through its face.
 * Printed and exit code 1 when an import breaks one of them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const project = resolve(import.meta.dirname, "..");
const ORDER = ["platform", "domain", "app"];
/** Areas of the domain, lowest first: each may ask only those before it. */
const AREAS = ["network", "offers", "concept"];
/** Files that others may import past an index: words of the platform, folders (the launcher runs where the settings' packages are not), who reads the concept and the offers (the page table is read while building). */
const OPEN_FILES = [
  "platform/result.ts",
  "platform/house.ts",
  "platform/config/folders.ts",
  "platform/auth/roles.ts",
  "domain/concept/access.ts",
  "domain/offers/access.ts",
];

type Import = { from: string; to: string };

const sources = ORDER.flatMap((layer) =>
  readdirSync(join(project, layer), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(^|\/)test-[^/]+$|\.process\.ts$/.test(name))
    .map((name) => `${layer}/${name}`),
);
const imports = sources.flatMap((file) =>
  [...readFileSync(join(project, file), "utf8").matchAll(/(?:from|import\()\s*"([#.][^"]+)"/g)].map(([, to = ""]) => ({
    from: file,
    to: to.startsWith("#") ? to.slice(1) : relative(project, resolve(project, file, "..", to)),
  })),
);
const layerOf = (file: string) => ORDER.indexOf(file.split("/")[0] ?? "");
const roomOf = (file: string) => file.split("/").slice(0, 2).join("/");
const areaOf = (file: string) => (file.startsWith("domain/") ? AREAS.indexOf(file.split("/")[1] ?? "") : -1);

const RULES: Record<string, (arrow: Import) => boolean> = {
  "app → domain → platform only": ({ from, to }) => layerOf(to) > layerOf(from),
  "an area of the domain knows only areas below it": ({ from, to }) => areaOf(from) >= 0 && areaOf(to) > areaOf(from),
  "a room is entered through its index.ts": ({ from, to }) =>
    layerOf(to) >= 0 &&
    !to.startsWith("app/") &&
    roomOf(from) !== roomOf(to) &&
    !to.endsWith("/index.ts") &&
    !OPEN_FILES.includes(to) &&
    (!to.endsWith("/schema.ts") || from.startsWith("app/")),
};

const broken = Object.entries(RULES).flatMap(([rule, breaks]) => imports.filter(breaks).map(({ from, to }) => `${rule}: ${from} → ${to}\n`));
if (imports.length < 500) broken.push(`only ${imports.length} imports found: the code was not read\n`);
process.stdout.write(broken.join(""));
process.exitCode = broken.length > 0 ? 1 : 0;
