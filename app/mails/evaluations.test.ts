import { expect, test } from "vitest";
import type { EvaluationLetter } from "#domain/concept/evaluation/index.ts";
import { composeEvaluationLetter } from "./evaluations.ts";

const letter = {
  region: { name: "Landkreis Ellerland", contactName: "Koordinierungsstelle", contactPhone: "05555 9820-114" },
  person: { salutation: "Frau", firstName: "Selam", lastName: "Tesfay" },
  rater: "Frauentreff Mosaik e. V.",
  round: { title: "Bewertung 2026", dueOn: "2026-12-28" },
  goals: 9,
  code: "abc",
} as unknown as Omit<EvaluationLetter, "kind">;

test.each(["request", "reminder"] as const)("The %s of a rating names an association without a second full stop behind its own", (kind) => {
  const { subject, body } = composeEvaluationLetter("https://x.example")({ ...letter, kind });
  expect(body).toContain("Frauentreff Mosaik e. V.");
  expect(body).not.toContain("..");
  expect(body).toContain("https://x.example/j/abc/bewertung");
  // Subjects show on locked phones.
  expect(subject).not.toMatch(/Mosaik|Tesfay/);
});
