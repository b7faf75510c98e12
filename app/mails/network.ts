import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import type { ComposeReleaseLetter } from "#domain/network/index.ts";
import type { ComposeUpkeepLetter } from "#domain/network/upkeep/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/** The mail that asks whether a name may be public. Its subject names nobody, because it shows on locked phones. */
export function composeReleaseLetter(origin: string): ComposeReleaseLetter {
  const texts = textsIn("de");
  return ({ person, organisation, region, code }) => ({
    subject: texts.t("network.mail-release-subject"),
    body: texts.t("network.mail-release-body", {
      greeting: greeting(texts, person),
      organisation,
      region: region.name,
      link: `${origin}/j/${code}/name`,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    }),
  });
}

/** The mails about an organisation's entry: to its contact or to the house itself, and once a night to the office. */
export function composeUpkeepLetter(origin: string): ComposeUpkeepLetter {
  const texts = textsIn("de");
  const { t } = texts;
  const { day } = createFormats("de");
  return (letter) => {
    const { region } = letter;
    if (letter.kind === "office") {
      const parts = (["unanswered", "withoutAddress", "hidden"] as const)
        .filter((list) => letter[list].length > 0)
        .map((list) => [t(`network.mail-office-${list}`), ...letter[list].map((name) => `- ${name}`)].join("\n"));
      const link = `${origin}/app/${region.slug}/netzwerk?unbestaetigt=on`;
      return { subject: t("network.mail-office-subject"), body: t("network.mail-office-body", { lists: parts.join("\n\n"), link }) };
    }
    const body = t(`network.mail-${letter.kind}-body`, {
      greeting: letter.person ? greeting(texts, letter.person) : t("network.mail-greeting-house"),
      organisation: letter.organisation,
      day: day(letter.confirmedOn),
      link: [
        `${origin}/j/${letter.code}/eintrag`,
        ...(letter.founds ? ["", t("network.mail-founding", { link: `${origin}/j/${letter.code}/gruendung` })] : []),
      ].join("\n"),
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    });
    return { subject: t(`network.mail-${letter.kind}-subject`), body };
  };
}

/** "Guten Tag, Frau Haddad," */
export function greeting({ t }: AppTexts, { salutation, firstName, lastName }: { salutation: string; firstName: string; lastName: string }): string {
  const name = salutation === "Frau" || salutation === "Herr" ? `${salutation} ${lastName}` : `${firstName} ${lastName}`.trim();
  return t("rounds.mail-greeting", { name });
}
