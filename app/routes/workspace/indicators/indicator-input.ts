import type { z } from "zod";
import { UNITS, type Indicator } from "#domain/concept/indicators/index.ts";
import { parseGermanNumber, typedNumber } from "../measures/german-number.ts";

/** What stands in the form of an indicator. */
export type IndicatorDraft = Record<
  "goalId" | "name" | "unit" | "unitWord" | "definition" | "source" | "direction" | "baseline" | "baselineOn" | "target" | "targetOn",
  string
>;
export type IndicatorErrorCode = "required" | "too-long" | "not-a-day" | "choose-one" | "not-a-number" | "goal-not-found";
export type IndicatorErrors = Partial<Record<keyof IndicatorDraft, IndicatorErrorCode>>;

export const EMPTY_DRAFT: IndicatorDraft = {
  goalId: "",
  name: "",
  unit: "",
  unitWord: "",
  definition: "",
  source: "",
  direction: "more",
  baseline: "",
  baselineOn: "",
  target: "",
  targetOn: "",
};

export function readIndicator(form: FormData): IndicatorDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const names = Object.keys(EMPTY_DRAFT) as (keyof IndicatorDraft)[];
  return { ...EMPTY_DRAFT, ...Object.fromEntries(names.map((name) => [name, text(name)])) };
}

/** What the domain reads: figures as numbers, an empty one as not known. */
export function indicatorInput(draft: IndicatorDraft) {
  return { ...draft, baseline: figureOf(draft.baseline), target: figureOf(draft.target) };
}

/** @returns NaN where it is no number, null where nothing stands */
export function figureOf(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^[-−–]/.test(text) ? -parseGermanNumber(text.slice(1)) : parseGermanNumber(text);
}

export function draftOfIndicator(
  indicator: Pick<Indicator, "goalId" | "name" | "unit" | "unitWord" | "definition" | "source" | "direction" | "baseline" | "target">,
): IndicatorDraft {
  const { goalId, name, unit, unitWord, definition, source, direction, baseline, target } = indicator;
  const figure = (point: { value: number } | null) => (point ? typedNumber(point.value) : "");
  return {
    goalId: goalId ?? "",
    name,
    unit,
    unitWord,
    definition,
    source,
    direction,
    baseline: figure(baseline),
    baselineOn: baseline?.on ?? "",
    target: figure(target),
    targetOn: target?.on ?? "",
  };
}

export function indicatorErrors(error: z.ZodError, draft: IndicatorDraft): IndicatorErrors {
  const errors: IndicatorErrors = {};
  for (const { path, code, message } of error.issues) {
    const field = String(path[0]) as keyof IndicatorDraft;
    errors[field] ??= message === "required" ? "required" : codeFor(field, code, draft);
  }
  return errors;
}

function codeFor(field: keyof IndicatorDraft, issue: string, draft: IndicatorDraft): IndicatorErrorCode {
  if (field === "baseline" || field === "target") return "not-a-number";
  if (field === "goalId" || field === "unit" || field === "direction") return "choose-one";
  if (draft[field].trim() === "") return "required";
  return field.endsWith("On") ? "not-a-day" : issue === "too_big" ? "too-long" : "required";
}

export function isUnit(word: string): word is Indicator["unit"] {
  return UNITS.some((unit) => unit === word);
}
