import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { ComposeStatusLetter, StatusLetter } from "#domain/concept/rounds/index.ts";

/**
 * The mail that asks an owner, and the one that reminds. In German: nobody has asked yet which language an owner
 * reads, and the page behind the link offers others. Subjects carry no names, because they show on locked phones.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeStatusLetter(origin: string): ComposeStatusLetter {
  const texts = textsIn("de");
  const { day } = createFormats("de");
  return (letter) => {
    const shared = {
      greeting: greeting(texts, letter.person),
      round: letter.round.title,
      count: letter.measures.length,
      measures: letter.measures.map((title) => `- ${title}`).join("\n"),
      day: day(letter.round.dueOn),
      link: `${origin}/j/${letter.code}`,
      sender: [letter.region.contactName, letter.region.name, letter.region.contactPhone].filter(Boolean).join("\n"),
    };
    return letter.kind === "request"
      ? { subject: texts.t("rounds.mail-subject"), body: texts.t("rounds.mail-body", shared) }
      : { subject: texts.t("rounds.mail-reminder-subject"), body: texts.t("rounds.mail-reminder-body", shared) };
  };
}

function greeting({ t }: AppTexts, { salutation, firstName, lastName }: StatusLetter["person"]): string {
  const name = salutation === "Frau" || salutation === "Herr" ? `${salutation} ${lastName}` : `${firstName} ${lastName}`.trim();
  return t("rounds.mail-greeting", { name });
}
