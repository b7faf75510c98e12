import { CallFields, GRANT_LANGUAGES, type GrantCall, type GrantLanguage } from "#domain/concept/micro-grants/index.ts";
import { parseGermanCents, typedCents } from "../measures/german-number.ts";

/** The form as it stands: each field by its name, texts as `title.de`. */
export type CallDraft = Record<string, string>;
export type CallErrorCode = "required" | "too-long" | "not-a-day" | "not-an-amount" | "end-before-start" | "total-under-max" | "under-approved";
export type CallErrors = Record<string, CallErrorCode>;

export function draftOfCall({ fromOn, untilOn, maxCents, totalCents, isPublic, texts }: GrantCall): CallDraft {
  return {
    fromOn,
    untilOn,
    max: typedCents(maxCents),
    total: typedCents(totalCents),
    ...(isPublic ? { isPublic: "on" } : {}),
    ...Object.fromEntries(
      texts.flatMap(({ language, title, who, rules }) => [
        [`title.${language}`, title],
        [`who.${language}`, who],
        [`rules.${language}`, rules],
      ]),
    ),
  };
}

/** The draft as the domain wants it, or one fault for each field. */
export function parseCall(draft: CallDraft): { ok: true; fields: CallFields } | { ok: false; errors: CallErrors } {
  const { fromOn = "", untilOn = "", max = "", total = "" } = draft;
  const text = (language: GrantLanguage) => ({
    title: draft[`title.${language}`] ?? "",
    who: draft[`who.${language}`] ?? "",
    rules: draft[`rules.${language}`] ?? "",
  });
  const parsed = CallFields.safeParse({
    fromOn,
    untilOn,
    maxCents: parseGermanCents(max),
    totalCents: parseGermanCents(total),
    isPublic: "isPublic" in draft,
    texts: Object.fromEntries(GRANT_LANGUAGES.map((language) => [language, text(language)])),
  });
  if (parsed.success) return { ok: true, fields: parsed.data };
  const errors: CallErrors = {};
  for (const { path, code, message } of parsed.error.issues) {
    const name = path[0] === "texts" ? `${String(path[2])}.${String(path[1])}` : String(path[0]).replace(/Cents$/, "");
    errors[name] ??= code === "custom" && (message === "end-before-start" || message === "total-under-max") ? message : codeFor(name, draft[name] ?? "");
  }
  return { ok: false, errors };
}

function codeFor(name: string, typed: string): CallErrorCode {
  if (typed.trim() === "") return "required";
  if (name.endsWith("On")) return "not-a-day";
  return name === "max" || name === "total" ? "not-an-amount" : "too-long";
}
