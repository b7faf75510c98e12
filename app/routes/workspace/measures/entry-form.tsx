import { Button } from "#app/components/button.tsx";
import { CheckBox, DateInput, FileInput, Segmented, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { FormErrors, type Errors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { ASSESSMENTS, MEASURE_STATES, type MeasurePage } from "#domain/concept/measures/index.ts";
import type { EntryErrorCode, EntryRefused } from "./enter-progress.ts";
import { typedNumber } from "./german-number.ts";

/** In bytes; the same limit as in platform/files, which components do not load. */
const FILE_LIMIT = 20_000_000;

/** The next entry of the history: assessment and two sentences, everything else behind one fold. */
export function EntryForm({
  measure,
  today,
  mayRelease,
  mayEditPublicPart,
  refused,
}: {
  measure: MeasurePage;
  today: string;
  mayRelease: boolean;
  /** State and figures stand on the public page at once. */
  mayEditPublicPart: boolean;
  refused?: EntryRefused;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const errorText = useEntryErrors();
  const { draft } = refused ?? {};
  const last = measure.history[0];
  // The check box and the figures as a whole have no place of their own that the summary could lead to.
  const place = (field: string) => (field === "released" || field === "figures" ? "" : field);
  const errors: Errors = Object.fromEntries((refused?.errors ?? []).map(({ field, code }) => [place(field), errorText(code)]));
  const folded = ["", "state", "stateReason", "dated", "file", ...measure.fields.results.map((result) => `figure.${result.id}`)];
  return (
    <form method="post" encType="multipart/form-data" className="entry stack" id="eintrag">
      <FormId />
      <FormErrors errors={errors} />
      {mayEditPublicPart ? null : <p className="muted">{t("measures.partner-public-entry")}</p>}
      <Segmented
        name="assessment"
        label={t("measures.entry-assessment")}
        required
        error={errors.assessment}
        chosen={draft?.assessment ?? last?.assessment ?? "on-track"}
        choices={ASSESSMENTS.map((value) => ({ value, label: t(`states.${value}`), state: value }))}
      />
      <TextArea
        name="text"
        label={last ? t("measures.entry-text-since", { day: formats.day(last.dated) }) : t("measures.entry-text")}
        hint={t("measures.entry-text-hint")}
        defaultValue={draft?.text}
        error={errors.text}
        required
        maxLength={5000}
      />
      <details className="stack" open={folded.some((field) => errors[field] !== undefined)}>
        <summary>{t(mayEditPublicPart ? "measures.entry-more" : "measures.entry-more-inside")}</summary>
        {mayEditPublicPart ? (
          <>
            <Select
              name="state"
              label={t("measures.entry-state")}
              empty={t("measures.entry-state-same", { state: t(`states.measure-${measure.fields.state}`) })}
              choices={MEASURE_STATES.filter((state) => state !== measure.fields.state).map((value) => ({ value, label: t(`states.measure-${value}`) }))}
              defaultValue={draft?.state}
              error={errors.state}
            />
            <TextInput
              name="stateReason"
              label={t("measures.entry-reason")}
              hint={t("measures.entry-reason-hint")}
              optional
              defaultValue={draft?.stateReason}
              error={errors.stateReason}
              maxLength={1000}
            />
            {measure.fields.results.map((result) => (
              <TextInput
                key={result.id}
                name={`figure.${result.id}`}
                label={t("measures.entry-figure", { name: result.name })}
                hint={
                  result.reached === null
                    ? t("measures.entry-figure-none", { planned: formats.number(result.planned) })
                    : t("common.share-of", { part: formats.number(result.reached), whole: formats.number(result.planned) })
                }
                suffix={result.unit}
                inputMode="decimal"
                optional
                defaultValue={draft?.figures[result.id ?? ""] ?? (result.reached === null ? "" : typedNumber(result.reached))}
                error={errors[`figure.${result.id}`]}
              />
            ))}
            <FileInput
              name="file"
              label={t("measures.entry-file")}
              optional
              kinds={t("measures.file-kinds")}
              size={formats.bytes(FILE_LIMIT)}
              error={errors.file}
            />
          </>
        ) : null}
        <DateInput name="dated" label={t("measures.entry-dated")} defaultValue={draft?.dated ?? today} max={today} error={errors.dated} />
      </details>
      <div className="row">
        <Button kind="primary" name="intent" value="entry">
          {t("measures.entry-submit")}
        </Button>
        {mayRelease ? (
          <CheckBox name="released" label={t("measures.entry-release")} hint={t("measures.entry-release-hint")} defaultChecked={draft?.released ?? false} />
        ) : null}
      </div>
    </form>
  );
}

function useEntryErrors(): (code: EntryErrorCode) => string {
  const { t } = useTexts();
  return (code) => {
    if (typeof code === "object") return t(`files.refused-${code.file}`);
    if (code === "too-long") return t("forms.too-long", { max: 5000 });
    if (code === "required" || code === "not-a-day" || code === "not-a-number" || code === "choose-one") return t(`forms.${code}`);
    return t(`measures.error-${code}`);
  };
}
