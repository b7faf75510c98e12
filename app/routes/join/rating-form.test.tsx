import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LocaleProvider } from "#app/components/locale.tsx";
import { messagesFor } from "#app/messages/texts.ts";
import type { OwnEvaluation } from "#domain/concept/evaluation/index.ts";
import { RatingForm } from "./rating-form.tsx";

const measure = { measureId: "m", title: "Kochen am Sonntag", state: "running" as const, latest: null };
const goal = {
  goalId: "g",
  number: "5.1",
  field: "5",
  title: "Vereine öffnen ihre Türen",
  text: "",
  rating: null,
  reason: "",
  savedAt: null,
  left: false,
  figures: [],
  measures: [measure],
};
const own = {
  raterId: "r",
  rater: "Volkshochschule",
  person: null,
  submitted: false,
  lastDayOfLink: "2027-01-01",
  round: { id: "b", title: "Bewertung", dueOn: "2026-12-28", closed: false },
  ratings: [goal],
} as unknown as OwnEvaluation;

const shown = (wide: boolean) =>
  renderToStaticMarkup(
    <LocaleProvider locale="de" messages={messagesFor("de")}>
      <RatingForm own={own} faults={{}} justSaved={false} wide={wide} />
    </LocaleProvider>,
  );

test("What is known about a goal lies open beside the question where there is room, and is folded above it on a phone", () => {
  expect(shown(true)).toMatch(/<div class="pair"><details [^>]*open="">.*Kochen am Sonntag.*<\/details><div class="stack"><fieldset/);
  expect(shown(false)).toMatch(/<details class="more stack-s"><summary/);
});
