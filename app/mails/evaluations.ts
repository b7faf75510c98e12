import { textsIn } from "#app/messages/texts.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { ComposeEvaluationLetter } from "#domain/concept/evaluation/index.ts";

/**
 * The mail that asks a rater, and the one that reminds. In German, as those of status rounds; the page behind the link offers other
 * languages. Subjects carry no names, because they show on locked phones.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeEvaluationLetter(origin: string): ComposeEvaluationLetter {
  const { t } = textsIn("de");
  const { day } = createFormats("de");
  return ({ kind, region, person: { salutation, firstName, lastName }, rater, round, goals, code }) => {
    const name = salutation === "Frau" || salutation === "Herr" ? `${salutation} ${lastName}` : `${firstName} ${lastName}`.trim();
    const shared = {
      greeting: t("evaluation.mail-greeting", { name }),
      round: round.title,
      rater,
      day: day(round.dueOn),
      link: `${origin}/j/${code}/bewertung`,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    };
    return kind === "request"
      ? { subject: t("evaluation.mail-subject"), body: t("evaluation.mail-body", { ...shared, goals }) }
      : { subject: t("evaluation.mail-reminder-subject"), body: t("evaluation.mail-reminder-body", shared) };
  };
}
