import { useTexts } from "#app/components/locale.tsx";
import type { FieldErrorCode } from "./form.ts";

export type NetworkErrorCode = FieldErrorCode | "name-taken" | "municipality-unknown" | "kind-unknown" | "board-by-link-only";
export type NetworkErrors = Readonly<Record<string, NetworkErrorCode>>;

/** An error as a sentence with the way out. */
export function useErrorText(): (code: NetworkErrorCode) => string {
  const { t } = useTexts();
  return (code) => {
    switch (code) {
      case "too-long":
        return t("forms.too-long", { max: 200 });
      case "opening-hours":
        return t("entry.error-opening-hours");
      case "board-by-link-only":
        return t("founding.board-by-link-only");
      case "name-taken":
      case "municipality-unknown":
      case "kind-unknown":
      case "degrees":
      case "check":
        return t(`network.error-${code}`);
      default:
        return t(`forms.${code}`);
    }
  };
}
