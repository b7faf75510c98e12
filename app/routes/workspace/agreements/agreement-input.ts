import type { z } from "zod";
import type { AgreementPage } from "#domain/network/index.ts";

/** What stands in the form of an agreement. */
export type AgreementDraft = {
  kind: string;
  title: string;
  text: string;
  fromOn: string;
  untilOn: string;
  reviewOn: string;
  isPublic: boolean;
  partyIds: string[];
};
export type AgreementErrors = Partial<Record<keyof AgreementDraft, AgreementErrorCode>>;
export type AgreementErrorCode =
  "required" | "too-long" | "not-a-day" | "choose-one" | "end-before-start" | "review-outside" | "too-few-parties" | "party-unknown";

export function readAgreement(form: FormData): AgreementDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    kind: text("kind"),
    title: text("title"),
    text: text("text"),
    fromOn: text("fromOn"),
    untilOn: text("untilOn"),
    reviewOn: text("reviewOn"),
    isPublic: form.has("isPublic"),
    partyIds: form.getAll("partyIds").filter((id) => typeof id === "string"),
  };
}

export function draftOfAgreement({ kind, title, text, fromOn, untilOn, reviewOn, isPublic, parties }: AgreementPage): AgreementDraft {
  return { kind, title, text, fromOn, untilOn: untilOn ?? "", reviewOn: reviewOn ?? "", isPublic, partyIds: parties.map(({ id }) => id) };
}

/** What is wrong, one code for each field. */
export function agreementErrors(error: z.ZodError, draft: AgreementDraft): AgreementErrors {
  const errors: AgreementErrors = {};
  for (const { path, code, message } of error.issues) {
    const field = String(path[0]) as keyof AgreementDraft;
    errors[field] ??= code === "custom" ? (message as AgreementErrorCode) : codeFor(field, code, draft);
  }
  return errors;
}

function codeFor(field: keyof AgreementDraft, issue: string, draft: AgreementDraft): AgreementErrorCode {
  if (draft[field] === "") return field === "kind" ? "choose-one" : "required";
  if (issue === "too_big") return "too-long";
  return field.endsWith("On") ? "not-a-day" : "choose-one";
}
