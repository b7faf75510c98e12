import type { MessageKey } from "#app/messages/texts.ts";
import { ProgrammeFields, type Programme } from "#domain/offers/programmes/index.ts";
import type { Locale } from "#platform/i18n/index.ts";

export type ProgrammeDraft = {
  isPublic: boolean;
  firstDay: string;
  lastDay: string;
  /** By language; empty where nothing is written. */
  texts: Record<string, { title: string; description: string }>;
  offerIds: string[];
};

export const EMPTY_PROGRAMME: ProgrammeDraft = { isPublic: false, firstDay: "", lastDay: "", texts: {}, offerIds: [] };

export function draftOf({ isPublic, firstDay, lastDay, texts, offerIds }: Programme): ProgrammeDraft {
  return { isPublic, firstDay, lastDay, offerIds, texts: Object.fromEntries(texts.map(({ language, ...words }) => [language, words])) };
}

/** @param languages those of the region; what is written in others is not on the form */
export function draftFrom(form: FormData, languages: readonly string[]): ProgrammeDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    isPublic: form.has("isPublic"),
    firstDay: text("firstDay"),
    lastDay: text("lastDay"),
    texts: Object.fromEntries(languages.map((language) => [language, { title: text(`title.${language}`), description: text(`description.${language}`) }])),
    offerIds: form.getAll("offerIds").filter((id) => typeof id === "string"),
  };
}

const FAULTS: Record<string, MessageKey> = {
  firstDay: "programmes.fault-day",
  lastDay: "programmes.fault-day",
  texts: "programmes.fault-title",
};

/** What a draft says, or by field what is wrong with it. A language with nothing in it is left out. */
export function readDraft(draft: ProgrammeDraft): { ok: true; fields: ProgrammeFields } | { ok: false; faults: Record<string, MessageKey> } {
  const texts = Object.entries(draft.texts)
    .filter(([language, { title, description }]) => language === "de" || title !== "" || description !== "")
    .map(([language, words]) => ({ language: language as Locale, ...words }));
  const read = ProgrammeFields.safeParse({ ...draft, texts });
  if (read.success) return { ok: true, fields: read.data };
  const faults = read.error.issues.map(({ path: [field, place], message }) => {
    if (field === "texts") return [`title.${texts[Number(place)]?.language ?? "de"}`, "programmes.fault-title" as const] as const;
    if (message === "end-before-start" || message === "too-long") return ["lastDay", `programmes.fault-${message}` as const] as const;
    return [String(field ?? ""), FAULTS[String(field)] ?? ("programmes.fault-check" as const)] as const;
  });
  return { ok: false, faults: Object.fromEntries(faults) };
}
