import { fieldId } from "#app/components/forms/field.tsx";
import { FileInput, RadioList, Segmented, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { German, german, isolated } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import type { Assessment, MeasureState } from "#domain/concept/progress/index.ts";
import type { OwnAnswer, OwnRequest } from "#domain/concept/rounds/index.ts";
import { figureName, inputName, shownFigure } from "./answer-names.ts";

/** In bytes; the same limit as in platform/files, which components do not load. */
const FILE_LIMIT = 20_000_000;
const ASSESSMENTS: readonly Assessment[] = ["on-track", "at-risk", "off-track"];
const STATES: readonly MeasureState[] = ["idea", "planned", "approved", "running", "done", "continuous", "paused", "dropped"];

/** One measure: the assessment and a sentence in view, everything else behind two folds. Content stays German. */
export function AnswerFields({
  answer,
  colleagues,
  errors,
  given,
  fileHref,
}: {
  answer: OwnAnswer;
  colleagues: OwnRequest["colleagues"];
  /** Sentences by name of the input. */
  errors: Readonly<Record<string, string>>;
  /** What could not be read, as it was typed. */
  given: Readonly<Record<string, string>>;
  fileHref: string;
}) {
  const { t, rich } = useTexts();
  const formats = useFormats();
  const name = (part: Parameters<typeof inputName>[0]) => inputName(part, answer.id);
  const open = (...parts: Parameters<typeof inputName>[0][]) => parts.some((part) => errors[name(part)] !== undefined);
  return (
    <section className="stack" data-answer={answer.id} aria-labelledby={`m-${answer.id}`}>
      <h2 id={`m-${answer.id}`} lang="de" dir="ltr">
        {answer.measure}
      </h2>
      {answer.before ? (
        <div className="muted s">
          <p>{t("status.before", { day: formats.day(answer.before.dated), assessment: t(`status.${answer.before.assessment}`) })}</p>
          <p lang="de" dir="ltr">
            {answer.before.text}
          </p>
        </div>
      ) : null}
      <div data-only-answer>
        <Segmented
          name={name("assessment")}
          label={t("status.assessment")}
          chosen={answer.assessment ?? undefined}
          error={errors[name("assessment")]}
          choices={ASSESSMENTS.map((value) => ({ value, label: t(`status.${value}`), state: value }))}
        />
      </div>
      <TextArea
        name={name("text")}
        label={t("status.text")}
        hint={t("status.text-hint")}
        defaultValue={answer.text}
        error={errors[name("text")]}
        rows={3}
        maxLength={2000}
        dir="auto"
      />
      <div className="stack" data-only-answer>
        {answer.results.map((result) => {
          const figure = figureName(answer.id, result.id);
          return (
            <TextInput
              key={result.id}
              name={figure}
              label={rich("status.figure", { german, name: result.name })}
              hint={
                result.reached === null
                  ? rich("status.figure-hint-none", { bdi: isolated, planned: formats.decimal(result.planned) })
                  : rich("status.figure-hint", { bdi: isolated, reached: formats.decimal(result.reached), planned: formats.decimal(result.planned) })
              }
              suffix={<German>{result.unit}</German>}
              inputMode="decimal"
              optional
              defaultValue={given[figure] ?? shownFigure(answer, result.id)}
              error={errors[figure]}
            />
          );
        })}
        <details className="more stack" open={open("state", "file")}>
          <summary>{t("status.more")}</summary>
          <Select
            name={name("state")}
            label={t("status.state")}
            empty={t("status.state-as-it-is")}
            defaultValue={answer.state ?? ""}
            error={errors[name("state")]}
            choices={STATES.map((value) => ({ value, label: t(`status.state-${value}`) }))}
          />
          <FileInput
            name={name("file")}
            label={t("status.file")}
            optional
            kinds={t("status.file-kinds")}
            size={formats.bytes(FILE_LIMIT)}
            error={errors[name("file")]}
          />
        </details>
        {answer.file ? (
          <p className="s">
            {t("status.file-there")} <StoredFile file={answer.file} href={fileHref} />
          </p>
        ) : null}
      </div>
      <details className="more stack" open={answer.kind !== "answer" || open("kind", "person")}>
        <summary>{t("status.whose")}</summary>
        <RadioList
          name={name("kind")}
          label={t("status.kind")}
          chosen={answer.kind}
          error={errors[name("kind")]}
          choices={(["answer", "not-ours", "hand-on"] as const).map((value) => ({ value, label: t(`status.kind-${value}`) }))}
        />
        {colleagues.length === 0 ? <p id={fieldId(name("person"))}>{t("status.person-in-words")}</p> : null}
        {colleagues.length === 0 ? null : (
          <Select
            name={name("person")}
            label={t("status.person")}
            hint={t("status.person-hint")}
            empty={t("status.person-none")}
            defaultValue={answer.handOnToPersonId ?? ""}
            error={errors[name("person")]}
            choices={colleagues.map((person) => ({ value: person.id, label: `${person.name}, ${person.organisation}`, lang: "de" }))}
          />
        )}
      </details>
    </section>
  );
}

/** An answer that can no longer be changed, or is shown after handing in. */
export function AnswerSummary({ answer, colleagues, note }: { answer: OwnAnswer; colleagues: OwnRequest["colleagues"]; note?: string }) {
  const { t } = useTexts();
  const person = colleagues.find(({ id }) => id === answer.handOnToPersonId);
  return (
    <section className="stack-s">
      <h2 lang="de" dir="ltr">
        {answer.measure}
      </h2>
      {note ? <p className="w6">{note}</p> : null}
      <p>
        {answer.kind !== "answer" ? (
          t(`status.kind-${answer.kind}`)
        ) : answer.assessment ? (
          <StateLabel state={answer.assessment}>{t(`status.${answer.assessment}`)}</StateLabel>
        ) : null}{" "}
        {answer.kind === "hand-on" && person ? <bdi>{person.name}</bdi> : null}
      </p>
      {answer.text ? <p dir="auto">{answer.text}</p> : null}
    </section>
  );
}
