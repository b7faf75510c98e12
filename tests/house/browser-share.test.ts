import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

const folder = resolve("build/client/assets");
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, text: readFileSync(resolve(folder, name), "utf8") }));

describe("The scripts of the build that browsers may load", () => {
  // Words that survive minifying, because they stand in texts, names of properties or addresses of modules.
  test.each([
    ["a module of Node", /["'`]node:[a-z]|__vite-browser-external|process\.env/],
    ["the database", /drizzle|pg-boss|postgres|region_id/i],
    ["signing in", /better-auth|createHmac|timingSafeEqual/],
    ["the reading of input", /ZodError|invalid_type/],
    ["texts of a language, which come with the page", /Gliederung|إلى المحتوى/],
  ])("hold nothing of %s", (_, words) => {
    expect(scripts.flatMap(({ name, text }) => (words.test(text) ? [`${name}: ${words.exec(text)?.[0]}`] : []))).toEqual([]);
  });

  test("stay below 460 kB in all, before compression", () => {
    // The list of addresses and the one line for each page that never wakes up grow with the product; code must not.
    const code = scripts.filter(({ name, text }) => !name.startsWith("manifest-") && !/location\.reload\(\)/.test(text));
    expect(code.length).toBeGreaterThan(2);
    expect(code.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(460_000);
  });
});
