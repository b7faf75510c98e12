import { textsIn } from "#app/messages/texts.ts";
import type { ComposeRegistrationLetter } from "#domain/network/conferences/index.ts";
import { dayIn } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * The mails about a registration, in the language in which the person registered; title, place and the office's own name
 * stay German. They are written as a colleague would write them.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeRegistrationLetter(origin: string): ComposeRegistrationLetter {
  return ({ kind, region, language, name, conference, workshops, code }) => {
    const { t } = textsIn(language);
    const { weekday, time, list, momentDay } = createFormats(language);
    const { title, startsAt, endsAt, place, cancelledReason } = conference;
    const day = dayIn(region.timeZone, startsAt);
    const details = [t("registration.when", { day: weekday(day), from: time(startsAt), to: time(endsAt) }), place].filter(Boolean).join("\n");
    const said = {
      greeting: t("registration.mail-greeting", { name }),
      title,
      details,
      link: code === null ? "" : `${origin}/j/${code}/anmeldung${language === "de" ? "" : `?sprache=${language}`}`,
      reason: cancelledReason,
      what: [
        kind === "let-in" ? t("registration.mail-moved-house") : "",
        workshops.length > 0 ? t("registration.mail-moved-workshops", { count: workshops.length, workshops: list(workshops.map((each) => `„${each}“`)) }) : "",
      ]
        .filter(Boolean)
        .join(" "),
      sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
    };
    return {
      subject: t(`registration.mail-subject-${kind}`, { title, day: momentDay(startsAt) }),
      body: t(`registration.mail-body-${kind}`, said)
        .replaceAll(/\n{3,}/g, "\n\n")
        .trim(),
    };
  };
}
