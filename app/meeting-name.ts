import type { AppTexts } from "./messages/texts.ts";

/** How a meeting is called within its body: its own title, or "14. Sitzung". */
export function meetingName(t: AppTexts["t"], { number, title }: { number: number | null; title: string }): string {
  if (title) return title;
  return number === null ? t("meetings.meeting") : t("meetings.numbered", { number });
}
