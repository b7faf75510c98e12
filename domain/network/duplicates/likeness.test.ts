import { describe, expect, test } from "vitest";
import { likeness, LIKELY, type Compared } from "./likeness.ts";
import { DIFFERENT, SAME } from "./test-pairs.ts";

function entry(line: string): Compared {
  const [name = "", street = "", town = "", phone = "", email = "", website = ""] = line.split(";");
  const [, postalCode = "", place = ""] = /^(\d{5})?\s*(.*)$/.exec(town) ?? [];
  return { name, shortName: null, street, postalCode, place, municipality: null, phone, email, website };
}

type Pairs = readonly (readonly [string, string])[];
const isFound = ([a, b]: readonly [string, string]) => likeness(entry(a), entry(b)).score >= LIKELY;

function figures(same: Pairs, different: Pairs) {
  const [hits, wrong] = [same.filter(isFound).length, different.filter(isFound).length];
  return { recall: hits / same.length, precision: hits / (hits + wrong) };
}

/** The rule was made with the first, third … line in view; the lines between were kept back. */
const seen = (pairs: Pairs) => pairs.filter((_, line) => line % 2 === 0);
const keptBack = (pairs: Pairs) => pairs.filter((_, line) => line % 2 === 1);

describe("Two hundred written pairs", () => {
  test.each([
    ["seen", seen],
    ["kept back", keptBack],
    ["all", (pairs: Pairs) => pairs],
  ])("%s: at least 9 of 10 duplicates are found, and at least 8 of 10 found ones are duplicates", (half, of) => {
    const { recall, precision } = figures(of(SAME), of(DIFFERENT));
    process.stdout.write(`Duplicates, pairs ${half}: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n`);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.8);
  });

  test("answers the same whichever of the two comes first", () => {
    for (const [a, b] of [...SAME, ...DIFFERENT]) expect(likeness(entry(a), entry(b))).toEqual(likeness(entry(b), entry(a)));
  });
});

describe("The reasons", () => {
  test("name what is the same, in words a person can check", () => {
    const vhs = entry("VHS Ellerland;Schulweg 12;27312 Osterwehr;05555 910;info@vhs.example;www.vhs.example");
    const again = entry("Volkshochschule Ellerland e.V.;Schulweg 12;27312 Osterwehr;+49 5555/910;info@vhs.example;https://vhs.example/kurse");
    expect(likeness(vhs, again).reasons).toEqual(["name", "phone", "email", "website", "address"]);
  });

  test("an address at a provider that everybody uses is none", () => {
    expect(likeness(entry("Schachclub;;;;schach@gmx.de"), entry("Angelclub;;;;angeln@gmx.de"))).toEqual({ score: 0, reasons: [] });
  });
});
