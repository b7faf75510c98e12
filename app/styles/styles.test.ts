import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "postcss";
import { describe, expect, test } from "vitest";

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith(".css"));
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** Properties and values that mean a side of the screen instead of a side of the text. */
const PHYSICAL_PROPERTY =
  /^(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-|$)|^(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))$|^border-(?:top|bottom)-(?:left|right)-radius$/;
const PHYSICAL_VALUE = /\b(?:left|right)\b/;

function physical(css: string): string[] {
  const found: string[] = [];
  parse(css).walkDecls(({ prop, value }) => {
    if (PHYSICAL_PROPERTY.test(prop) || (/^(?:text-align|float|clear|justify-|caption-side)/.test(prop) && PHYSICAL_VALUE.test(value)))
      found.push(`${prop}: ${value}`);
    // Four values name the sides by hand; where start and end differ, they are wrong in one direction.
    const sides = value.split(/\s+(?![^(]*\))/);
    if (/^(?:margin|padding|inset)$/.test(prop) && sides.length === 4 && sides[1] !== sides[3]) found.push(`${prop}: ${value}`);
  });
  return found;
}

function entry(name: string): string {
  return read(name).replace(/@import "\.\/([\w-]+\.css)";/g, (_, part: string) => read(part));
}

describe("Styles", () => {
  test.each(files)("%s knows start and end, not left and right", (name) => {
    expect(physical(read(name))).toEqual([]);
  });

  test("the check above sees what it shall see", () => {
    const css = "a { margin-left: 1px; text-align: right; padding: 1px 2px 3px 4px; float: left; width: 3px; border-top-left-radius: 1px }";
    expect(physical(css)).toHaveLength(6);
    expect(physical("a { margin-inline: 1px; text-align: end; padding: 1px 2px; justify-self: end }")).toEqual([]);
  });

  test("every file is imported by an entry, or by the pages that alone need it", () => {
    const imported = ["miteinander.css", "workspace.css"].flatMap((name) => [...read(name).matchAll(/@import "\.\/([^"]+)"/g)].map(([, part]) => part));
    const pages = globSync("app/**/*.tsx").map((file) => readFileSync(file, "utf8"));
    const linked = pages.flatMap((page) => [...page.matchAll(/styles\/([^"?]+\.css)\?url"/g)].map(([, part]) => part));
    expect(files.toSorted()).toEqual([...new Set([...imported, ...linked])].toSorted());
  });

  test("a class has one home, print apart: two meanings of one name once hid the whole outline on phones", () => {
    const homes = new Map<string, Set<string>>();
    for (const name of files.filter((file) => file !== "print.css" && file !== "kern.css")) {
      parse(read(name)).walkRules(({ selectors }) => {
        for (const [, own = ""] of selectors.flatMap((selector) => [/^\.([\w-]+)$/.exec(selector)].filter((found) => found !== null)))
          homes.set(own, (homes.get(own) ?? new Set()).add(name));
      });
    }
    expect([...homes].filter(([, names]) => names.size > 1).map(([own, names]) => `${own}: ${[...names].join(", ")}`)).toEqual([]);
  });

  test("every value that is used is declared", () => {
    const all = files.map(read).join("");
    const declared = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
    const used = new Set([...all.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
    expect([...used].filter((name) => !declared.has(name))).toEqual([]);
  });

  test("fonts lie beside their declaration, each below 20 kB", () => {
    for (const [, path] of files
      .map(read)
      .join("")
      .matchAll(/url\("([^"]+)"\)/g)) {
      expect(existsSync(join(folder, String(path)))).toBe(true);
      expect(readFileSync(join(folder, String(path))).length).toBeLessThan(20_000);
    }
  });

  test("public pages carry at most 14 kB of styles, compressed", () => {
    expect(gzipSync(entry("miteinander.css")).length).toBeLessThan(14_000);
  });

  test("classes that begin with kern- are KERN's own", () => {
    const kern = readFileSync(join(dirname(createRequire(import.meta.url).resolve("@kern-ux/native/package.json")), "dist/kern.css"), "utf8");
    const known = new Set([...kern.matchAll(/\.(kern-[\w-]+)/g)].map(([, name]) => name));
    // Two sizes and kinds of button that KERN does not have.
    const added = new Set(["kern-btn--danger", "kern-btn--small"]);
    const used = new Set([...read("kern.css").matchAll(/\.(kern-[\w-]+)/g)].map(([, name]) => String(name)));
    expect([...used].filter((name) => !known.has(name) && !added.has(name))).toEqual([]);
  });
});
