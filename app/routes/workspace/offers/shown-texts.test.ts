import { expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { shownTexts } from "./shown-texts.ts";

const choices = { labels: [], organisations: [], municipalities: [{ id: "m", name: "Lindhorst" }] };
const shown = (typed: Record<string, string>) => shownTexts(textsIn("de").t, createFormats("de"), choices as never, typed);

test.each([
  ["0,00", "kostenlos"],
  ["4,50", "4,50\u00a0€"],
  ["12", "12\u00a0€"],
  ["zehn", "zehn"],
  ["", ""],
])("An offer of %s costs %s where people read it", (cost, expected) => expect(shown({ cost })["Kosten"]).toBe(expected));

test("Its days and its place are written out", () => {
  const texts = shown({ validUntil: "2027-01-31", "place-0-street": "Am Markt 3", "place-0-postalCode": "99908", "place-0-municipalityId": "m" });
  expect(texts["Gilt bis"]).toBe("31. Januar 2027");
  expect(texts["Wo"]).toBe("Am Markt 3, 99908 Lindhorst");
});
