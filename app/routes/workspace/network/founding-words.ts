import type { AppTexts } from "#app/messages/texts.ts";
import { isKnownStep, type FoundingStep } from "#domain/network/founding/index.ts";

/** What a step is called and means: the region's own words, which are German, or ours. */
export function stepWords(
  t: AppTexts["t"],
  { code, own }: Pick<FoundingStep, "code" | "own">,
): { title: string; what: string; help: string; isGerman: boolean } {
  if (own) return { ...own, isGerman: true };
  if (!isKnownStep(code)) return { title: "", what: "", help: "", isGerman: false };
  return { title: t(`founding-join.step-${code}`), what: t(`founding-join.what-${code}`), help: t(`founding-join.help-${code}`), isGerman: false };
}
