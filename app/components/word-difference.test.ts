import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { markDifferences, type Piece } from "./word-difference.ts";

const whole = (pieces: Piece[]) => pieces.map(({ text }) => text).join("");
const shared = (pieces: Piece[]) =>
  pieces
    .filter(({ differs }) => !differs)
    .map(({ text }) => text)
    .join("");
const long = (word: string) => `Anfang ${`${word} `.repeat(2000)}Ende`;

describe("Marking the differences of two texts", () => {
  test("marks words that only one side has", () => {
    expect(markDifferences("Alle neun Räume stehen fest", "Alle acht Räume stehen jetzt fest")).toEqual({
      left: [
        { text: "Alle ", differs: false },
        { text: "neun", differs: true },
        { text: " Räume stehen fest", differs: false },
      ],
      right: [
        { text: "Alle ", differs: false },
        { text: "acht", differs: true },
        { text: " Räume stehen", differs: false },
        { text: " jetzt", differs: true },
        { text: " fest", differs: false },
      ],
    });
  });

  test("loses nothing, and what it calls equal is equal", () => {
    const text = array(constantFrom("Räume", "Kurse", "fest", "\n", "–")).map((words) => words.join(" "));
    assert(
      property(text, text, (left, right) => {
        const marked = markDifferences(left, right);
        expect([whole(marked.left), whole(marked.right)]).toEqual([left, right]);
        expect(shared(marked.left)).toBe(shared(marked.right));
      }),
    );
  });

  test("gives up on finding common words in very long texts, not on showing them", () => {
    const marked = markDifferences(long("a"), long("b"));
    expect(whole(marked.left)).toBe(long("a"));
    expect(shared(marked.left)).toContain("Anfang");
  });
});
