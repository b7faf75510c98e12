import { textsIn } from "#app/messages/texts.ts";
import type { ComposeContactLetter } from "#domain/network/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { greeting } from "./network.ts";

/** The mail that asks a contact whether number and times are still right. */
export function composeContactLetter(origin: string): ComposeContactLetter {
  const texts = textsIn("de");
  const { t } = texts;
  const { list } = createFormats("de");
  return ({ kind, region, person, organisation, situations, code }) => ({
    subject: t(`situations.mail-${kind}-subject`),
    body: t(`situations.mail-${kind}-body`, {
      greeting: person ? greeting(texts, person) : t("network.mail-greeting-house"),
      organisation,
      situations: list(situations),
      link: `${origin}/j/${code}/erreichbar`,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    }),
  });
}
