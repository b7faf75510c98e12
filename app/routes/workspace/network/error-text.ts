import { useTexts } from "#app/components/locale.tsx";
import type { FieldErrorCode } from "./form.ts";

export type NetworkErrorCode = FieldErrorCode | "name-taken" | "municipality-unknown";
export type NetworkErrors = Readonly<Record<string, NetworkErrorCode>>;

/** An error as a sentence with the way out. */
export function useErrorText(): (code: NetworkErrorCode) => string {
  const { t } = useTexts();
  return (code) => {
    if (code === "too-long") return t("forms.too-long", { max: 200 });
    if (code === "name-taken" || code === "municipality-unknown" || code === "check") return t(`network.error-${code}`);
    return t(`forms.${code}`);
  };
}
