import type { AppTexts } from "#app/messages/texts.ts";
import { clockHere, dayHere, direction, type Locale } from "#platform/i18n/index.ts";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
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

/** A label's name in the reader's language, where the county has one. */
export function labelName(names: Record<string, string>, locale: Locale): { text: string; lang?: "de" } {
  const own = names[locale];
  return own ? { text: own } : { text: names.de ?? "", lang: "de" };
}

/** "Montag, 23. November 2026, 9:00 Uhr" */
export function useDateWords(): (date: OfferDate) => string {
  const { t } = useTexts();
  const formats = useFormats();
  return (date) =>
    date.isAllDay ? `${formats.weekday(dayHere(date.startsAt))}, ${t("finding.all-day")}` : `${formats.weekday(dayHere(date.startsAt))}, ${clockOf(t, date)}`;
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
