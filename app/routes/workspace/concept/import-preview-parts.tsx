import type { EditionDifference, ItemContent } from "#domain/concept/compare/index.ts";
import type { Suggestion } from "#domain/concept/import/index.ts";
import { SuggestionCard } from "#app/components/import-parts.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { optionOf, placeOf, questionOf, reasonOf } from "./import-words.ts";

/** The uncertain places, those that need a decision first; nothing is preselected where we are unsure. */
export function PlaceList({ suggestions, open, onlyOpen }: { suggestions: readonly Suggestion[]; open: number; onlyOpen: boolean }) {
  const { t } = useTexts();
  const stateOf = (suggestion: Suggestion) => (suggestion.decided !== null ? "decided" : suggestion.sure ? "suggested" : "open");
  const ordered = suggestions
    .map((suggestion, index) => ({ suggestion, number: index + 1 }))
    .toSorted((a, b) => Number(stateOf(b.suggestion) === "open") - Number(stateOf(a.suggestion) === "open"));
  const shown = onlyOpen ? ordered.filter(({ suggestion }) => stateOf(suggestion) === "open") : ordered;
  return (
    <section aria-labelledby="h-stellen">
      <div className="row between base">
        <h2 id="h-stellen">{t("import.places", { count: suggestions.length })}</h2>
        <p className="s row">
          <a href="?zeige=offen" aria-current={onlyOpen ? "true" : undefined}>
            {t("import.show-open", { count: String(open) })}
          </a>
          <a href="?" aria-current={onlyOpen ? undefined : "true"}>
            {t("import.show-all", { count: String(suggestions.length) })}
          </a>
        </p>
      </div>
      <ol className="sugs flow-s">
        {shown.map(({ suggestion, number }) => (
          <SuggestionCard
            key={suggestion.id}
            id={`stelle-${number}`}
            place={number}
            title={questionOf(t, suggestion)}
            state={stateOf(suggestion)}
            name={`place.${suggestion.id}`}
            original={
              <>
                <p className="xs muted">{placeOf(t, suggestion.place)}</p>
                {suggestion.original.map((text, index) => (
                  <p key={index} className="original" lang="de">
                    {text}
                  </p>
                ))}
              </>
            }
            options={suggestion.options.map((option) => ({ value: option.id, label: optionOf(t, suggestion, option) }))}
            chosen={suggestion.decided ?? (suggestion.sure ? suggestion.suggested : undefined)}
            why={reasonOf(t, suggestion)}
          />
        ))}
      </ol>
    </section>
  );
}

/** What a second edition changes: each change can be taken out. */
export function Difference({ difference, storedTexts }: { difference: EditionDifference; storedTexts: Record<string, string> }) {
  const { t } = useTexts();
  return (
    <section className="flow-l" aria-labelledby="h-diff">
      <h2 id="h-diff">{t("import.difference")}</h2>
      <p className="muted flow-s">
        {t("import.difference-lede")} {t("import.difference-unchanged", { count: difference.unchanged })}
      </p>
      <input type="hidden" name="chosen" value="yes" />
      {/* A document that shares nothing with the stored concept is most likely not its next edition. */}
      <details className="more flow-s" open={difference.unchanged > 0}>
        <summary>{t("import.difference-list")}</summary>
        <Changes
          title={t("import.difference-edited")}
          changes={difference.edited.map(({ id, before, after }) => ({ key: id, level: after.level, before: wordsOf(before), after: wordsOf(after) }))}
        />
        <Changes title={t("import.difference-moved")} changes={difference.moved.map(({ id, level }) => ({ key: id, level, after: storedTexts[id] }))} />
        <Changes
          title={t("import.difference-added")}
          changes={difference.added.map(({ key, content }) => ({ key, level: content.level, after: wordsOf(content) }))}
        />
        <Changes
          title={t("import.difference-removed")}
          changes={difference.removed.map(({ id, before }) => ({ key: id, level: before.level, before: wordsOf(before) }))}
        />
      </details>
    </section>
  );
}

type Change = { key: string; level: ItemContent["level"]; before?: string; after?: string };

function Changes({ title, changes }: { title: string; changes: readonly Change[] }) {
  const { t } = useTexts();
  if (changes.length === 0) return null;
  return (
    <fieldset className="flow">
      <legend className="kern-label">
        {title} <span className="num muted">{changes.length}</span>
      </legend>
      {changes.map((change) => (
        <label className="kern-form-check" key={change.key}>
          <input className="kern-form-check__checkbox" type="checkbox" name="change" value={change.key} defaultChecked />
          <span>
            <span className="muted s">{t(`import.level-${change.level}`)}</span>
            <br />
            {change.before ? <del lang="de">{change.before}</del> : null} {change.after ? <ins lang="de">{change.after}</ins> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function wordsOf(content: ItemContent): string {
  switch (content.level) {
    case "principle":
      return [content.text, ...content.focusPoints].join(" – ");
    case "chapter":
      return [content.title, ...content.paragraphs.map((paragraph) => paragraph.slice(0, 200))].join(" – ");
    case "actionField":
      return [content.label, content.title].filter(Boolean).join(": ");
    case "recommendation":
      return [content.text, ...content.subPoints, ...content.notes].join(" – ");
    default:
      return content.text;
  }
}
