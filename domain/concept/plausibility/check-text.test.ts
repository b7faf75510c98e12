import { describe, expect, test } from "vitest";
import { checkText } from "./check-text.ts";
import { isExplanation } from "./hint.ts";
import { clean } from "./passages/clean.ts";
import { faulty } from "./passages/faulty.ts";
import { heldBackFirst } from "./passages/held-back-first.ts";
import { heldBack } from "./passages/held-back.ts";
import { heldBackThird } from "./passages/held-back-third.ts";
import { prose, table, type WrittenPassage } from "./passages/passage.ts";
import { third } from "./passages/third.ts";

const faultsIn = (blocks: Parameters<typeof checkText>[0]) => checkText(blocks).filter((hint) => !isExplanation(hint));

describe("Sixty written passages", () => {
  test("half of them clean", () => expect([faulty.length, clean.length]).toEqual([30, 30]));

  test("every fault is found", () => {
    const missed = faulty.filter(({ blocks, fault }) => !faultsIn(blocks).some(({ code }) => code === fault)).map(({ name }) => name);
    // Asked are nine in ten; they are known, so all of them.
    expect(missed).toEqual([]);
  });

  test("a faulty one is told once, not by several rules", () => {
    const loud = faulty.filter(({ blocks }) => faultsIn(blocks).length > 1).map(({ name }) => name);
    expect(loud).toEqual([]);
  });

  test("no clean one is called faulty", () => {
    const alarms = clean.flatMap(({ name, blocks }) => faultsIn(blocks).map(({ code, arithmetic }) => `${name}: ${code} ${arithmetic}`));
    expect(alarms).toEqual([]);
  });
});

describe("Passages that were held back until the rules were done", () => {
  const measure = (passages: readonly WrittenPassage[]) => ({
    found: passages.filter(({ blocks, fault }) => fault !== null && faultsIn(blocks).some(({ code }) => code === fault)).length,
    alarms: passages.filter(({ blocks, fault }) => fault === null && faultsIn(blocks).length > 0).length,
  });

  test("the first twenty, from which the rules learnt since: 7 of 10 and 3 alarms at first", () => {
    expect(measure(heldBackFirst)).toEqual({ found: 9, alarms: 0 });
  });

  // As measured, and not tuned to. Of the ten, the money is found for a wrong reason: "setzen sich zusammen aus 31.000 Euro" loses its first part.
  test("the next twenty say how well the rules do on what they do not know", () => {
    expect(measure(heldBack)).toEqual({ found: 10, alarms: 1 });
  });
});

describe("Sixty passages of the third reading", () => {
  const both = [...third, ...heldBackThird];
  test("half of them clean", () => expect([both.filter(({ fault }) => fault === null).length, both.length]).toEqual([30, 60]));

  test("every fault is found but for one: whose rate the second sentence means, only a reader knows", () => {
    const missed = both.filter(({ blocks, fault }) => fault !== null && !faultsIn(blocks).some(({ code }) => code === fault)).map(({ name }) => name);
    expect(missed).toEqual(["a rate twice"]);
  });

  test("no clean one is called faulty", () => {
    const alarms = both.filter(({ fault }) => fault === null).flatMap(({ name, blocks }) => faultsIn(blocks).map(({ arithmetic }) => `${name}: ${arithmetic}`));
    expect(alarms).toEqual([]);
  });

  test("a faulty one is told once", () => {
    expect(both.filter(({ blocks, fault }) => fault !== null && faultsIn(blocks).length > 1).map(({ name }) => name)).toEqual([]);
  });
});

test("A sentence that names the county and the Land tells both apart, and a later one is held against the county", () => {
  const written = prose(
    "",
    "twice",
    "Im Landkreis leben 3.412 Schutzsuchende, im Land 121.000 Schutzsuchende.",
    "Die Zahl der Schutzsuchenden im Landkreis beträgt 3.214.",
  );
  expect(checkText(written.blocks)).toMatchObject([{ code: "twice", arithmetic: "3.412 ≠ 3.214", block: 1 }]);
});

describe("What looks like a fault and is none", () => {
  test.each([
    [
      "figures rounded to 5",
      [prose("", null, "Arbeitslos waren 1.280 Menschen, davon 585 Frauen und 690 Männer.")],
      "rounded-to-5",
      "585 + 690 = 1.275 ≠ 1.280",
    ],
    [
      "secret cells",
      [table("", null, "Ort | Zahl", "Hohenwede | 411", "Torfhude | 305", "Ellerholt | *", "Insgesamt | 718")],
      "withheld",
      "411 + 305 = 716 ≠ 718",
    ],
  ] as const)("is explained: %s", (_, passages, code, arithmetic) => {
    expect(checkText(passages.flatMap(({ blocks }) => blocks))).toMatchObject([{ code, arithmetic }]);
  });
});

test("A text without end is read in a moment", () => {
  const blocks = Array.from({ length: 400 }, (_, n) => [...faulty, ...clean].flatMap(({ blocks: own }) => own)[n % 60]).filter((block) => block !== undefined);
  const started = performance.now();
  checkText(blocks);
  for (const text of ["Davon 1 und 2, 3 von 4 (5 %), ", "1.1.", "1. 1. ", "Tel. 0 ", "11"]) checkText([{ kind: "paragraph", text: text.repeat(10_000) }]);
  expect(performance.now() - started).toBeLessThan(5000);
});
