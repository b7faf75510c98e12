import type { AppTexts } from "#app/messages/texts.ts";
import { ORGANISATION_KINDS, type RegionKind } from "#domain/network/index.ts";

/** The region's name for a kind, and our own word where it has given none. */
export function kindText(t: AppTexts["t"], kinds: readonly RegionKind[], code: string): string {
  return kinds.find((kind) => kind.code === code)?.name ?? knownKindText(t, code);
}

export function knownKindKey(code: string) {
  return `network.kind-${ORGANISATION_KINDS.find((known) => known === code) ?? "other"}` as const;
}

export function knownKindText(t: AppTexts["t"], code: string): string {
  return t(knownKindKey(code));
}
