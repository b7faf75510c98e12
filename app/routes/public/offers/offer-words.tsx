import type { AppTexts } from "#app/messages/texts.ts";
import { clockHere, dayHere, direction, type Locale } from "#platform/i18n/index.ts";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import type { Formats } from "#platform/i18n/index.ts";
import type { InLanguage, OfferCard, OfferDate, OfferPlace } from "#domain/offers/finding/index.ts";

/** Content in its own language; a screen reader has to know where it is not the page's. */
export function Said({ words }: { words: InLanguage }) {
  const { locale } = useLocale();
  if (words.language === locale) return words.text;
  return (
    <span lang={words.language} dir={direction(words.language)}>
      {words.text}
    </span>
  );
}

/**
 * A text of several lines in its own language and direction: a German full stop on an Arabic page else stands before its sentence.
 * @param explains says that it is there in German only; once on a page is enough
 */
export function SaidSection({ words, title, lines = false, explains }: { words: InLanguage; title?: string; lines?: boolean; explains: boolean }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  if (!words.text) return null;
  const own = words.language === locale ? {} : { lang: words.language, dir: direction(words.language) };
  return (
    <section className="prose">
      {title ? <h2>{title}</h2> : null}
      {explains ? <p className="muted s">{t("finding.only-german")}</p> : null}
      {lines ? (
        <ul {...own}>
          {words.text.split("\n").map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        words.text.split(/\n\s*\n/).map((paragraph) => (
          <p key={paragraph} className="lines" {...own}>
            {paragraph}
          </p>
        ))
      )}
    </section>
  );
}

/** A label's name in the reader's language, where the county has one. */
export function labelName(names: Record<string, string>, locale: Locale): { text: string; lang?: "de" } {
  const own = names[locale];
  return own ? { text: own } : { text: names.de ?? "", lang: "de" };
}

/** "Montag, 23. November 2026, 9:00 bis 11:15 Uhr"; of what takes days, the first and the last of them. */
export function useDateWords(): (date: OfferDate) => string {
  const { t } = useTexts();
  const formats = useFormats();
  return (date) => dateWords(t, formats, date);
}

/** The same for documents and tables. */
export function dateWords(t: AppTexts["t"], formats: Pick<Formats, "weekday" | "time">, date: OfferDate): string {
  const day = formats.weekday(dayHere(date.startsAt));
  return takesDays(date) ? daysOf(t, formats, date) : t("finding.day-clock", { day, clock: date.isAllDay ? t("finding.all-day") : clockOf(t, date) });
}

/** A night that ends in the morning is no second day. */
export const takesDays = ({ startsAt, endsAt }: OfferDate): boolean => Date.parse(endsAt) - Date.parse(startsAt) > 25 * 60 * 60_000;

/** "Freitag, 27. November 2026 bis Sonntag, 29. November 2026" */
export function daysOf(t: AppTexts["t"], formats: Pick<Formats, "weekday" | "time">, { startsAt, endsAt, isAllDay }: OfferDate): string {
  // A whole day ends where the next one begins.
  const last = isAllDay ? new Date(Date.parse(endsAt) - 1).toISOString() : endsAt;
  const moment = (instant: string) => {
    const day = formats.weekday(dayHere(instant));
    return isAllDay ? day : t("finding.day-clock", { day, clock: formats.time(instant) });
  };
  return t("finding.from-until", { from: moment(startsAt), until: moment(last) });
}

/** "A1 bis B1"; one level where only one is said. */
export function useLevelWords(): (level: { from: string | null; to: string | null } | null) => string {
  const { t } = useTexts();
  return (level) =>
    level?.from && level.to && level.from !== level.to ? t("course.levels", { from: level.from, to: level.to }) : (level?.from ?? level?.to ?? "");
}

/** "9:00 bis 11:15 Uhr", as the times of a series are said. */
export function clockOf(t: AppTexts["t"], { startsAt, endsAt }: Pick<OfferDate, "startsAt" | "endsAt">): string {
  return t("times.clock", { from: clockHere(startsAt), to: clockHere(endsAt) });
}

/** "Familienzentrum, Raum 2, Hohenwede" */
export const placeName = ({ name, municipality }: OfferPlace) => [name, municipality].filter(Boolean).join(", ");

export function useCostWords(): (offer: Pick<OfferCard, "costCents">) => string | null {
  const { t } = useTexts();
  const { money } = useFormats();
  return ({ costCents }) => (costCents === null ? null : costCents === 0 ? t("finding.free") : money(costCents));
}
