import type { AppTexts } from "#app/messages/texts.ts";

/**
 * What a look into the log is called: by its days, or its one day.
 *
 * @param day words of a date
 */
export function viewTitle(t: AppTexts["t"], day: (date: string) => string, { fromDay, toDay }: { fromDay: string; toDay: string }): string {
  return fromDay === toDay ? t("privacy.view-title-day", { day: day(fromDay) }) : t("privacy.view-title", { from: day(fromDay), to: day(toDay) });
}
