import { textsIn } from "#app/messages/texts.ts";
import type { ComposeProviderLetter } from "#domain/offers/providers/index.ts";
import { greeting } from "./network.ts";

/**
 * What an editor's decision tells a provider: where the offer stands now, or what is missing and the link to mend it.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeProviderLetter(origin: string): ComposeProviderLetter {
  const texts = textsIn("de");
  const { t } = texts;
  return (letter) => {
    const { region, person, title, isNew, answer, outcome } = letter;
    const key = `${outcome}${isNew ? "-new" : ""}` as const;
    const link = letter.outcome === "approved" ? `${origin}/${region.slug}/de/angebote/${letter.offerId}` : `${origin}/j/${letter.code}/angebote`;
    const said = {
      greeting: person ? greeting(texts, person) : t("network.mail-greeting-house"),
      title,
      answer: answer === "" ? "" : `${answer}\n\n`,
      link,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    };
    return { subject: t(`providers.mail-${key}-subject`, { title }), body: t(`providers.mail-${key}-body`, said) };
  };
}
