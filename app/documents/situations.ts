import { contactName } from "#app/contact-name.ts";
import { hoursOnOneLine } from "#app/hours-text.ts";
import { textsIn } from "#app/messages/texts.ts";
import { unbroken } from "#app/phone-number.ts";
import type { Situation, SituationContact } from "#domain/network/index.ts";
import type { Region } from "#platform/db/index.ts";
import type { Document } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/** Who to call, for the wall: a county's dozen fits on one sheet. Who no longer does it is not on paper. */
export function situationsDocument(situations: readonly Situation[], { region, today }: { region: Region; today: string }, language: "de" | "en"): Document {
  const { t } = textsIn(language);
  const formats = createFormats(language);
  const line = (contact: SituationContact) =>
    [
      `${contactName(contact)}: ${contact.phone === null ? t("situations.number-as-entry") : unbroken(contact.phone)}`,
      hoursOnOneLine(t, formats, contact.openingHours),
      contact.note,
      contact.unconfirmedSince === null ? "" : t("situations.unconfirmed", { day: formats.day(contact.unconfirmedSince) }),
    ]
      .filter((part) => part !== "")
      .join("; ");
  return {
    title: t("situations.title"),
    subtitle: t("situations.paper-subtitle", { region: region.name }),
    language,
    footer: t("situations.paper-footer", { office: region.contactName, region: region.name, day: formats.day(today) }),
    blocks: [
      {
        kind: "table",
        caption: t("situations.paper-caption"),
        columns: [t("situations.column-situation"), t("situations.column-first"), t("situations.column-call")],
        widths: [3, 5, 9],
        rows: situations.map(({ name, firstSteps, contacts }) => [
          name,
          firstSteps,
          contacts
            .filter(({ declinedOn }) => declinedOn === null)
            .map(line)
            .join("\n"),
        ]),
      },
    ],
  };
}
