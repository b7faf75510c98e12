import type { Locale } from "#platform/i18n/index.ts";

const LANGUAGES = [
  ["de", "Deutsch"],
  ["en", "English"],
  ["ar", "العربية"],
] as const;

/** The same page behind a link in the other languages that such pages speak, each by its own name. */
export function otherLanguages(locale: Locale): { locale: string; label: string; href: string }[] {
  return LANGUAGES.filter(([language]) => language !== locale).map(([language, label]) => ({ locale: language, label, href: `?sprache=${language}` }));
}
