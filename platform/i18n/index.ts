export { LANGUAGES, direction, isLocale, SOURCE_LOCALE, type Locale } from "./languages.ts";
export { catalogueFor, createTexts, type Catalogue, type Messages, type Texts } from "./texts.ts";
export { createFormats, ZONE, type Formats } from "./formats.ts";
