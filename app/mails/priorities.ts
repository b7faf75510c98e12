import { textsIn } from "#app/messages/texts.ts";
import type { ComposeBallotLetter } from "#domain/concept/priorities/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/** The mail that brings a member the own link to vote. */
export function composeBallotLetter(origin: string): ComposeBallotLetter {
  const { t } = textsIn("de");
  const { moment } = createFormats("de");
  return ({ region, name, question, code, endsAt }) => ({
    subject: t("slips.mail-subject"),
    body: t("slips.mail-body", {
      name,
      question,
      link: `${origin}/j/${code}/stimme`,
      until: endsAt ? t("slips.mail-until", { moment: moment(endsAt) }) : "",
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    }),
  });
}
