import type { OrganisationFields, PersonFields } from "#domain/network/index.ts";

/** An organisation as its form has it: texts by name, a checkbox only where it is set. */
export function organisationTexts(organisation: Omit<OrganisationFields, "kind"> & { kind: string }): Record<string, string> {
  const { name, shortName, kind, municipalityId, phone, email, website, isPublic } = organisation;
  return {
    name,
    shortName: shortName ?? "",
    kind,
    municipalityId: municipalityId ?? "",
    phone: phone ?? "",
    email: email ?? "",
    website: website ?? "",
    ...(isPublic ? { isPublic: "on" } : {}),
  };
}

export function personTexts(person: PersonFields): Record<string, string> {
  const { salutation, firstName, lastName, email, phone, isMigrationContact } = person;
  return {
    salutation,
    firstName,
    lastName,
    function: person.function,
    email: email ?? "",
    phone: phone ?? "",
    ...(isMigrationContact ? { isMigrationContact: "on" } : {}),
  };
}
