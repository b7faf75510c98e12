import { createContext, Fragment, useContext, type ReactNode } from "react";
import type { AppTexts } from "#app/messages/texts.ts";
import type { PlainMessages, RichMessages } from "#app/messages/keys.gen.ts";
import { createFormats, createTexts, direction, type Catalogue, type Formats, type Locale } from "#platform/i18n/index.ts";

const LocaleContext = createContext<AppTexts | undefined>(undefined);

/** Gives all components below it one language. @param messages from `messagesFor(locale)`, in a loader */
export function LocaleProvider({ locale, messages, children }: { locale: Locale; messages: Catalogue; children: ReactNode }) {
  return <LocaleContext value={createTexts<PlainMessages, RichMessages>(messages, locale)}>{children}</LocaleContext>;
}

/** `t("common.save")`, and `rich("area.key", { link: (text) => <a …>{text}</a> })` for messages with tags. */
export function useTexts(): { t: AppTexts["t"]; rich: (...parameters: Parameters<AppTexts["rich"]>) => ReactNode; languageOf: AppTexts["languageOf"] } {
  const { t, rich, languageOf } = useProvided();
  // What the tags return are React nodes, because only components write these functions.
  return { t, languageOf, rich: (key, args) => (rich(key, args) as ReactNode[]).map((part, place) => <Fragment key={place}>{part}</Fragment>) };
}

export function useLocale(): { locale: Locale; direction: "ltr" | "rtl" } {
  const { locale } = useProvided();
  return { locale, direction: direction(locale) };
}

/** What keeps the reader's language behind an address that has no query of its own; nothing for German. */
export function useInLanguage(): string {
  const { locale } = useProvided();
  return locale === "de" ? "" : `?sprache=${locale}`;
}

export function useFormats(): Formats {
  return createFormats(useProvided().locale);
}

function useProvided(): AppTexts {
  const texts = useContext(LocaleContext);
  if (!texts) throw new Error("no LocaleProvider above this component");
  return texts;
}
