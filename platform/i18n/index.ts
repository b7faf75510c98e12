export { LANGUAGES, direction, isLocale, SOURCE_LOCALE, type Locale } from "./languages.ts";
export { catalogueFor, createTexts, type Catalogue, type Messages, type Texts } from "./texts.ts";
export { europeanDigits } from "./digits.ts";
export { clockHere, createFormats, dayHere, ZONE, type Formats } from "./formats.ts";
