import { textsIn } from "#app/messages/texts.ts";
import type { ComposeBookingLetter } from "#domain/offers/bookings/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * The mails about a place, in the language in which the person booked; the office's own name stays German.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeBookingLetter(origin: string): ComposeBookingLetter {
  return ({ kind, region, language, name, title, offeredUntil, code }) => {
    const { t } = textsIn(language);
    const said = {
      greeting: t("bookings.mail-greeting", { name }),
      title,
      until: offeredUntil === null ? "" : createFormats(language).moment(offeredUntil),
      link: `${origin}/j/${code}/platz${language === "de" ? "" : `?sprache=${language}`}`,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    };
    return { subject: t(`bookings.mail-subject-${kind}`, { title }), body: t(`bookings.mail-body-${kind}`, said) };
  };
}
