import { textsIn } from "#app/messages/texts.ts";
import type { ComposeInterestLetter } from "#domain/offers/courses/interest/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * The mails to who looks for a course, in the language in which that person wants to be written to.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeInterestLetter(origin: string): ComposeInterestLetter {
  return ({ kind, region, language, name, title, until, code }) => {
    const { t } = textsIn(language);
    const said = {
      greeting: t("bookings.mail-greeting", { name }),
      title,
      until: until === null ? "" : createFormats(language).moment(until),
      link: `${origin}/j/${code}/kursplatz${language === "de" ? "" : `?sprache=${language}`}`,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    };
    const subject = kind === "offered" ? t("interest.mail-subject-offered", { title }) : t(`interest.mail-subject-${kind}`);
    return { subject, body: t(`interest.mail-body-${kind}`, said) };
  };
}
