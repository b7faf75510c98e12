import { hoursOnOneLine } from "#app/hours-text.ts";
import { textsIn } from "#app/messages/texts.ts";
import { officeText } from "#app/office-text.ts";
import { unbroken } from "#app/phone-number.ts";
import type { Contact, ContactGroup, ContactList, ContactPerson, ContactQuery } from "#domain/concept/organisations/index.ts";
import type { Region } from "#platform/db/index.ts";
import type { Document, PocketFold } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/** Longer lists are for the screen: a thousand lines are fifty sheets. */
export const MOST_PAPER_ROWS = 1_000;

/** Of one group; more never fit on six pages of A7. */
const MOST_IN_FOLD = 60;

export type ContactPaper = {
  region: Region;
  today: string;
  by: ContactQuery["by"];
  list: Pick<ContactList, "groups" | "total" | "next">;
  /** Paper speaks German, or English where the page did; names and functions stay as they are, but those of a board. */
  language: "de" | "en";
  /** `phone-list` holds what is internal, and says so on each page. */
  kind: "public" | "phone-list";
  /** Where the list stands on the screen. */
  address: string;
};

/** The list on A4, one table for each topic or place. */
export function contactListDocument({ region, today, by, list, language, kind, address }: ContactPaper): Document {
  const { t } = textsIn(language);
  const formats = createFormats(language);
  // Where nobody released a name, a column for names would only take the room of the others.
  const hasPeople = list.groups.some(({ contacts }) => contacts.some(({ people }) => people.length > 0));
  const row = (contact: Contact) => [
    [contact.name, contact.municipality].filter(Boolean).join("\n"),
    ways(contact).join("\n"),
    ...(hasPeople ? [contact.people.map((person) => [personName(person, language), ...ways(person)].join("\n")).join("\n")] : []),
    [hoursOnOneLine(t, formats, contact.openingHours), formats.list(contact.languages.map(formats.language))].filter(Boolean).join("\n"),
  ];
  return {
    title: t(`contact-lists.paper-${kind}`),
    subtitle: t(`contact-lists.paper-subtitle-${by}`, { region: region.name, total: list.total }),
    language,
    footer: t(`contact-lists.paper-footer-${kind}`, { office: region.contactName, region: region.name, day: formats.day(today) }),
    blocks: [
      ...list.groups.flatMap((group) => [
        { kind: "heading" as const, level: 1 as const, text: titleOf(group, by, language) },
        {
          kind: "table" as const,
          caption: t("contact-lists.table-caption", { count: group.contacts.length }),
          columns: [
            t("contact-lists.column-name"),
            t("contact-lists.column-reach"),
            ...(hasPeople ? [t("contact-lists.column-people")] : []),
            t("contact-lists.column-hours"),
          ],
          widths: hasPeople ? [4, 4, 5, 4] : [5, 5, 5],
          rows: group.contacts.map(row),
        },
      ]),
      ...(list.next === null ? [] : [{ kind: "paragraph" as const, text: t("contact-lists.paper-more", { most: formats.number(MOST_PAPER_ROWS), address }) }]),
    ],
  };
}

/** The list for the pocket: of every topic first whom most people need. */
export function contactFold({ region, today, by, list, language, kind, address }: ContactPaper): PocketFold {
  const { t } = textsIn(language);
  const formats = createFormats(language);
  return {
    title: t(`contact-lists.paper-${kind}`),
    subtitle: `${region.name}\n${t("contact-lists.fold-as-of", { day: formats.day(today) })}`,
    language,
    urgent: [
      { name: t("contact-lists.urgent-112"), value: "112" },
      { name: t("contact-lists.urgent-110"), value: "110" },
      { name: region.contactName, value: unbroken(region.contactPhone) },
    ].filter(({ value }) => value !== ""),
    groups: list.groups.map((group) => ({
      heading: titleOf(group, by, language),
      further: Math.max(0, group.contacts.length - MOST_IN_FOLD),
      entries: group.contacts
        .toSorted(byNeed)
        .slice(0, MOST_IN_FOLD)
        .map((contact) => ({
          name: contact.name,
          lines: [
            ...ways({ phone: contact.phone, email: contact.phone === null ? contact.email : null }),
            ...contact.people.slice(0, 2).map((person) => [personName(person, language), person.phone && unbroken(person.phone)].filter(Boolean).join(" ")),
            hoursOnOneLine(t, formats, contact.openingHours),
          ].filter((line) => line !== ""),
        })),
    })),
    more: t("contact-lists.fold-more"),
    back: [
      t("contact-lists.fold-rest", { address }),
      t("contact-lists.fold-how"),
      t(`contact-lists.paper-footer-${kind}`, { office: region.contactName, region: region.name, day: formats.day(today) }),
    ],
  };
}

/** Who can be called goes before who cannot, who is there for the whole region before one place, and then who speaks more languages. */
function byNeed(one: Contact, other: Contact): number {
  return (
    Number(one.phone === null) - Number(other.phone === null) ||
    Number(one.serves.length > 0) - Number(other.serves.length > 0) ||
    other.languages.length - one.languages.length ||
    one.name.localeCompare(other.name, "de")
  );
}

function titleOf({ title }: ContactGroup, by: ContactQuery["by"], language: "de" | "en"): string {
  return title ?? textsIn(language).t(`contact-lists.rest-${by}`);
}

const personName = (person: ContactPerson, language: "de" | "en") =>
  [person.name, officeText(textsIn(language), person.function).text].filter(Boolean).join(", ");
const ways = ({ phone, email }: Pick<Contact, "phone" | "email">) => [phone && unbroken(phone), email].flatMap((way) => (way ? [way] : []));
