import { describe, expect, test } from "vitest";
import { catalogueFor, createFormats, createTexts, direction, isLocale, LANGUAGES } from "./index.ts";

type Plain = { "a.hello": { name: string | number }; "a.goals": { count: number }; "a.save": {} };
type Rich = { "a.see": { link: (children: unknown[]) => unknown } };
const catalogue = {
  de: {
    "a.hello": "Guten Tag {name}",
    "a.goals": "{count, plural, one {# Ziel} other {# Ziele}}",
    "a.save": "Speichern",
    "a.see": "Sehen Sie <link>die Liste</link>.",
  },
  ar: { "a.goals": "{count, plural, zero {لا أهداف} one {هدف واحد} two {هدفان} few {# أهداف} many {# هدفاً} other {# هدف}}" },
};

describe("Texts", () => {
  test("fill in arguments and choose the plural of the language", () => {
    const german = createTexts<Plain, Rich>(catalogue, "de");
    expect(german.t("a.hello", { name: "Frau Albers" })).toBe("Guten Tag Frau Albers");
    expect([1, 2].map((count) => german.t("a.goals", { count }))).toEqual(["1 Ziel", "2 Ziele"]);
    const arabic = createTexts<Plain, Rich>(catalogue, "ar");
    expect([0, 1, 2, 3, 11, 100].map((count) => arabic.t("a.goals", { count }))).toEqual(["لا أهداف", "هدف واحد", "هدفان", "3 أهداف", "11 هدفاً", "100 هدف"]);
  });

  test("show German where the language has none, and say so", () => {
    const arabic = createTexts<Plain, Rich>(catalogue, "ar");
    expect(arabic.t("a.save")).toBe("Speichern");
    expect([arabic.languageOf("a.save"), arabic.languageOf("a.goals")]).toEqual(["de", "ar"]);
  });

  test("hand the words between tags to a function", () => {
    const { rich } = createTexts<Plain, Rich>(catalogue, "de");
    expect(rich("a.see", { link: (words) => ({ words }) })).toEqual(["Sehen Sie ", { words: ["die Liste"] }, "."]);
  });

  test("a page gets its own locale, and German only for what is missing there", () => {
    expect(catalogueFor(catalogue, "ar")).toEqual({
      ar: { "a.goals": catalogue.ar["a.goals"] },
      de: { "a.hello": "Guten Tag {name}", "a.save": "Speichern", "a.see": "Sehen Sie <link>die Liste</link>." },
    });
    expect(Object.keys(catalogueFor(catalogue, "de"))).toEqual(["de"]);
  });

  test("an unknown key is a fault of ours", () => {
    // @ts-expect-error: the types refuse it before
    expect(() => createTexts<Plain, Rich>(catalogue, "de").t("a.nothing")).toThrow("a.nothing");
  });
});

describe("Formats", () => {
  const german = createFormats("de");
  const english = createFormats("en");

  test("a day is the same day in every zone", () => {
    // vitest.config.ts runs the tests in New York, where a naive reading would show the day before.
    expect(german.day("2026-11-12")).toBe("12. November 2026");
    expect(german.weekday("2026-11-12")).toBe("Donnerstag, 12. November 2026");
    expect([german.dayShort("2026-12-31"), english.dayShort("2026-12-31")]).toEqual(["31.\u00a012.", "31 Dec"]);
    expect(german.month("2026-01-01")).toBe("Januar 2026");
  });

  test.each([
    ["winter", "2026-11-12T13:32:00Z", "12. November 2026, 14:32\u00a0Uhr"],
    ["summer", "2026-07-01T22:30:00Z", "2. Juli 2026, 00:30\u00a0Uhr"],
  ])("an instant is shown in Germany's time in %s", (_, instant, shown) => {
    expect(german.moment(instant)).toBe(shown);
  });

  test.each(LANGUAGES.map(({ code }) => code))("the clock has 24 hours in %s, as timetables have", (code) => {
    const shown = createFormats(code).time("2026-11-12T13:30:00Z");
    expect(shown.normalize("NFKC").replace(/\D/g, "")).toMatch(/^1430$/);
  });

  test("no line breaks before a unit", () => {
    expect(german.money(2_040_000)).toBe("20.400\u00a0€");
    expect(german.money(120_050)).toBe("1.200,50\u00a0€");
    expect(german.money(-1)).toBe("-0,01\u00a0€");
    expect(german.percent(0.534)).toBe("53\u00a0%");
    expect([3, 64_123, 1_234_567, 10_000_000_000].map(german.bytes)).toEqual(["1\u00a0kB", "64\u00a0kB", "1,2\u00a0MB", "10\u00a0GB"]);
  });

  test("digits stay Western in Arabic", () => {
    expect(createFormats("ar").number(1234)).toMatch(/^1.?234$/);
  });

  test("dates and times are those on papers here, also where a language has a calendar and a day of its own", () => {
    for (const { code } of LANGUAGES) expect(createFormats(code).day("2026-11-23")).toMatch(/23.*2026|2026.*23/);
    expect([createFormats("fa").time("2026-11-23T13:00:00Z"), createFormats("ti").time("2026-11-23T13:00:00Z")]).toEqual(["14:00", "14:00"]);
  });

  test("lists end with a word", () => {
    expect(german.list(["VHS", "Jobcenter", "Kreis"])).toBe("VHS, Jobcenter und Kreis");
  });
});

describe("Languages", () => {
  test("sixteen, three of them from right to left", () => {
    expect(LANGUAGES).toHaveLength(16);
    expect(LANGUAGES.filter(({ code }) => direction(code) === "rtl").map(({ code }) => code)).toEqual(["ar", "fa", "ps"]);
    expect([isLocale("vi"), isLocale("xx"), isLocale(undefined)]).toEqual([true, false, false]);
  });
});
