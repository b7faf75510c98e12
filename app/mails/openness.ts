import { textsIn } from "#app/messages/texts.ts";
import type { ComposeOpennessLetter } from "#domain/offers/openness/index.ts";
import { greeting } from "./network.ts";

/** The page behind the link names them all. */
const MOST_NAMED = 10;

/** The mail that asks a provider the five questions about its services. @param origin of this instance, without a slash at the end */
export function composeOpennessLetter(origin: string): ComposeOpennessLetter {
  const texts = textsIn("de");
  const { t } = texts;
  return ({ region, person, organisation, services, code }) => {
    const more = services.length - MOST_NAMED;
    const named = services.slice(0, MOST_NAMED).map((title) => `- ${title}`);
    return {
      subject: t("openness.mail-subject"),
      body: t("openness.mail-body", {
        greeting: person ? greeting(texts, person) : t("network.mail-greeting-house"),
        organisation,
        services: [...named, ...(more > 0 ? [t("upkeep.mail-more", { count: more })] : [])].join("\n"),
        link: `${origin}/j/${code}/offenheit`,
        sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
      }),
    };
  };
}
