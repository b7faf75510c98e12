import type { ReactNode } from "react";
import type { EditionDifference, ItemContent, ItemRef, MovedItem } from "#domain/concept/compare/index.ts";
import type { Suggestion } from "#domain/concept/import/index.ts";
import type { Place } from "#domain/concept/index.ts";
import { German, german } from "#app/components/german.tsx";
import { SuggestionCard, Tree } from "#app/components/import-parts.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { markDifferences, type Piece } from "#app/components/word-difference.ts";
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

type ResultRecommendation = { text: string; subPoints: readonly string[]; notes: readonly string[]; place: Place | null };
type ResultField = {
  title: string;
  guidingGoals: readonly { text: string | null; goals: readonly { text: string; recommendations: readonly ResultRecommendation[] }[] }[];
};

/** What the document becomes, down to each recommendation with its points, its notes and the place it came from. */
export function ResultTree({ fields }: { fields: readonly ResultField[] }) {
  const { t } = useTexts();
  const recommendationNode = ({ text, subPoints, notes, place }: ResultRecommendation, key: string) => ({
    key,
    label: <German>{text}</German>,
    note: placeOf(t, place),
    children: [
      ...subPoints.map((point, number) => ({ key: `p${number}`, label: <German>{point}</German>, note: t("import.sub-point") })),
      ...notes.map((note, number) => ({ key: `n${number}`, label: <German>{note}</German>, note: t("import.note") })),
    ],
  });
  return (
    <Tree
      nodes={fields.map((field, index) => ({
        key: `${index}`,
        strong: true,
        label: `${index + 1} ${field.title}`,
        children: field.guidingGoals.map((guidingGoal, place) => ({
          key: `${index}.${place}`,
          label:
            guidingGoal.text === null ? t("import.goals-count", { count: guidingGoal.goals.length }) : t("import.guiding-goal", { text: guidingGoal.text }),
          children: guidingGoal.goals.map(({ text, recommendations }, number) => ({
            key: `${index}.${place}.${number}`,
            label: text,
            folded: {
              label: t("import.recommendations-count", { count: recommendations.length }),
              nodes: recommendations.map((recommendation, row) => recommendationNode(recommendation, `${row}`)),
            },
          })),
        })),
      }))}
    />
  );
}

/** What a second edition changes: each change can be taken out. */
export function Difference({ difference, storedTexts }: { difference: EditionDifference; storedTexts: Record<string, string> }) {
  const { t, rich } = useTexts();
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
          changes={difference.edited.map(({ id, before, after }) => ({
            key: id,
            level: after.level,
            text: <Rewording before={wordsOf(before)} after={wordsOf(after)} />,
          }))}
        />
        <Changes
          title={t("import.difference-moved")}
          changes={difference.moved.map((moved) => ({
            key: moved.id,
            level: moved.level,
            text: <German>{storedTexts[moved.id]}</German>,
            where: <Movement moved={moved} nameOf={(ref) => nameOf(ref, difference, storedTexts)} />,
          }))}
        />
        <Changes
          title={t("import.difference-added")}
          changes={difference.added.map(({ key, content, to }) => ({
            key,
            level: content.level,
            text: <ins lang="de">{wordsOf(content)}</ins>,
            where: to.parent ? rich("import.added-below", { german, above: nameOf(to.parent, difference, storedTexts) }) : null,
          }))}
        />
        <Changes
          title={t("import.difference-removed")}
          changes={difference.removed.map(({ id, before }) => ({ key: id, level: before.level, text: <del lang="de">{wordsOf(before)}</del> }))}
        />
      </details>
    </section>
  );
}

type Change = { key: string; level: ItemContent["level"]; text: ReactNode; where?: ReactNode };

function Changes({ title, changes }: { title: string; changes: readonly Change[] }) {
  const { t } = useTexts();
  if (changes.length === 0) return null;
  return (
    <fieldset className="flow">
      <legend className="kern-label">
        {title} <span className="num muted">{changes.length}</span>
      </legend>
      {changes.map((change) => (
        <label className="kern-form-check flow-s" key={change.key}>
          <input className="kern-form-check__checkbox" type="checkbox" name="change" value={change.key} defaultChecked />
          <span>
            <span className="muted s">{t(`import.level-${change.level}`)}</span>
            <br />
            {change.text}
            {change.where ? (
              <>
                <br />
                <span className="muted s">{change.where}</span>
              </>
            ) : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Both wordings, one below the other: only the words that the other lacks are marked. */
function Rewording({ before, after }: { before: string; after: string }) {
  const { t } = useTexts();
  const pieces = markDifferences(before, after);
  return (
    <>
      <span className="muted s">{t("import.before")}: </span>
      <Marked pieces={pieces.left} mark="del" label={t("versions.only-before")} />
      <br />
      <span className="muted s">{t("import.after")}: </span>
      <Marked pieces={pieces.right} mark="ins" label={t("versions.only-after")} />
    </>
  );
}

function Marked({ pieces, mark: Mark, label }: { pieces: readonly Piece[]; mark: "del" | "ins"; label: string }) {
  return pieces.map(({ text, differs }, place) =>
    differs && text.trim() !== "" ? (
      <Mark key={place} lang="de">
        <span className="vh">{label} </span>
        {text}
      </Mark>
    ) : (
      <German key={place}>{text}</German>
    ),
  );
}

/** From where to where; among the same siblings, behind which one. */
function Movement({ moved, nameOf: name }: { moved: MovedItem; nameOf: (ref: ItemRef) => string }) {
  const { t, rich } = useTexts();
  const { parent, after } = moved.to;
  const stays = moved.fromParent === (parent && "id" in parent ? parent.id : null) && !(parent && "key" in parent);
  if (!stays && parent && moved.fromParent) return rich("versions.moved-from", { german, before: name({ id: moved.fromParent }), after: name(parent) });
  return after ? rich("import.moved-behind", { german, before: name(after) }) : t("import.moved-first");
}

function nameOf(ref: ItemRef, difference: EditionDifference, storedTexts: Record<string, string>): string {
  if ("id" in ref) return storedTexts[ref.id] ?? "";
  const content = difference.added.find(({ key }) => key === ref.key)?.content;
  return content ? ("text" in content ? content.text : content.title) : "";
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
