import { SOURCE_LOCALE, type Locale } from "#platform/i18n/index.ts";

export type Titles = readonly { language: Locale; title: string }[];

/** An offer's title for a reader: in the reader's language where there is one, else in German. */
export function titleFor(titles: Titles, locale: Locale): { language: Locale; title: string } {
  const found = titles.find(({ language }) => language === locale) ?? titles.find(({ language }) => language === SOURCE_LOCALE);
  return found ?? { language: SOURCE_LOCALE, title: "" };
}
