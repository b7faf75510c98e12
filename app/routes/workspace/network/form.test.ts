import { expect, test } from "vitest";
import { OrganisationFields, PersonFields } from "#domain/network/index.ts";
import { inputErrors, organisationInput, personInput } from "./form.ts";

const read = (typed: Record<string, string>) => OrganisationFields.safeParse(organisationInput({ name: "VHS", kind: "education", ...typed }));
const errorsOf = (typed: Record<string, string>) => {
  const parsed = read(typed);
  return parsed.success ? {} : inputErrors(parsed.error, { name: "VHS", kind: "education", ...typed });
};

test("An organisation's form reads empty fields as not known and completes a web address", () => {
  expect(read({ website: " www.vhs.example ", isPublic: "on", phone: " " }).data).toEqual({
    name: "VHS",
    shortName: null,
    kind: "education",
    municipalityId: null,
    phone: null,
    email: null,
    website: "https://www.vhs.example",
    isPublic: true,
  });
});

test.each<[Record<string, string>, Record<string, string>]>([
  [{ name: " " }, { name: "required" }],
  [{ name: "x".repeat(201) }, { name: "too-long" }],
  [{ email: "frau petersen" }, { email: "not-a-mail" }],
  [{ website: "javascript:alert(1)" }, { website: "not-an-address" }],
  [
    { kind: "egal", municipalityId: "x" },
    { kind: "choose-one", municipalityId: "choose-one" },
  ],
])("An organisation's form explains %j", (typed, expected) => {
  expect(errorsOf(typed)).toEqual(expected);
});

test("A person needs a last name only", () => {
  expect(PersonFields.safeParse(personInput({ lastName: "Petersen" })).success).toBe(true);
  expect(PersonFields.safeParse(personInput({ firstName: "Inga" })).success).toBe(false);
});
