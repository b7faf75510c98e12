import { catalogueFor, createTexts, isLocale, type Catalogue, type Locale, type Messages, type Texts } from "#platform/i18n/index.ts";
import { files } from "./catalogue.gen.ts";
import type { PlainMessages, RichMessages } from "./keys.gen.ts";

/** A translator that knows every message of the product. */
export type AppTexts = Texts<PlainMessages, RichMessages>;
export type MessageKey = keyof PlainMessages;

// Pure, so that the build leaves the texts of all languages out of what browsers load: they get theirs with the page.
const catalogue = /* @__PURE__ */ allTexts();

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

function allTexts(): Catalogue {
  return Object.fromEntries(Object.entries(files).flatMap(([locale, namespaces]) => (isLocale(locale) ? [[locale, flatten(namespaces)]] : [])));
}

function flatten(namespaces: Record<string, Record<string, string>>): Messages {
  return Object.fromEntries(
    Object.entries(namespaces).flatMap(([namespace, messages]) => Object.entries(messages).map(([name, text]) => [`${namespace}.${name}`, text])),
  );
}
