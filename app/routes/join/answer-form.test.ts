import { expect, test } from "vitest";
import { readAnswers } from "./answer-form.ts";
import { figureName, inputName, shownFigure } from "./answer-names.ts";

const id = "019aa000-0000-7000-8000-000000000001";
const resultId = "019aa000-0000-7000-8000-000000000002";
const answer = { id, decidedAt: null, results: [{ id: resultId, name: "Kinder", unit: "", planned: 40, reached: 10 }] };

function aForm(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ [inputName("kind", id)]: "answer", ...values })) form.set(name, value);
  return form;
}

test("An untouched answer is read as one that says nothing yet", () => {
  expect(readAnswers(aForm({}), [answer])).toEqual({
    drafts: [{ answerId: id, kind: "answer", state: null, assessment: null, text: "", figures: {}, handOnToPersonId: null }],
    unreadable: {},
  });
});

test.each([
  ["1.234,5", 1234.5],
  ["34", 34],
  ["0", 0],
  [" 12 ", 12],
  ["٣٢", 32],
  ["۱٬۲۳۴٫۵", 1234.5],
])("The figure %j is %d", (typed, figure) => {
  const { drafts, unreadable } = readAnswers(aForm({ [figureName(id, resultId)]: typed }), [answer]);
  expect(unreadable).toEqual({});
  expect(drafts[0]?.figures).toEqual({ [resultId]: figure });
});

test("A figure that is no number is named and shown again, and the words beside it are kept", () => {
  const { drafts, unreadable } = readAnswers(aForm({ [figureName(id, resultId)]: "viele", [inputName("text", id)]: "Es läuft." }), [answer]);
  expect(unreadable).toEqual({ [figureName(id, resultId)]: "viele" });
  expect(drafts).toMatchObject([{ text: "Es läuft.", figures: {} }]);
});

test("Line ends of browsers are no change of the text", () => {
  expect(readAnswers(aForm({ [inputName("text", id)]: "eins\r\nzwei" }), [answer]).drafts[0]?.text).toBe("eins\nzwei");
});

test("A decided answer, and one that the form does not hold, are left alone", () => {
  expect(readAnswers(aForm({}), [{ ...answer, decidedAt: new Date() }]).drafts).toEqual([]);
  expect(readAnswers(new FormData(), [answer]).drafts).toEqual([]);
});

test("What nobody can choose on the page is named, not saved", () => {
  const read = readAnswers(aForm({ [inputName("assessment", id)]: "great", [inputName("person", id)]: "somebody" }), [answer]);
  expect(read.drafts).toEqual([]);
  expect(Object.keys(read.unreadable).toSorted()).toEqual([inputName("assessment", id), inputName("person", id)]);
});

test("A saved figure is shown as people in Germany type it", () => {
  expect(shownFigure({ figures: { [resultId]: 12.5 } }, resultId)).toBe("12,5");
});
