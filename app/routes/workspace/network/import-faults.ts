import { useTexts } from "#app/components/locale.tsx";
import type { AppTexts } from "#app/messages/texts.ts";
import type { RowFault } from "#domain/network/imports/index.ts";

export function useFaultText(): (fault: RowFault) => string {
  const { t } = useTexts();
  return (fault) => faultText(t, fault);
}

/** Why a row cannot be taken, as a sentence. */
export function faultText(t: AppTexts["t"], fault: RowFault): string {
  switch (fault.code) {
    case "name-missing":
    case "people-of-migrant-organisation":
      return t(`network-import.fault-${fault.code}`);
    case "kind-unknown":
    case "language-unknown":
    case "municipality-unknown":
      return t(`network-import.fault-${fault.code}`, { text: fault.text });
    case "twice-in-file":
      return t("network-import.fault-twice-in-file", { row: fault.row });
    case "field":
      return t("network-import.fault-field", { field: t(`network-import.field-${fault.field}`), text: fault.text });
  }
}
