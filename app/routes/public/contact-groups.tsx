import type { ReactNode } from "react";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Telephone } from "#app/components/telephone.tsx";
import { hoursOnOneLine } from "#app/hours-text.ts";
import { officeText } from "#app/office-text.ts";
import type { Contact, ContactGroup, ContactPerson, ContactQuery } from "#domain/concept/organisations/index.ts";
import { isUnconfirmed, monthsUnconfirmed, type RegionKind } from "#domain/network/index.ts";
import { kindText, knownKindKey, knownKindText } from "../workspace/network/kind-text.ts";

/** Whom to call, under headings: the public list and the house's own look alike. */
export function ContactGroups({
  groups,
  by,
  kinds,
  today,
  hrefOf,
}: {
  groups: readonly ContactGroup[];
  by: ContactQuery["by"];
  kinds: readonly RegionKind[];
  today: string;
  /** Where an organisation has a page of its own. */
  hrefOf?: (id: string) => string;
}) {
  const { t } = useTexts();
  return groups.map(({ id, title, contacts }) => (
    <section key={id ?? ""} className="flow-l" aria-labelledby={`h-${id ?? "rest"}`}>
      <h2 id={`h-${id ?? "rest"}`}>{title === null ? t(`contact-lists.rest-${by}`) : <German>{title}</German>}</h2>
      <div className="flow-s">
        <Rows
          rows={contacts.map((contact) => ({
            key: contact.id,
            symbol: <Icon name="building-community" />,
            title: <German>{contact.name}</German>,
            href: hrefOf?.(contact.id),
            tag: (
              <Tag>
                <Kind kinds={kinds} code={contact.kind} />
              </Tag>
            ),
            second: <ContactLines contact={contact} today={today} />,
          }))}
        />
      </div>
    </section>
  ));
}

/** What sort of organisation this is; a name that the region gave, and a word that nobody has translated yet, are German. */
function Kind({ kinds, code }: { kinds: readonly RegionKind[]; code: string }) {
  const { t, languageOf } = useTexts();
  const { locale } = useLocale();
  const text = kindText(t, kinds, code);
  const isTranslated = text === knownKindText(t, code) && languageOf(knownKindKey(code)) === locale;
  return isTranslated ? text : <German>{text}</German>;
}

function ContactLines({ contact, today }: { contact: Contact; today: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { phone, email, website, street, postalCode, place, openingHours, languages, people, confirmedOn } = contact;
  const address = [street, [postalCode, place].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const hours = hoursOnOneLine(t, formats, openingHours);
  return (
    <>
      <Reach phone={phone} email={email} website={website} />
      {people.map((person) => (
        <Reach key={`${person.name} ${person.function}`} {...person} website={null} name={person} />
      ))}
      {address ? (
        <span className="block">
          <German>{address}</German>
        </span>
      ) : null}
      {hours ? <span className="block">{hours}</span> : null}
      {languages.length > 0 ? <span className="block">{t("contact-lists.speaks", { languages: formats.list(languages.map(formats.language)) })}</span> : null}
      {isUnconfirmed(confirmedOn, today) ? (
        <span className="block">{t("contact-lists.unconfirmed", { count: monthsUnconfirmed(confirmedOn, today) })}</span>
      ) : null}
    </>
  );
}

/** One line: who, and every way to reach them as a link. */
function Reach({ name, phone, email, website }: Pick<Contact, "phone" | "email" | "website"> & { name?: ContactPerson }) {
  const office = officeText(useTexts(), name?.function ?? "");
  const ways: ReactNode[] = [
    ...(phone ? [<Telephone key="phone" number={phone} />] : []),
    ...(email
      ? [
          <a key="email" href={`mailto:${email}`}>
            <bdi>{email}</bdi>
          </a>,
        ]
      : []),
    ...(website
      ? [
          <a key="website" href={website} rel="noreferrer">
            <bdi>{website.replace(/^https?:\/\/|\/$/g, "")}</bdi>
          </a>,
        ]
      : []),
  ];
  if (!name && ways.length === 0) return null;
  return (
    <span className="block">
      {name ? (
        <>
          <German>{name.name}</German>
          {office.text ? ", " : ""}
          {office.isGerman ? <German>{office.text}</German> : office.text}
          {ways.length > 0 ? ": " : ""}
        </>
      ) : null}
      {ways.flatMap((way, place) => (place === 0 ? [way] : [" · ", way]))}
    </span>
  );
}
