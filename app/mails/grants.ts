import { textsIn } from "#app/messages/texts.ts";
import type { ComposeGrantLetter } from "#domain/concept/micro-grants/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * The mails about a micro-grant, in the language in which somebody applied; the group's own title stays as it was written.
 * They are written as a colleague would write them.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeGrantLetter(origin: string): ComposeGrantLetter {
  return ({ kind, region, language, name, title, call, untilOn, approvedCents, reason, paidOn, reportDueOn, code }) => {
    const { t } = textsIn(language);
    const formats = createFormats(language);
    const said = {
      name,
      title,
      call,
      until: formats.day(untilOn),
      amount: formats.money(approvedCents),
      reason,
      paidOn: paidOn === null ? "" : formats.day(paidOn),
      reportOn: reportDueOn === null ? "" : formats.day(reportDueOn),
      link: `${origin}/j/${code}/foerderung${language === "de" ? "" : `?sprache=${language}`}`,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    };
    return {
      subject: t(`grants-join.mail-subject-${kind}`, { title }),
      body: t(`grants-join.mail-body-${kind}`, said)
        .replaceAll(/\n{3,}/g, "\n\n")
        .trim(),
    };
  };
}
