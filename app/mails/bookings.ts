import { textsIn } from "#app/messages/texts.ts";
import type { BookingLetter, ComposeBookingLetter } from "#domain/offers/bookings/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * The mails about a place, in the language in which the person booked; the office's own name stays German.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeBookingLetter(origin: string): ComposeBookingLetter {
  return ({ kind, region, language, name, title, offeredUntil, loan, reason, code }) => {
    const { t } = textsIn(language);
    const formats = createFormats(language);
    const inLanguage = language === "de" ? "" : `?sprache=${language}`;
    const said = {
      greeting: t("bookings.mail-greeting", { name }),
      title,
      until: offeredUntil === null ? "" : formats.moment(offeredUntil),
      link: `${origin}/j/${code}/${loan ? "ausleihe" : "platz"}${inLanguage}`,
      reason: reason ? `\n${reason}\n` : "",
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    };
    if (loan && isOfLoan(kind)) {
      const place = [loan.fetchPlace, loan.fetchTimes].filter(Boolean).join(", ");
      const days = {
        days: t("lending.from-to", { from: formats.weekday(loan.firstDay), to: formats.weekday(loan.lastDay) }),
        last: formats.weekday(loan.lastDay),
        fetch: place ? t("lending.fetch", { place }) : "",
      };
      return { subject: t(`lending.mail-subject-${kind}`, { title }), body: t(`lending.mail-body-${kind}`, { ...said, ...days }) };
    }
    // Nothing but a loan is brought back.
    if (kind === "return") throw new Error("A place cannot be returned.");
    return { subject: t(`bookings.mail-subject-${kind}`, { title }), body: t(`bookings.mail-body-${kind}`, said) };
  };
}

const OF_LOANS = ["confirm", "booked", "cancelled", "return"] as const;
const isOfLoan = (kind: BookingLetter["kind"]): kind is (typeof OF_LOANS)[number] => OF_LOANS.some((known) => known === kind);
