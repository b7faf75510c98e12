import type { z } from "zod";
import { readPlanGoal, type Plan } from "#domain/concept/plans/index.ts";

/** What stands in the form of a plan; its goals one a line. */
export type PlanDraft = Record<"title" | "kind" | "publisher" | "year" | "url" | "goals", string> & { isPublic: boolean };
export type PlanErrorCode = "required" | "too-long" | "not-a-year" | "not-an-address" | "too-many-goals";
export type PlanErrors = Partial<Record<keyof PlanDraft, PlanErrorCode>>;

export const EMPTY_PLAN: PlanDraft = { title: "", kind: "", publisher: "", year: "", url: "", goals: "", isPublic: false };

export function readPlan(form: FormData): PlanDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    title: text("title"),
    kind: text("kind"),
    publisher: text("publisher"),
    year: text("year"),
    url: text("url"),
    goals: text("goals"),
    isPublic: form.has("isPublic"),
  };
}

/** What the domain reads. */
export function planInput(draft: PlanDraft) {
  const lines = draft.goals.split(/\r?\n/).filter((line) => line.trim() !== "");
  return { ...draft, year: draft.year.trim(), url: draft.url.trim(), goals: lines.map(readPlanGoal) };
}

export function draftOfPlan({ title, kind, publisher, year, url, isPublic, goals }: Plan): PlanDraft {
  const lines = goals.map(({ number, text }) => (number === "" ? text : `${number} ${text}`));
  return { title, kind, publisher, year: year === null ? "" : String(year), url: url ?? "", isPublic, goals: lines.join("\n") };
}

export function planErrors(error: z.ZodError, draft: PlanDraft): PlanErrors {
  const errors: PlanErrors = {};
  for (const { path, code } of error.issues) {
    const field = String(path[0]) as keyof PlanDraft;
    errors[field] ??= codeFor(field, code, draft, path.length);
  }
  return errors;
}

function codeFor(field: keyof PlanDraft, issue: string, draft: PlanDraft, depth: number): PlanErrorCode {
  if (field === "year") return "not-a-year";
  if (field === "url") return "not-an-address";
  if (field === "goals") return depth === 1 ? "too-many-goals" : "too-long";
  return issue === "too_big" && draft[field] !== "" ? "too-long" : "required";
}
