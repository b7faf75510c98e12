import { catalogueFor, createTexts, isLocale, type Catalogue, type Locale, type Messages, type Texts } from "#platform/i18n/index.ts";
import { files } from "./catalogue.gen.ts";
import type { PlainMessages, RichMessages } from "./keys.gen.ts";

/** A translator that knows every message of the product. */
export type AppTexts = Texts<PlainMessages, RichMessages>;
export type MessageKey = keyof PlainMessages;

const catalogue: Catalogue = Object.fromEntries(
  Object.entries(files).flatMap(([locale, namespaces]) => (isLocale(locale) ? [[locale, flatten(namespaces)]] : [])),
);

/** For loaders, actions, mails and exports. Components ask `useTexts()`. */
export function textsIn(locale: Locale): AppTexts {
  return createTexts(catalogue, locale);
}

const catalogues = new Map<Locale, Catalogue>();

/** What the LocaleProvider needs for one locale. */
export function messagesFor(locale: Locale): Catalogue {
  const found = catalogues.get(locale) ?? catalogueFor(catalogue, locale);
  catalogues.set(locale, found);
  return found;
}

function flatten(namespaces: Record<string, Record<string, string>>): Messages {
  return Object.fromEntries(
    Object.entries(namespaces).flatMap(([namespace, messages]) => Object.entries(messages).map(([name, text]) => [`${namespace}.${name}`, text])),
  );
}
