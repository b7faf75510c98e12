import { expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import { changeName } from "./change-name.ts";

const at = (number: string) => ({ number });

test.each([
  ["changed where it stands", at("1.1.1"), at("1.1.1"), "Empfehlung 1.1.1"],
  ["moved", at("5.2.1"), at("3.1.1"), "Empfehlung 3.1.1 (bisher 5.2.1)"],
  ["new", null, at("3.2.4"), "Empfehlung 3.2.4"],
  ["gone, so that its number belongs to another one now", at("3.1.1"), null, "Empfehlung (bisher 3.1.1)"],
])("An item that is %s is called so that its number names only one", (_, before, after, name) =>
  expect(changeName(textsIn("de").t, { level: "recommendation", before, after })).toBe(name),
);

test("A chapter has no number", () => expect(changeName(textsIn("de").t, { level: "chapter", before: at(""), after: at("") })).toBe("Kapitel"));
