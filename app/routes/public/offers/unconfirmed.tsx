import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { Freshness } from "#domain/offers/upkeep/index.ts";

/** Says of an offer that its provider has been silent for so long that a call is worth it before going there. */
export function Unconfirmed({ age, confirmedOn }: { age: Freshness; confirmedOn: string }) {
  const { t } = useTexts();
  const { day } = useFormats();
  if (age !== "doubtful" && age !== "hidden") return null;
  return <Notice kind="warn">{t("upkeep.public-unconfirmed", { day: day(confirmedOn) })}</Notice>;
}
