import type { Problem, Suggestion } from "#domain/concept/import/index.ts";
import type { Place } from "#domain/concept/index.ts";
import type { AppTexts } from "#app/messages/texts.ts";
import german from "#app/messages/de/import.json" with { type: "json" };

type Translate = AppTexts["t"];
type ImportKey = Extract<Parameters<Translate>[0], `import.${string}`>;

/** The reader's codes become sentences here; a code that came later and has no words yet shows the general ones. */
function say(t: Translate, key: string, otherwise: ImportKey, params: Record<string, string | number> = {}): string {
  const known = isKnown(key) ? key : otherwise;
  return (t as (key: ImportKey, args: Record<string, string | number>) => string)(known, params);
}

function isKnown(key: string): key is ImportKey {
  return key.slice("import.".length) in german;
}

export function questionOf(t: Translate, suggestion: Suggestion): string {
  return say(t, `import.ask-${suggestion.kind}`, "import.ask-other");
}

export function reasonOf(t: Translate, suggestion: Suggestion): string {
  return say(t, `import.why-${suggestion.reason}`, "import.why-other", { percent: 0, ...suggestion.params });
}

export function optionOf(t: Translate, suggestion: Suggestion, option: Suggestion["options"][number]): string {
  return say(t, `import.option-${option.id}`, "import.option-keep", { word: "", goal: "", ...suggestion.params, ...option.params });
}

export function problemOf(t: Translate, problem: Problem): string {
  return say(t, `import.problem-${problem.code}`, "import.why-other", { count: 1, columns: "", title: "", ...problem.params });
}

/** "Seite 21, Tabelle 4, Zeile 3" */
export function placeOf(t: Translate, place: Place | null): string {
  if (!place) return "";
  return [
    place.sheet && t("import.place-sheet", { sheet: place.sheet }),
    place.page && t("import.place-page", { page: String(place.page) }),
    place.table && t("import.place-table", { table: String(place.table) }),
    place.row && t("import.place-row", { row: String(place.row) }),
    !place.row && place.paragraph && t("import.place-paragraph", { paragraph: String(place.paragraph) }),
  ]
    .filter(Boolean)
    .join(", ");
}
