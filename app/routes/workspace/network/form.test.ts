import { expect, test } from "vitest";
import { OrganisationFields, PersonFields } from "#domain/network/index.ts";
import { NOTHING_ENTERED } from "#domain/network/test-entry.ts";
import { inputErrors, organisationInput, personInput } from "./form.ts";

const read = (typed: Record<string, string>) => OrganisationFields.safeParse(organisationInput({ name: "VHS", kind: "course-provider", ...typed }));
const errorsOf = (typed: Record<string, string>) => {
  const parsed = read(typed);
  return parsed.success ? {} : inputErrors(parsed.error, { name: "VHS", kind: "course-provider", ...typed });
};

test("An organisation's form reads empty fields as not known, completes a web address and understands hours as people write them", () => {
  const typed = {
    website: " www.vhs.example ",
    isPublic: "on",
    phone: " ",
    latitude: "53,1",
    longitude: "9.2",
    openingHours: "Mo-Fr 8-12 Uhr",
    languages: "de,ar",
  };
  expect(read(typed).data).toEqual({
    ...NOTHING_ENTERED,
    name: "VHS",
    kind: "course-provider",
    website: "https://www.vhs.example",
    latitude: 53.1,
    longitude: 9.2,
    openingHours: "Mo-Fr 08:00-12:00",
    languages: ["de", "ar"],
    isPublic: true,
  });
});

test.each<[Record<string, string>, Record<string, string>]>([
  [{ name: " " }, { name: "required" }],
  [{ name: "x".repeat(201) }, { name: "too-long" }],
  [{ email: "frau petersen" }, { email: "not-a-mail" }],
  [{ website: "javascript:alert(1)" }, { website: "not-an-address" }],
  [{ municipalityId: "x" }, { municipalityId: "choose-one" }],
  [{ openingHours: "wenn wir da sind" }, { openingHours: "opening-hours" }],
  [{ latitude: "91", longitude: "9" }, { latitude: "degrees" }],
  [{ latitude: "53" }, { longitude: "degrees" }],
])("An organisation's form explains %j", (typed, expected) => {
  expect(errorsOf(typed)).toEqual(expected);
});

test("A person needs a last name only", () => {
  expect(PersonFields.safeParse(personInput({ lastName: "Petersen" })).success).toBe(true);
  expect(PersonFields.safeParse(personInput({ firstName: "Inga" })).success).toBe(false);
});
