import type { AppTexts } from "#app/messages/texts.ts";
import type { Change } from "#domain/concept/versions/index.ts";

/** @returns such as "Empfehlung 3.1.1 (bisher 3.1.2)": one number can stand for two items, in the version before and in the next. */
export function changeName(
  t: AppTexts["t"],
  { level, before, after }: { level: Change["level"]; before: { number: string } | null; after: { number: string } | null },
): string {
  const now = `${t(`versions.level-${level}`)} ${after?.number ?? ""}`.trimEnd();
  const was = before?.number ?? "";
  return was === "" || was === after?.number ? now : `${now} (${t("versions.number-before", { number: was })})`;
}
