import { expect, test } from "vitest";
import { makeContext } from "#platform/db/index.ts";
import type { StatusLetter } from "#domain/concept/rounds/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { composeStatusLetter } from "./rounds.ts";

const db = await testDatabase();
const { region } = makeContext(db.database, await db.region("ellerland"), { kind: "public" });
const letter: StatusLetter = {
  kind: "request",
  region,
  person: { salutation: "Frau", firstName: "Inga", lastName: "Petersen" },
  round: { title: "Herbst 2026", dueOn: "2026-11-20" },
  measures: ["Mama lernt Deutsch", "Sprachcafé"],
  code: "abc234",
};

test("The mail to an owner names the measures, the day and the link, and who asks", () => {
  const { body } = composeStatusLetter("https://miteinander.example")(letter);
  expect(body).toMatch(/^Guten Tag, Frau Petersen,\n/);
  for (const part of [
    "2 Maßnahmen",
    "- Mama lernt Deutsch\n- Sprachcafé",
    "20. November 2026",
    "\nhttps://miteinander.example/j/abc234\n",
    region.contactPhone,
  ])
    expect(body).toContain(part);
});

test("A reminder says what is still missing, and that the link is new", () => {
  const { body } = composeStatusLetter("https://miteinander.example")({ ...letter, kind: "reminder", measures: ["Sprachcafé"] });
  for (const part of ["einer Maßnahme", "- Sprachcafé", "ersetzt den früheren", "/j/abc234"]) expect(body).toContain(part);
});

test.each(["request", "reminder"] as const)("The subject of a %s carries no name: it is shown on locked phones", (kind) => {
  const { subject } = composeStatusLetter("https://miteinander.example")({ ...letter, kind });
  for (const secret of ["Petersen", "Inga", "Mama lernt Deutsch", "abc234"]) expect(subject).not.toContain(secret);
});

test.each([
  [{ salutation: "Herr", firstName: "Jens", lastName: "Wessels" }, "Guten Tag, Herr Wessels,"],
  [{ salutation: "", firstName: "Kim", lastName: "Tran" }, "Guten Tag, Kim Tran,"],
])("%j is greeted as %j", (person, greeting) => expect(composeStatusLetter("https://m.example")({ ...letter, person }).body).toContain(greeting));
