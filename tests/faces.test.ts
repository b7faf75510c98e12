import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const project = resolve(import.meta.dirname, "..");
const ORDER = ["platform", "domain", "app"];
/** Areas of the domain, lowest first: each may ask only those before it. */
const AREAS = ["network", "offers", "concept"];
/** Files that others may import past an index: words of the platform, who reads the concept and the offers (the page table is read while building), and tables for those above. */
const OPEN_FILES = ["platform/result.ts", "platform/house.ts", "platform/auth/roles.ts", "domain/concept/access.ts", "domain/offers/access.ts"];

const sources = ORDER.flatMap((layer) =>
  readdirSync(join(project, layer), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(^|\/)test-[^/]+$|\.process\.ts$/.test(name))
    .map((name) => `${layer}/${name}`),
);

/** Every import of another layer or area, as "file → file". */
const imports = sources.flatMap((file) =>
  [...readFileSync(join(project, file), "utf8").matchAll(/(?:from|import\()\s*"([#.][^"]+)"/g)].map(([, to = ""]) => ({
    from: file,
    to: to.startsWith("#") ? to.slice(1) : relative(project, resolve(project, file, "..", to)),
  })),
);
const layerOf = (file: string) => ORDER.indexOf(file.split("/")[0] ?? "");
const roomOf = (file: string) => file.split("/").slice(0, 2).join("/");
const areaOf = (file: string) => (file.startsWith("domain/") ? AREAS.indexOf(file.split("/")[1] ?? "") : -1);
const words = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`;

test("the code is there to be read", () => expect(imports.length).toBeGreaterThan(500));

test("arrows run app → domain → platform only", () => {
  expect(imports.filter(({ from, to }) => layerOf(to) > layerOf(from)).map(words)).toEqual([]);
});

test("an area of the domain knows only areas below it", () => {
  expect(imports.filter(({ from, to }) => areaOf(from) >= 0 && areaOf(to) > areaOf(from)).map(words)).toEqual([]);
});

test("a room is entered through an index.ts", () => {
  const past = imports.filter(({ from, to }) => {
    if (layerOf(to) < 0 || to.startsWith("app/") || roomOf(from) === roomOf(to)) return false;
    const mayOpen = to.endsWith("/index.ts") || OPEN_FILES.includes(to) || (to.endsWith("/schema.ts") && !from.startsWith("app/"));
    return !mayOpen;
  });
  expect(past.map(words)).toEqual([]);
});
