import type { Locale } from "#platform/i18n/index.ts";
import type { OfferContent } from "./content.ts";
import { sourceHash, type OfferWords } from "./source-hash.ts";

/** Puts a form's words into their language; German, the source, stays as `content` has it. */
export function wordsIn(language: Locale, words: OfferWords, content: OfferContent): OfferContent {
  if (language === "de") return content;
  const german = content.texts.find((text) => text.language === "de");
  // Where the German words are only a copy, nothing was translated from them.
  const sourced = german && german.title !== words.title ? sourceHash(german) : null;
  const text = { ...words, language, state: "reviewed" as const, sourceHash: sourced };
  return {
    ...content,
    texts: [...content.texts.filter((other) => other.language !== language), text].toSorted((a, b) => a.language.localeCompare(b.language)),
  };
}
