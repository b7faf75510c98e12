import { hoursOnOneLine } from "#app/hours-text.ts";
import type { AppTexts } from "#app/messages/texts.ts";
import { officeText } from "#app/office-text.ts";
import { kindText } from "#app/routes/workspace/network/kind-text.ts";
import type { TableColumn } from "#app/table-file.ts";
import type { Contact, ContactGroup, ContactPerson, ContactQuery } from "#domain/concept/organisations/index.ts";
import type { RegionKind } from "#domain/network/index.ts";
import type { Formats } from "#platform/i18n/index.ts";

type Words = Pick<AppTexts, "t" | "languageOf"> & { formats: Formats; by: ContactQuery["by"]; kinds: readonly RegionKind[] };
export type ContactLine = { group: string; contact: Contact; person: ContactPerson | null };

/** A line for each organisation under each of its headings; in the phone list one more for each person. */
export function contactLines(groups: readonly ContactGroup[], { t, by }: Pick<Words, "t" | "by">, people: "each" | "together"): ContactLine[] {
  return groups.flatMap(({ title, contacts }) => {
    const group = title ?? t(`contact-lists.rest-${by}`);
    return contacts.flatMap((contact) => [
      { group, contact, person: null },
      ...(people === "each" ? contact.people.map((person) => ({ group, contact, person })) : []),
    ]);
  });
}

/** The public list as a table: released names stand behind their organisation. */
export function contactColumns(words: Words): TableColumn<ContactLine>[] {
  const { t, formats, by, kinds } = words;
  return [
    { heading: t(`contact-lists.filter-${by}`), width: 30, cell: ({ group }) => group },
    { heading: t("contact-lists.column-name"), width: 44, cell: ({ contact }) => contact.name },
    { heading: t("contact-lists.column-kind"), width: 24, cell: ({ contact }) => kindText(t, kinds, contact.kind) },
    { heading: t("entry.field-phone"), width: 18, cell: ({ contact }) => contact.phone },
    { heading: t("entry.field-email"), width: 30, cell: ({ contact }) => contact.email },
    { heading: t("entry.field-website"), width: 30, cell: ({ contact }) => contact.website },
    { heading: t("entry.field-street"), width: 26, cell: ({ contact }) => contact.street },
    { heading: t("entry.field-postalCode"), width: 10, cell: ({ contact }) => contact.postalCode },
    { heading: t("entry.field-place"), width: 18, cell: ({ contact }) => contact.place },
    { heading: t("entry.field-openingHours"), width: 40, cell: ({ contact }) => hoursOnOneLine(t, formats, contact.openingHours) },
    { heading: t("contact-lists.column-languages"), width: 26, cell: ({ contact }) => contact.languages.map(formats.language).join(", ") },
    {
      heading: t("contact-lists.column-people"),
      width: 40,
      cell: ({ contact }) =>
        contact.people
          .map(({ name, function: role, phone, email }) => [name, officeText(words, role).text, phone, email].filter(Boolean).join(", "))
          .join("; "),
    },
    { heading: t("contact-lists.column-confirmed"), width: 16, cell: ({ contact }) => contact.confirmedOn },
  ];
}

/** The phone list as a table: one number a line, so that it sorts and filters. */
export function phoneColumns(words: Words): TableColumn<ContactLine>[] {
  const { t, by } = words;
  return [
    { heading: t(`contact-lists.filter-${by}`), width: 30, cell: ({ group }) => group },
    { heading: t("contact-lists.column-name"), width: 44, cell: ({ contact }) => contact.name },
    { heading: t("contact-lists.column-person"), width: 28, cell: ({ person }) => person?.name ?? "" },
    { heading: t("contact-lists.column-function"), width: 30, cell: ({ person }) => officeText(words, person?.function ?? "").text },
    { heading: t("entry.field-phone"), width: 18, cell: ({ contact, person }) => (person ?? contact).phone },
    { heading: t("entry.field-email"), width: 30, cell: ({ contact, person }) => (person ?? contact).email },
    { heading: t("contact-lists.filter-place"), width: 18, cell: ({ contact }) => contact.municipality },
  ];
}
