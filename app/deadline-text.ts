import type { AppTexts } from "#app/messages/texts.ts";
import type { Deadline } from "#domain/concept/funding/index.ts";
import type { Formats } from "#platform/i18n/index.ts";

/** What ends or is due on a deadline, as a sentence; for pages and for the mail. */
export function deadlineText(t: AppTexts["t"], { money }: Pick<Formats, "money">, { kind, detail, cents }: Deadline): string {
  if (kind === "fund-deadline") return detail;
  return kind === "money-expires" ? t("funding.ends-money-expires", { amount: money(cents ?? 0), detail }) : t(`funding.ends-${kind}`);
}
