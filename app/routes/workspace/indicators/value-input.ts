import type { z } from "zod";
import type { IndicatorValue } from "#domain/concept/indicators/index.ts";
import { typedNumber } from "../measures/german-number.ts";
import { figureOf } from "./indicator-input.ts";

/** What stands in the form of a value. */
export type ValueDraft = Record<"municipalityId" | "period" | "value" | "baseCount" | "note" | "source", string>;
export type ValueErrorCode = "required" | "too-long" | "not-a-number" | "not-a-period" | "municipality-unknown" | "period-taken";
export type ValueErrors = Partial<Record<keyof ValueDraft, ValueErrorCode>>;

export const EMPTY_VALUE: ValueDraft = { municipalityId: "", period: "", value: "", baseCount: "", note: "", source: "" };

export function readValue(form: FormData): ValueDraft {
  const names = Object.keys(EMPTY_VALUE) as (keyof ValueDraft)[];
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { ...EMPTY_VALUE, ...Object.fromEntries(names.map((name) => [name, text(name)])) };
}

/** What the domain reads. People type days as 31.12.2025. */
export function valueInput(draft: ValueDraft) {
  const [, day, month, year] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(draft.period.trim()) ?? [];
  const period = year && month && day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : draft.period;
  return { ...draft, period, value: figureOf(draft.value) ?? NaN, baseCount: figureOf(draft.baseCount) };
}

export function draftOfValue(value: Omit<IndicatorValue, "id" | "place" | "version">): ValueDraft {
  const { municipalityId, datedOn, isYear, note, source, baseCount } = value;
  return {
    municipalityId: municipalityId ?? "",
    period: isYear ? datedOn.slice(0, 4) : datedOn.split("-").toReversed().join("."),
    value: typedNumber(value.value),
    baseCount: baseCount === null ? "" : String(baseCount),
    note,
    source,
  };
}

export function valueErrors(error: z.ZodError, draft: ValueDraft): ValueErrors {
  const errors: ValueErrors = {};
  for (const { path, code } of error.issues) {
    const field = String(path[0]) as keyof ValueDraft;
    errors[field] ??= codeFor(field, code, draft);
  }
  return errors;
}

function codeFor(field: keyof ValueDraft, issue: string, draft: ValueDraft): ValueErrorCode {
  if (draft[field].trim() === "") return "required";
  if (field === "value" || field === "baseCount") return "not-a-number";
  if (field === "period") return "not-a-period";
  return issue === "too_big" ? "too-long" : "municipality-unknown";
}
