import type { Region } from "#platform/db/index.ts";
import { isLocale, type Locale } from "#platform/i18n/index.ts";
import { isId } from "../network/form.ts";

/** What fits on a few sheets; nobody takes more home. */
export const MOST_CHOSEN = 12;
/** What is ticked beyond it is named, so that nobody hands over a sheet that lacks something. */
const MOST_NAMED = 2 * MOST_CHOSEN;

/** The offers that are chosen for a client and the language for them. They stand in the address only: nothing is stored. */
export type ChosenOffers = {
  ids: string[];
  language: Locale;
  /** What was chosen beyond what fits. */
  beyond: string[];
};

/** Of boxes ticked each a value, of links all in one. A language that the region does not offer is German. */
export function readChosen(parameters: URLSearchParams, { languages }: Pick<Region, "languages">): ChosenOffers {
  const ids = parameters.getAll("wahl").flatMap((value) => value.split("."));
  const language = parameters.get("sprache");
  const wanted = [...new Set(ids.filter(isId))].slice(0, MOST_NAMED);
  return {
    ids: wanted.slice(0, MOST_CHOSEN),
    beyond: wanted.slice(MOST_CHOSEN),
    language: isLocale(language) && languages.includes(language) ? language : "de",
  };
}

/** For the address of a link. */
export function writeChosen({ ids, language }: Pick<ChosenOffers, "ids" | "language">): Record<string, string> {
  return { ...(ids.length > 0 ? { wahl: ids.join(".") } : {}), ...(language === "de" ? {} : { sprache: language }) };
}
