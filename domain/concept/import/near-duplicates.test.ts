import { describe, expect, test } from "vitest";
import { acceptAll, type Decisions, readConcept } from "./index.ts";
import { outline } from "./tree-lines.ts";

async function read(one: string, other: string, decisions?: Decisions) {
  const bytes = new TextEncoder().encode(`Ziel;Empfehlung\nBetriebe helfen.;${one}\nKurse sind da.;${other}\n`);
  const result = await readConcept({ name: "k.csv", bytes }, decisions);
  if (!result.ok) throw new Error(result.refusal);
  const { tree, suggestions } = result.value;
  return { recommendations: outline(tree).filter((line) => line.startsWith("E")), suggestions };
}

const ONE = "Betriebe bieten Sprachkurse während der Arbeitszeit für alle neuen Beschäftigten an.";

describe("Two recommendations that say nearly the same", () => {
  test("are shown side by side, and both stay unless somebody takes one out", async () => {
    const other = ONE.replace("während", "in");
    const { recommendations, suggestions } = await read(ONE, other);
    expect(recommendations).toHaveLength(2);
    expect(suggestions).toMatchObject([{ kind: "near-duplicate", original: [ONE, other], suggested: "keep-both", params: { percent: 91 } }]);
    expect((await read(ONE, other, acceptAll(suggestions))).recommendations).toHaveLength(2);
    expect((await read(ONE, other, { [suggestions[0]?.id ?? ""]: "skip" })).recommendations).toEqual([`E ${ONE}`]);
  });

  test.each([
    ["another thing in the same pattern", ONE.replace("Sprachkurse", "Praktika").replace("neuen", "jungen").replace("Betriebe", "Ämter")],
    ["a part of the other", "Betriebe bieten Sprachkurse an."],
  ])("is not said of %s", async (_, other) => {
    expect((await read(ONE, other)).suggestions).toEqual([]);
  });

  test("is not said of a few words", async () => {
    expect((await read("Die Kurse weiter ausbauen", "Die Kurse weiter ausbauen")).suggestions).toEqual([]);
  });
});
