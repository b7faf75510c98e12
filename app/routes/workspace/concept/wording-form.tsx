import { Button, ButtonLink } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { Level } from "#domain/concept/editing/index.ts";
import type { WordingConflict, WordingDraft } from "./item-acts.ts";

export type WordedLevel = Exclude<Level, "recommendation">;
type PlainKey =
  | "conceptwork.field-label"
  | "conceptwork.field-title"
  | "conceptwork.field-short-title"
  | "conceptwork.field-introduction"
  | "conceptwork.field-text"
  | "conceptwork.field-paragraphs"
  | "conceptwork.field-focus-points";

/** Which of a draft's texts a level has, and what they are called. */
const controls: Record<WordedLevel, Partial<Record<"label" | "title" | "text" | "lines", PlainKey>>> = {
  "action-field": { label: "conceptwork.field-label", title: "conceptwork.field-title", lines: "conceptwork.field-introduction" },
  "guiding-goal": { text: "conceptwork.field-text" },
  goal: { title: "conceptwork.field-short-title", text: "conceptwork.field-text" },
  chapter: { title: "conceptwork.field-title", lines: "conceptwork.field-paragraphs" },
  principle: { text: "conceptwork.field-text", lines: "conceptwork.field-focus-points" },
};

/** The wording of one item, edited in its place. After a conflict both versions stand above the reader's own. */
export function WordingForm({
  level,
  id,
  draft,
  seen,
  conflict,
  error,
  cancelHref,
}: {
  level: WordedLevel;
  id: string;
  draft: WordingDraft;
  /** A principle has no version: what it said when the form was opened takes its place. */
  seen?: WordingDraft;
  conflict?: WordingConflict | null;
  error?: string;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const has = controls[level];
  const before = conflict?.theirs ?? seen;
  return (
    <div className="stack">
      {conflict ? <Conflict level={level} draft={draft} conflict={conflict} theirsHref={cancelHref} /> : null}
      <form method="post" className="entry">
        <input type="hidden" name="intent" value="edit" />
        <input type="hidden" name="level" value={level} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={draft.version} />
        {level === "principle" && before ? (
          <>
            <input type="hidden" name="seenText" value={before.text} />
            <input type="hidden" name="seenLines" value={before.lines} />
          </>
        ) : null}
        {has.label ? <TextInput name="label" label={t(has.label)} hint={t("conceptwork.label-hint")} optional defaultValue={draft.label} /> : null}
        {has.title ? (
          <TextInput
            name="title"
            label={t(has.title)}
            optional={level === "goal"}
            required={level !== "goal"}
            defaultValue={draft.title}
            error={has.text ? undefined : error}
          />
        ) : null}
        {has.text ? <TextArea name="text" label={t(has.text)} rows={3} required defaultValue={draft.text} error={error} /> : null}
        {has.lines ? (
          <TextArea
            name="lines"
            label={t(has.lines)}
            hint={t(level === "principle" ? "conceptwork.one-per-line" : "conceptwork.empty-line-between")}
            rows={level === "chapter" ? 14 : 5}
            optional
            defaultValue={draft.lines}
          />
        ) : null}
        <div className="row">
          <Button kind="primary">{t("common.save")}</Button>
          <ButtonLink kind="tertiary" href={cancelHref}>
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </form>
    </div>
  );
}

function Conflict({ level, draft, conflict, theirsHref }: { level: WordedLevel; draft: WordingDraft; conflict: WordingConflict; theirsHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();
  const fields = Object.entries(controls[level]).flatMap(([name, key]) => {
    const part = name === "label" || name === "title" || name === "text" || name === "lines" ? name : null;
    return part ? [{ label: t(key), yours: plain(draft[part]), theirs: plain(conflict.theirs[part]) }] : [];
  });
  return (
    <CompareVersions
      name={conflict.by?.name ?? t("conceptwork.somebody")}
      time={conflict.by ? formats.time(conflict.by.at) : ""}
      moment={conflict.by ? formats.moment(conflict.by.at) : ""}
      fields={fields}
      theirsHref={theirsHref}
    />
  );
}
