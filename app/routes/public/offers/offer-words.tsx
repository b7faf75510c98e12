import { dateWords } from "#app/offers/date-words.ts";
import { direction, type Locale } from "#platform/i18n/index.ts";
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

/** "A1 bis B1"; one level where only one is said. */
export function useLevelWords(): (level: { from: string | null; to: string | null } | null) => string {
  const { t } = useTexts();
  return (level) =>
    level?.from && level.to && level.from !== level.to ? t("course.levels", { from: level.from, to: level.to }) : (level?.from ?? level?.to ?? "");
}

/** "Familienzentrum, Raum 2, Hohenwede" */
export const placeName = ({ name, municipality }: OfferPlace) => [name, municipality].filter(Boolean).join(", ");

export function useCostWords(): (offer: Pick<OfferCard, "costCents">) => string | null {
  const { t } = useTexts();
  const { money } = useFormats();
  return ({ costCents }) => (costCents === null ? null : costCents === 0 ? t("finding.free") : money(costCents));
}
