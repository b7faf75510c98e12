import { IntlMessageFormat } from "intl-messageformat";
import { intlLocale, SOURCE_LOCALE, type Locale } from "./languages.ts";

/** ICU messages by key, e.g. "common.save". */
export type Messages = Readonly<Record<string, string>>;

/** The messages of the locales at hand; a locale may have none. */
export type Catalogue = Readonly<Partial<Record<Locale, Messages>>>;

type Values = Record<string, unknown>;

/** Arguments are asked for exactly where the message has some. */
type Rest<A> = keyof A extends never ? [] : [args: A];

/** `Plain` and `Rich` map each key to its arguments; rich messages contain tags such as `<link>…</link>`. */
export type Texts<Plain, Rich> = {
  locale: Locale;
  t<K extends keyof Plain & string>(key: K, ...rest: Rest<Plain[K]>): string;
  /** @returns the parts in order: strings, and whatever the functions given for the tags return. */
  rich<K extends keyof Rich & string>(key: K, args: Rich[K]): unknown[];
  /** In which language the text of this key is shown: the locale, or German where it has none. For `lang`. */
  languageOf(key: string): Locale;
};

/**
 * A translator into one locale.
 * @throws Error for a key that even German lacks: the message check keeps this out of a release.
 */
export function createTexts<Plain, Rich>(catalogue: Catalogue, locale: Locale): Texts<Plain, Rich> {
  const languageOf = (key: string) => (catalogue[locale]?.[key] === undefined ? SOURCE_LOCALE : locale);
  const format = (key: string, values: Values | undefined) => {
    const language = languageOf(key);
    const message = catalogue[language]?.[key];
    if (message === undefined) throw new Error(`no message "${key}"`);
    return compile(language, message).format(values);
  };
  return {
    locale,
    languageOf,
    t: (key, ...[args]) => String(format(key, args as Values | undefined)),
    rich: (key, args) => [format(key, args as Values)].flat(),
  };
}

/** What a page needs to speak one locale: its messages, and German ones only where it has none. */
export function catalogueFor(catalogue: Catalogue, locale: Locale): Catalogue {
  const own = catalogue[locale] ?? {};
  if (locale === SOURCE_LOCALE) return { [locale]: own };
  const german = Object.entries(catalogue[SOURCE_LOCALE] ?? {}).filter(([key]) => own[key] === undefined);
  return { [locale]: own, [SOURCE_LOCALE]: Object.fromEntries(german) };
}

// Parsing costs 30 times a formatting; the number of messages bounds the map.
const compiled = new Map<string, IntlMessageFormat>();

function compile(locale: Locale, message: string): IntlMessageFormat {
  const key = `${locale} ${message}`;
  let format = compiled.get(key);
  if (!format) {
    format = new IntlMessageFormat(message, intlLocale(locale));
    compiled.set(key, format);
  }
  return format;
}
