import type { AppTexts } from "#app/messages/texts.ts";
import { officeOf } from "#domain/network/founding/index.ts";

/** Somebody's function: as it was written, in German, or in the reader's words where it is one of a board that we named. */
export function officeText({ t, languageOf }: Pick<AppTexts, "t" | "languageOf">, written: string): { text: string; isGerman: boolean } {
  const office = officeOf(written);
  const key = office && (`founding-join.office-${office}` as const);
  return key && languageOf(key) !== "de" ? { text: t(key), isGerman: false } : { text: written, isGerman: true };
}
