import { useTexts } from "#app/components/locale.tsx";
import type { GremiumErrorCode, GremiumErrors } from "./form.ts";

/** An error as a sentence with the way out. */
export function useErrorText(): (code: GremiumErrorCode) => string {
  const { t } = useTexts();
  return (code) => {
    switch (code) {
      case "too-long":
        return t("forms.too-long", { max: 4000 });
      case "required":
      case "choose-one":
      case "not-a-number":
        return t(`forms.${code}`);
      default:
        return t(`gremien.error-${code}`);
    }
  };
}

/** The sentences of all fields, for the summary on top. */
export function useErrorTexts(errors: GremiumErrors): Record<string, string> {
  const errorText = useErrorText();
  return Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, errorText(code)]));
}
