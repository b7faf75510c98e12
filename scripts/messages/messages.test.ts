import { describe, expect, test } from "vitest";
import { checkMessages } from "./check.ts";
import { catalogueModule, keysModule } from "./generate.ts";

const files = (de: Record<string, unknown>, en: Record<string, unknown>, ar: Record<string, unknown> = {}) => [
  { locale: "de", namespace: "a", messages: de },
  { locale: "en", namespace: "a", messages: en },
  { locale: "ar", namespace: "a", messages: ar },
];

describe("Checking messages", () => {
  test("finds nothing where English says all that German says; Arabic may be silent", () => {
    expect(checkMessages(files({ hi: "Guten Tag {name}" }, { hi: "Hello {name}" }))).toEqual([]);
  });

  test.each([
    ["a missing English message", { hi: "Hallo" }, {}, /en: "a\.hi" is missing/],
    ["a message German does not have", { hi: "Hallo" }, { hi: "Hello", old: "Old" }, /"old": German has no such message/],
    ["other arguments", { hi: "Hallo {name}" }, { hi: "Hello {nmae}" }, /arguments are nmae, in German name/],
    ["a missing tag", { hi: "<b>Hallo</b>" }, { hi: "Hello" }, /arguments are none, in German <b>/],
    ["a text that cannot be parsed", { hi: "Hallo {name" }, { hi: "Hello" }, /de\/a\.json "hi"/],
    ["a nested or empty message", { hi: { there: "x" }, no: "" }, {}, /keys are flat/],
    ["a key of several words", { "hi there": "x" }, { "hi there": "x" }, /a key is one word/],
    ["a missing plural", { n: "{count, plural, other {# Ziele}}" }, { n: "{count, plural, one {# goal} other {# goals}}" }, /\{count\} lacks one/],
  ])("names %s", (_, de, en, fault) => {
    expect(checkMessages(files(de, en)).join("\n")).toMatch(fault);
  });

  test("finds what readers of the portal would see in German", () => {
    const said = (locale: string, messages: Record<string, string>) => ({ locale, namespace: "finding", messages });
    const all = [said("de", { go: "Los", staff: "Intern" }), said("en", { go: "Go", staff: "Internal" }), said("ar", { go: "هيا" })];
    expect(checkMessages([...all, said("tr", {})])).toEqual(['tr/finding.json: "go" is missing, and readers of the portal see it']);
    expect(checkMessages([...all, said("tr", { go: "Hadi" })])).toEqual([]);
  });

  test("asks each language for its own plurals", () => {
    const n = "{count, plural, one {# Ziel} other {# Ziele}}";
    expect(checkMessages(files({ n }, { n }, { n: "{count, plural, one {هدف} other {# هدف}}" }))).toEqual([
      expect.stringMatching(/ar\/a\.json "n": \{count\} lacks zero, two, few, many/),
    ]);
  });
});

describe("Generating the modules", () => {
  const written = files(
    {
      hi: "Guten Tag {name}",
      n: "{count, plural, one {eins} other {#}}",
      see: "<link>hier</link>",
      save: "Speichern",
      kind: "{kind, select, idea {Idee} other {–}}",
    },
    {},
  );

  test("keys carry the types of their arguments", () => {
    const module = keysModule(written);
    expect(module).toContain('"a.hi": { "name": string | number };');
    expect(module).toContain('"a.n": { "count": number };');
    expect(module).toContain('"a.save": {};');
    expect(module).toContain('"a.kind": { "kind": "idea" | (string & {}) };');
    expect(module.split("RichMessages")[1]).toContain('"a.see": { "link": Tag };');
  });

  test("every file is imported under its locale", () => {
    expect(catalogueModule(written)).toContain('import ar_a from "./ar/a.json" with { type: "json" };');
  });
});
