/** The languages a region can offer. A locale without a message file of its own shows German texts. */
export const LANGUAGES = [
  { code: "de", name: "Deutsch", direction: "ltr" },
  { code: "en", name: "English", direction: "ltr" },
  { code: "ar", name: "العربية", direction: "rtl" },
  { code: "fa", name: "فارسی", direction: "rtl" },
  { code: "uk", name: "Українська", direction: "ltr" },
  { code: "ru", name: "Русский", direction: "ltr" },
  { code: "tr", name: "Türkçe", direction: "ltr" },
  { code: "ku", name: "Kurdî", direction: "ltr" },
  { code: "ti", name: "ትግርኛ", direction: "ltr" },
  { code: "so", name: "Soomaali", direction: "ltr" },
  { code: "ps", name: "پښتو", direction: "rtl" },
  { code: "fr", name: "Français", direction: "ltr" },
  { code: "pl", name: "Polski", direction: "ltr" },
  { code: "ro", name: "Română", direction: "ltr" },
  { code: "bg", name: "Български", direction: "ltr" },
  { code: "vi", name: "Tiếng Việt", direction: "ltr" },
] as const;

export type Locale = (typeof LANGUAGES)[number]["code"];

/** The language texts are written in first and fall back to. */
export const SOURCE_LOCALE: Locale = "de";

export function isLocale(value: unknown): value is Locale {
  return LANGUAGES.some(({ code }) => code === value);
}

export function direction(locale: Locale): "ltr" | "rtl" {
  return LANGUAGES.find(({ code }) => code === locale)?.direction ?? "ltr";
}

/** For Intl. Digits and calendar stay Western: telephone numbers, dates and papers in Germany have them, also for who grew up with others. */
export function intlLocale(locale: Locale): string {
  return locale === "en" ? "en-GB" : `${locale}-u-ca-gregory-nu-latn`;
}
