import { textsIn } from "#app/messages/texts.ts";
import type { ComposeOffersLetter } from "#domain/offers/upkeep/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { greeting } from "./network.ts";

/** The page behind the link names them all. */
const MOST_NAMED = 20;

/** The mails about a provider's offers: to its contact or to the house itself, and once a night to the office. */
export function composeOffersLetter(origin: string): ComposeOffersLetter {
  const texts = textsIn("de");
  const { t } = texts;
  const { day } = createFormats("de");
  return (letter) => {
    const { region } = letter;
    if (letter.kind === "office") {
      const parts = (["unanswered", "withoutAddress", "hidden", "ended"] as const)
        .filter((list) => letter[list].length > 0)
        .map((list) => [t(`upkeep.mail-office-${list}`), ...letter[list].map((name) => `- ${name}`)].join("\n"));
      const link = `${origin}/app/${region.slug}/angebote/frische`;
      return { subject: t("upkeep.mail-office-subject"), body: t("upkeep.mail-office-body", { lists: parts.join("\n\n"), link }) };
    }
    const named = letter.offers.slice(0, MOST_NAMED).map(({ title, confirmedOn }) => t("upkeep.mail-offer", { title, day: day(confirmedOn) }));
    const more = letter.offers.length - named.length;
    const body = t(`upkeep.mail-${letter.kind}-body`, {
      greeting: letter.person ? greeting(texts, letter.person) : t("network.mail-greeting-house"),
      organisation: letter.organisation,
      count: letter.offers.length,
      offers: [...named, ...(more > 0 ? [t("upkeep.mail-more", { count: more })] : [])].join("\n"),
      day: day(letter.hiddenOn),
      link: `${origin}/j/${letter.code}/angebote-stimmen`,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    });
    return { subject: t(`upkeep.mail-${letter.kind}-subject`, { count: letter.offers.length }), body };
  };
}
