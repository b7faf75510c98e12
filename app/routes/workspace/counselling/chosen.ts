import { isLocale, type Locale } from "#platform/i18n/index.ts";
import { isId } from "../network/form.ts";

/** What fits on a few sheets; nobody takes more home. */
export const MOST_CHOSEN = 12;

/** The offers that are chosen for a client and the language for them. They stand in the address only: nothing is stored. */
export type ChosenOffers = { ids: string[]; language: Locale };

/** Of boxes ticked each a value, of links all in one. */
export function readChosen(parameters: URLSearchParams): ChosenOffers {
  const ids = parameters.getAll("wahl").flatMap((value) => value.split("."));
  const language = parameters.get("sprache");
  return { ids: [...new Set(ids.filter(isId))].slice(0, MOST_CHOSEN), language: isLocale(language) ? language : "de" };
}

/** For the address of a link. */
export function writeChosen({ ids, language }: ChosenOffers): Record<string, string> {
  return { ...(ids.length > 0 ? { wahl: ids.join(".") } : {}), ...(language === "de" ? {} : { sprache: language }) };
}
