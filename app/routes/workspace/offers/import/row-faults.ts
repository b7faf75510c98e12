import { useTexts } from "#app/components/locale.tsx";
import type { AppTexts } from "#app/messages/texts.ts";
import type { RowFault } from "#domain/offers/list-import/index.ts";

export function useFaultText(): (fault: RowFault) => string {
  const { t } = useTexts();
  return (fault) => faultText(t, fault);
}

/** Why a row cannot be taken, as a sentence. */
export function faultText(t: AppTexts["t"], fault: RowFault): string {
  switch (fault.code) {
    case "title-missing":
    case "organisation-missing":
    case "branch-missing":
    case "end-before-start":
    case "phone-missing":
    case "mail-missing":
    case "link-missing":
      return t(`offer-import.fault-${fault.code}`);
    case "twice-in-file":
      return t("network-import.fault-twice-in-file", { row: fault.row });
    case "field":
      return t("network-import.fault-field", { field: t(`offer-import.field-${fault.field}`), text: fault.text });
    default:
      return t(`offer-import.fault-${fault.code}`, { text: fault.text });
  }
}
