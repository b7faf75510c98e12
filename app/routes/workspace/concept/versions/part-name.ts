import { useTexts } from "#app/components/locale.tsx";
import type { PartKind } from "#domain/concept/versions/index.ts";

/** What a part is called: principles have no title of their own. */
export function usePartName(): (part: { kind: PartKind; title: string }) => string {
  const { t } = useTexts();
  return ({ kind, title }) => (kind === "principles" ? t("concept.principles") : title);
}
