import { expect, test } from "vitest";
import { readChosen } from "./chosen.ts";

test.each([
  ["ar", "ar"],
  ["vi", "de"],
  ["klingonisch", "de"],
  ["", "de"],
])("An address that asks for the sheet in „%s“ gets it in %s, where the region offers German and Arabic", (asked, language) => {
  expect(readChosen(new URLSearchParams({ sprache: asked }), { languages: ["de", "ar"] }).language).toBe(language);
});
