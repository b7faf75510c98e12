import type { z } from "zod";
import type { Named } from "#app/components/forms/named-input.tsx";
import type { FeedRefusal } from "#domain/offers/feeds/index.ts";

/** What stands in the form of a feed. */
export type FeedDraft = {
  name: string;
  address: string;
  organisationId: string;
  branchId: string;
  municipalityId: string;
  isTrusted: boolean;
  isPaused: boolean;
};
export type FeedErrors = Partial<Record<keyof FeedDraft, "name" | "address" | "address-taken" | "choose">>;

export const NEW_FEED: FeedDraft = { name: "", address: "", organisationId: "", branchId: "", municipalityId: "", isTrusted: false, isPaused: false };

export function readFeed(form: FormData): FeedDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    name: text("name"),
    address: text("address"),
    organisationId: text("organisationId"),
    branchId: text("branchId"),
    municipalityId: text("municipalityId"),
    isTrusted: form.has("isTrusted"),
    isPaused: form.has("isPaused"),
  };
}

/** As the domain wants to read it. */
export function feedInput({ municipalityId, ...draft }: FeedDraft) {
  return { ...draft, municipalityId: municipalityId === "" ? null : municipalityId };
}

/** @param organisation as typed: where it is not clear, its own field says so */
export function feedErrors(error: z.ZodError, organisation: Named): FeedErrors {
  const issues = error.issues.filter(({ path: [field] }) => field !== "organisationId" || organisation.fault === null);
  return Object.fromEntries(issues.map(({ path: [field] }) => [field, field === "name" || field === "address" ? field : "choose"]));
}

/** At which field a refusal is told; null: at none. */
export function refusedField(refusal: FeedRefusal): FeedErrors | null {
  if (refusal === "address-taken") return { address: "address-taken" };
  if (refusal === "organisation-unknown") return { organisationId: "choose" };
  if (refusal === "branch-unknown") return { branchId: "choose" };
  return refusal === "municipality-unknown" ? { municipalityId: "choose" } : null;
}
