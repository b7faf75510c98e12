import { useTexts } from "#app/components/locale.tsx";
import type { AppTexts } from "#app/messages/texts.ts";
import { ORGANISATION_KINDS, type RegionKind } from "#domain/network/index.ts";

/** The region's name for a kind, and our own word where it has given none. */
export function kindText(t: AppTexts["t"], kinds: readonly RegionKind[], code: string): string {
  return kinds.find((kind) => kind.code === code)?.name ?? knownKindText(t, code);
}

export function knownKindText(t: AppTexts["t"], code: string): string {
  return t(`network.kind-${ORGANISATION_KINDS.find((known) => known === code) ?? "other"}`);
}

/** As choices of a form or a filter, by name. */
export function useKindChoices(kinds: readonly RegionKind[]): { value: string; label: string }[] {
  const { t } = useTexts();
  return kinds.map(({ code }) => ({ value: code, label: kindText(t, kinds, code) })).toSorted((a, b) => a.label.localeCompare(b.label));
}
