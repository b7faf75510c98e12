/** Collects the uncertain places while a document is interpreted, and answers them from the decisions. */
import type { Place } from "../tree.ts";
import { ACCEPT_REST, type Decisions, type Option, type Problem, type Suggestion, type SuggestionKind } from "./reading.ts";

type Question = {
  kind: SuggestionKind;
  place: Place;
  /** Tells apart several questions of one kind at one place. */
  detail?: string | number;
  original: string[];
  reason: string;
  params?: Record<string, string | number>;
  options: (Option | string)[];
  suggested: string;
  sure: boolean;
  /** The same question at another place: it is asked at the first one only and answered alike. */
  once?: string;
  /** The option that leaves the text as it stood: taken while nothing is decided and we are not sure. */
  neutral: string;
};

export type Questions = {
  /** Registers the place and returns the option to apply now. */
  ask: (question: Question) => string;
  tell: (code: Problem["code"], place: Place | null, params?: Problem["params"]) => void;
  suggestions: Suggestion[];
  problems: Problem[];
};

function idOf({ kind, place, detail }: Question): string {
  const at = [place.sheet, place.table && `t${place.table}`, place.row && `r${place.row}`, place.paragraph && `p${place.paragraph}`];
  return [kind, ...at, detail].filter((part) => part !== undefined && part !== "" && part !== 0).join("-");
}

export function startQuestions(decisions: Decisions): Questions {
  const suggestions: Suggestion[] = [];
  const problems: Problem[] = [];
  const acceptsRest = Object.hasOwn(decisions, ACCEPT_REST);
  const taken = new Map<string, number>();
  const answered = new Map<string, string>();

  function ask(question: Question): string {
    if (question.once === undefined) return register(question);
    const key = `${question.kind} ${question.once}`;
    const answer = answered.get(key) ?? register(question);
    answered.set(key, answer);
    return answer;
  }

  function register(question: Question): string {
    const base = idOf(question);
    const times = (taken.get(base) ?? 0) + 1;
    taken.set(base, times);
    const id = times === 1 ? base : `${base}-${times}`;
    const options = question.options.map((option) => (typeof option === "string" ? { id: option } : option));
    // A decision for an option that is not offered (older file, mistyped) counts as none.
    const wanted = Object.hasOwn(decisions, id) ? decisions[id] : acceptsRest ? question.suggested : undefined;
    const decided = options.some((option) => option.id === wanted) ? (wanted ?? null) : null;
    const { kind, place, original, reason, params, suggested, sure, neutral } = question;
    suggestions.push({ id, kind, place, original, reason, params, options, suggested, sure, decided });
    return decided ?? (sure ? suggested : neutral);
  }

  function tell(code: Problem["code"], place: Place | null, params?: Problem["params"]): void {
    problems.push(params ? { code, place, params } : { code, place });
  }

  return { ask, tell, suggestions, problems };
}
