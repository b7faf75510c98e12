import type { Topics } from "#domain/concept/organisations/index.ts";
import type { Organisation, PersonFields } from "#domain/network/index.ts";

type Entry = Omit<Organisation, "regionId" | "id" | "version" | "confirmedOn" | "hiddenAt">;

/** The part that an organisation keeps itself, as a form has it. */
export function entryTexts(entry: Entry): Record<string, string> {
  return {
    phone: entry.phone ?? "",
    email: entry.email ?? "",
    website: entry.website ?? "",
    street: entry.street ?? "",
    postalCode: entry.postalCode ?? "",
    place: entry.place ?? "",
    openingHours: entry.openingHours ?? "",
    languages: entry.languages.join(","),
    accessibility: entry.accessibility.join(","),
    accessibilityNote: entry.accessibilityNote,
    servesMunicipalityIds: entry.servesMunicipalityIds.join(","),
    internal: entry.internal.join(","),
  };
}

/** An organisation as its form has it: texts by name, a checkbox only where it is set. */
export function organisationTexts(organisation: Entry): Record<string, string> {
  const { name, shortName, kind, municipalityId, latitude, longitude, isPublic } = organisation;
  const degrees = (value: number | null) => (value === null ? "" : String(value).replace(".", ","));
  return {
    ...entryTexts(organisation),
    name,
    shortName: shortName ?? "",
    kind,
    municipalityId: municipalityId ?? "",
    latitude: degrees(latitude),
    longitude: degrees(longitude),
    ...(isPublic ? { isPublic: "on" } : {}),
  };
}

export function topicTexts({ actionFields, targetGroups }: Topics): Record<string, string> {
  return { actionFieldIds: actionFields.map(({ id }) => id).join(","), targetGroupIds: targetGroups.map(({ id }) => id).join(",") };
}

export function personTexts(person: PersonFields): Record<string, string> {
  const { salutation, firstName, lastName, responsibilities, email, phone, isMigrationContact } = person;
  return {
    salutation,
    firstName,
    lastName,
    function: person.function,
    responsibilities,
    email: email ?? "",
    phone: phone ?? "",
    ...(isMigrationContact ? { isMigrationContact: "on" } : {}),
  };
}
