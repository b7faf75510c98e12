import type { ProgressState } from "#domain/concept/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { textsIn } from "./texts.ts";

/** The eight states in a language, for files. */
export function stateWordsIn(locale: Locale): Record<ProgressState, string> {
  const { t } = textsIn(locale);
  return {
    done: t("states.done"),
    "on-track": t("states.on-track"),
    "at-risk": t("states.at-risk"),
    "off-track": t("states.off-track"),
    continuous: t("states.continuous"),
    paused: t("states.paused"),
    dropped: t("states.dropped"),
    "not-begun": t("states.not-begun"),
  };
}
