import { textsIn } from "#app/messages/texts.ts";
import type { ComposeEventLetter } from "#domain/offers/events/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * The mails about a date, in the language in which the person booked; names of places and the office's own stay German.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeEventLetter(origin: string): ComposeEventLetter {
  return ({ kind, region, language, name, title, at, next, place, code }) => {
    const { t } = textsIn(language);
    const formats = createFormats(language);
    const said = {
      greeting: t("events.mail-greeting", { name }),
      title,
      at: formats.moment(at),
      dates: next
        .map(({ startsOn, startsAt, isAllDay }) =>
          t("events.mail-when", { day: formats.weekday(startsOn), time: isAllDay ? t("events.whole-day") : formats.time(startsAt) }),
        )
        .join("\n"),
      place,
      link: `${origin}/j/${code}/platz${language === "de" ? "" : `?sprache=${language}`}`,
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    };
    return { subject: t(`events.mail-subject-${kind}`, { title }), body: t(`events.mail-body-${kind}`, said) };
  };
}
