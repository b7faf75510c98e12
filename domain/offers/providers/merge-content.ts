import { isDeepStrictEqual } from "node:util";
import type { OfferContent } from "../catalogue/content.ts";

/**
 * What an offer says with a provider's change: each field that the provider changed as the provider has it, everything else
 * as it stands, because an editor may have changed it meanwhile. Words are merged language by language, the internal note
 * always stays.
 */
export function mergeContent(standing: OfferContent, before: OfferContent, after: OfferContent): OfferContent {
  const changed = Object.entries(after).filter(
    ([field, value]) => field !== "texts" && field !== "note" && !isDeepStrictEqual(value, Reflect.get(before, field)),
  );
  const languages = new Set([...standing.texts, ...after.texts].map(({ language }) => language));
  const texts = [...languages].flatMap((language) => {
    const [stands, was, is] = [standing, before, after].map((content) => content.texts.find((text) => text.language === language));
    const text = isDeepStrictEqual(was, is) ? stands : is;
    return text ? [text] : [];
  });
  return { ...standing, ...Object.fromEntries(changed), texts: texts.toSorted((a, b) => a.language.localeCompare(b.language)) };
}
