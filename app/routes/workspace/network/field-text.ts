import type { AppTexts } from "#app/messages/texts.ts";
import type { FieldName } from "./save.ts";

const OF_ENTRY = [
  "website",
  "street",
  "postalCode",
  "place",
  "openingHours",
  "languages",
  "accessibility",
  "accessibilityNote",
  "servesMunicipalityIds",
  "internal",
] as const;

/** What the form calls a field. */
export function fieldText(t: AppTexts["t"], field: FieldName): string {
  const ofEntry = OF_ENTRY.find((name) => name === field);
  return ofEntry ? t(`entry.field-${ofEntry}`) : t(`network.field-${field as Exclude<FieldName, (typeof OF_ENTRY)[number]>}`);
}
