import { useTexts } from "#app/components/locale.tsx";
import type { Organisation, RegionKind } from "#domain/network/index.ts";
import type { MergedField } from "#domain/network/duplicates/index.ts";
import { INTERNAL_PARTS } from "#domain/network/index.ts";
import { kindText } from "./kind-text.ts";

export type MergeWords = { municipalities: readonly { id: string; name: string }[]; kinds: readonly RegionKind[] };

/** A field of an entry as a person reads it; empty where nothing is entered. */
export function useMergedText({ municipalities, kinds }: MergeWords): (entry: Organisation, field: MergedField) => string {
  const { t } = useTexts();
  const plain = (entry: Organisation, field: MergedField): string => {
    switch (field) {
      case "kind":
        return kindText(t, kinds, entry.kind);
      case "municipalityId":
        return municipalities.find(({ id }) => id === entry.municipalityId)?.name ?? "";
      case "isPublic":
        return t(entry.isPublic ? "network.is-public" : "network.is-not-public");
      case "address":
        return [entry.street, [entry.postalCode, entry.place].filter(Boolean).join(" ")].filter(Boolean).join(", ");
      default:
        return entry[field] ?? "";
    }
  };
  return (entry, field) => {
    const text = plain(entry, field);
    const part = INTERNAL_PARTS.find((name) => name === field);
    return text !== "" && part && entry.internal.includes(part) ? t("duplicates.merge-internal", { text }) : text;
  };
}
