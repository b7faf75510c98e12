import type { SubjectKind } from "#platform/privacy/index.ts";

/** German words of the addresses; `kind` stands in the address of a person. */
export const PRIVACY = "/app/:region/verwaltung/datenschutz";

const kinds: Record<string, SubjectKind> = { person: "person", zugang: "account", adresse: "address" };
const kindWords: Record<SubjectKind, string> = { person: "person", account: "zugang", address: "adresse" };

/** @returns null for a word that names no kind, or an id that is none */
export function readSubject(kind: string, id: string): { kind: SubjectKind; id: string } | null {
  const found = kinds[kind];
  return found && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { kind: found, id } : null;
}

export function privacyAddress(region: string, rest = ""): string {
  return `/app/${region}/verwaltung/datenschutz${rest}`;
}

export function subjectAddress(region: string, { kind, id }: { kind: SubjectKind; id: string }): string {
  return privacyAddress(region, `/${kindWords[kind]}/${id}`);
}
