import { describe, expect, test } from "vitest";
import { acceptAll, type Decisions, readConcept } from "./index.ts";
import { outline } from "./tree-lines.ts";

/** A table of one row: the lines of its goal cell and of the cell beside it. */
async function row(goals: string[], recommendations: string[], decisions?: Decisions) {
  const bytes = new TextEncoder().encode(`Ziel;Empfehlung;Wer\n"${goals.join("\n")}";"${recommendations.join("\n")}";Amt 50\n`);
  const result = await readConcept({ name: "k.csv", bytes }, decisions);
  if (!result.ok) throw new Error(result.refusal);
  const asked = result.value.suggestions.filter(({ kind }) => kind === "several-goals");
  return { lines: outline(result.value.tree).slice(1), asked, suggestions: result.value.suggestions };
}

async function accepted(goals: string[], recommendations: string[]): Promise<string[]> {
  return (await row(goals, recommendations, acceptAll((await row(goals, recommendations)).suggestions))).lines;
}

describe("Several goals in one cell", () => {
  test("with numbers take the recommendations that carry their number", async () => {
    const { lines, asked } = await row(
      ["1.1 Kurse sind da.", "1.2 Wege sind kurz."],
      ["1.1.1 Lehrkräfte gewinnen.", "1.2.1 Busse fahren.", "1.2.2 Räder leihen."],
    );
    expect(lines).toEqual([
      "Z Kurse sind da.",
      "E Lehrkräfte gewinnen.",
      "! Wer: Amt 50",
      "Z Wege sind kurz.",
      "E Busse fahren.",
      "! Wer: Amt 50",
      "E Räder leihen.",
      "! Wer: Amt 50",
    ]);
    expect(asked).toMatchObject([{ reason: "numbered-goals", sure: true }]);
  });

  test("as a list are several goals; which recommendation belongs to which has to be decided", async () => {
    const [goals, recommendations] = [["- Kurse sind da", "- Wege sind kurz"], ["Busse fahren."]];
    const { lines, asked } = await row(goals, recommendations);
    expect(lines.filter((line) => line.startsWith("Z"))).toEqual(["Z Kurse sind da", "Z Wege sind kurz"]);
    expect(asked).toMatchObject([{ reason: "listed-goals", sure: false, suggested: "goals-last" }]);
    const [id = ""] = asked.map((suggestion) => suggestion.id);
    expect((await row(goals, recommendations, { [id]: "one-goal" })).lines[0]).toBe("Z Kurse sind da Wege sind kurz");
  });

  test("as lines beside as many recommendations are proposed in pairs, and stay one goal until somebody decides", async () => {
    const [goals, recommendations] = [
      ["Kurse sind da.", "Wege sind kurz."],
      ["Lehrkräfte gewinnen.", "Busse fahren."],
    ];
    expect((await row(goals, recommendations)).lines[0]).toBe("Z Kurse sind da. Wege sind kurz.");
    expect((await accepted(goals, recommendations)).filter((line) => !line.startsWith("!"))).toEqual([
      "Z Kurse sind da.",
      "E Lehrkräfte gewinnen.",
      "Z Wege sind kurz.",
      "E Busse fahren.",
    ]);
  });

  test("as lines without a partner for each are rather one goal of several paragraphs: shown, not asked", async () => {
    const { lines, asked } = await row(["Kurse sind da.", "Alle finden sie."], ["Lehrkräfte gewinnen."]);
    expect(lines[0]).toBe("Z Kurse sind da. Alle finden sie.");
    expect(asked).toMatchObject([{ reason: "lines-of-goals", suggested: "one-goal", sure: true }]);
  });
});
