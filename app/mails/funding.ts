import { deadlineText } from "#app/deadline-text.ts";
import { textsIn } from "#app/messages/texts.ts";
import type { ComposeFundingDigest } from "#domain/concept/funding/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * The mail to the office about money and posts that end: the urgent ones first, each in one sentence.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeFundingDigest(origin: string): ComposeFundingDigest {
  return ({ region, deadlines }) => {
    const { t } = textsIn("de");
    const formats = createFormats("de");
    const line = (deadline: (typeof deadlines)[number]) => `- ${formats.day(deadline.day)}: ${deadline.title}. ${deadlineText(t, formats, deadline)}`;
    const part = (isSecond: boolean) =>
      deadlines
        .filter((deadline) => deadline.isSecond === isSecond)
        .map(line)
        .join("\n");
    return {
      subject: t("funding.mail-subject", { count: deadlines.length }),
      body: [
        t("funding.mail-greeting"),
        part(true) && `${t("funding.mail-soon")}\n${part(true)}`,
        part(false) && `${t("funding.mail-later")}\n${part(false)}`,
        t("funding.mail-link", { link: `${origin}/app/${region.slug}/foerdermittel/fristen` }),
      ]
        .filter(Boolean)
        .join("\n\n"),
    };
  };
}
