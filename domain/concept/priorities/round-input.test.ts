import { describe, expect, test } from "vitest";
import { RoundFields } from "./index.ts";
import { fieldsOf } from "./test-round.ts";

const criterion = (sentence: string) => ({ name: "Nutzen", nameIn: {}, sentence, sentenceIn: {}, weight: 3 });
const faultsIn = (values: Partial<RoundFields>) => RoundFields.safeParse(fieldsOf([], values)).error?.issues.map(({ path }) => path.join("."));

describe("A criterion", () => {
  test.each(["", "   ", "–", "1.", "?"])("needs a sentence that says something: %j does not", (sentence) => {
    expect(faultsIn({ method: "criteria", criteria: [criterion("Wem hilft es?"), criterion(sentence)] })).toEqual(["criteria.sentence"]);
  });

  test("may be said in any script", () => {
    expect(faultsIn({ method: "criteria", criteria: [criterion("من يستفيد؟")] })).toBeUndefined();
  });

  test("half written stops no round that does not ask for criteria", () => {
    expect(faultsIn({ method: "points", criteria: [criterion("")] })).toBeUndefined();
  });
});
