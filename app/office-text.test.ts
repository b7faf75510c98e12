import { expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import { officeText } from "./office-text.ts";

test("A function of a board is told in the reader's language, any other and every untranslated one as it was written", () => {
  expect(officeText(textsIn("ar"), "Vorsitz")).toEqual({ text: "الرئاسة", isGerman: false });
  expect(officeText(textsIn("en"), "Kasse").isGerman).toBe(false);
  for (const [locale, written] of [
    ["ar", "Sozialberatung"],
    ["tr", "Vorsitz"],
    ["de", "Beisitz im Vorstand"],
  ] as const) {
    expect(officeText(textsIn(locale), written)).toEqual({ text: written, isGerman: true });
  }
});
