import { isLocale, type Locale } from "#platform/i18n/index.ts";
import { textsIn } from "./messages/texts.ts";

/** The language that an address itself names: /{region}/{lang} or ?sprache=. */
export function namedLocale({ pathname, searchParams }: URL): Locale | undefined {
  const [first, second] = pathname.split("/").slice(1);
  const named = first !== "app" && first !== "j" && isLocale(second) ? second : searchParams.get("sprache");
  return isLocale(named) ? named : undefined;
}

/**
 * For answers that no page gives: an error before a page could say its language, a link that is over.
 * The address goes first, then the account's own choice, then what the reader's browser prefers.
 */
export function readerLocale(request: Request, accountLocale: Locale | undefined): Locale {
  const wishes = [namedLocale(new URL(request.url)), accountLocale, ...preferred(request.headers.get("accept-language") ?? "")];
  return wishes.find((locale) => locale !== undefined && textsIn(locale).languageOf("errors.fault-title") === locale) ?? "de";
}

/** The languages of the header Accept-Language, best first. */
function preferred(header: string): Locale[] {
  return header
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", weight] = part.trim().split(/;\s*q=/);
      return { language: tag.split("-")[0]?.toLowerCase(), weight: Number(weight ?? 1) };
    })
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ language, weight }) => (isLocale(language) && weight > 0 ? [language] : []));
}
